"""A catalogue type as a list: what the paragraph `[[items TYPE]]` of a page becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.catalogue import Field, Item, ItemType
from portal.site.edition import Edition
from portal.site.filters import Filter, codes_of, filters_of
from portal.site.printed import Printed, anchor, item_url, printed, sort_key, title

# Longer texts are for reading; they would weigh more than the list.
_FINDABLE = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `is_number` columns align right and sort by size."""

    name: str
    label: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, empty where it is not published; `sort` where the text does not sort by itself."""

    parts: tuple[Printed, ...]
    sort: str


@dataclass(frozen=True, slots=True)
class Row:
    """An item. `facets`: its codes (separated by spaces) or its number by filter; `search`: what it is found
    by beside the text that is shown: names in the other languages, short texts that have no column."""

    id: str
    anchor: str
    name: str
    cells: tuple[Cell, ...]
    facets: tuple[tuple[str, str], ...]
    search: str


@dataclass(frozen=True, slots=True)
class ItemList:
    """A type's items as rows under columns. `first` and `last` are the printed dates of the oldest and the
    newest entry (empty where none is dated); `sources` are ids."""

    type: str
    label: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]
    first: str
    last: str
    sources: tuple[str, ...]


def item_list(edition: Edition, type_id: str) -> ItemList:
    """The list of a type; KeyError for an unknown type."""
    catalogue = edition.site.catalogue
    kind, items = catalogue.types[type_id], catalogue.items[type_id]
    # The name comes first: it heads the row, and the card that the row is on a phone.
    names = sorted(kind.columns, key=lambda name: name != kind.naming.name)
    columns = tuple(kind.fields[name] for name in names)
    filters = tuple(kind.fields[name] for name in kind.filters)
    dates = sorted({item.as_of for item in items.values() if item.as_of})
    return ItemList(
        type=type_id,
        label=edition.label(kind.label),
        columns=tuple(
            Column(field.name, edition.label(field.label), field.traits.is_number) for field in columns
        ),
        filters=tuple(filters_of(edition, filters, items.values())),
        rows=tuple(_row(edition, kind, item, columns, filters) for item in items.values()),
        first=edition.date(dates[0]) if dates else "",
        last=edition.date(dates[-1]) if dates else "",
        sources=tuple(dict.fromkeys(source for item in items.values() for source in item.sources)),
    )


def _row(
    edition: Edition, kind: ItemType, item: Item, columns: tuple[Field, ...], filters: tuple[Field, ...]
) -> Row:
    return Row(
        id=item.id,
        anchor=anchor(item),
        name=title(edition, item).text,
        cells=tuple(_cell(edition, kind, item, field) for field in columns),
        facets=tuple(
            (field.name, " ".join(codes)) for field in filters if (codes := tuple(codes_of(item, field)))
        ),
        search=_search(edition, kind, item),
    )


def _cell(edition: Edition, kind: ItemType, item: Item, field: Field) -> Cell:
    parts = printed(edition, item, field)
    if parts and field.name == kind.naming.name and kind.item_pages:
        parts = (Printed(parts[0].text, parts[0].tag, item_url(edition, item)),)
    value = item.values.get(field.name)
    # ISO dates sort by themselves; their printed forms do not.
    return Cell(parts, str(value or "") if field.kind == "date" else sort_key(value))


def _search(edition: Edition, kind: ItemType, item: Item) -> str:
    texts: list[str] = []
    for name, value in item.values.items():
        field = kind.fields[name]
        if field.kind == "name" or name == kind.naming.name:
            texts += value.values() if isinstance(value, Mapping) else [value]
        elif name not in kind.columns and field.kind in ("text", "address", "code"):
            texts += [part.text for part in printed(edition, item, field) if len(part.text) <= _FINDABLE]
    return " ".join(dict.fromkeys(texts))
