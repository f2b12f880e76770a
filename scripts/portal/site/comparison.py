"""Items side by side: what the paragraph `[[compare TYPE]]` of a page becomes."""

from __future__ import annotations

from dataclasses import dataclass

from portal.site.edition import Edition
from portal.site.lists import Cell
from portal.site.printed import Printed, printed, title

MOST = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """One item: a column."""

    id: str
    name: Printed


@dataclass(frozen=True, slots=True)
class Line:
    """One field: a row, a cell an item."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All items of a type by the fields of its sheet; a script shows at most `most` of them."""

    type: str
    label: str
    items: tuple[Compared, ...]
    lines: tuple[Line, ...]
    most: int
    list_url: str


def comparison(edition: Edition, type_id: str) -> Comparison:
    """The comparison of a type; KeyError for an unknown type."""
    catalogue = edition.site.catalogue
    kind, items = catalogue.types[type_id], catalogue.items[type_id]
    fields = [kind.fields[name] for name in kind.sheet or kind.fields if name != kind.naming.name]
    return Comparison(
        type=type_id,
        label=edition.label(kind.label),
        items=tuple(Compared(item.id, title(edition, item)) for item in items.values()),
        lines=tuple(
            Line(
                edition.label(field.label),
                tuple(Cell(printed(edition, item, field), "") for item in items.values()),
            )
            for field in fields
        ),
        most=MOST,
        list_url=edition.url(kind.page_key),
    )
