"""A catalogue type as a list: what the paragraph `[[items TYPE]]` of a page becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.catalogue import Field, Item
from portal.figures import format_date, format_quantity
from portal.language import traits_for
from portal.model import Site

_PLACEHOLDER = re.compile(r"<p>\[\[items ([a-z-]+)\]\]</p>")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: as printed, the language it is in (empty: the reader's), and what it sorts by."""

    text: str
    tag: str
    sort: str


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `is_number` columns align and sort as numbers."""

    label: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class ItemList:
    """A type's items as rows under columns; `as_of` is printed; `sources` are ids."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    as_of: str
    sources: tuple[str, ...]


def items_asked_for(html: str) -> tuple[str, ...]:
    """The types whose lists a page shows."""
    return tuple(_PLACEHOLDER.findall(html))


def item_list(site: Site, type_id: str, lang: str) -> ItemList:
    """The list of a type for a reader of `lang`; KeyError for an unknown type."""
    kind = site.catalogue.types[type_id]
    items = site.catalogue.items[type_id]
    fields = [kind.fields[name] for name in kind.columns]
    source = site.config.source.code
    dates = sorted({item.as_of for item in items.values() if item.as_of})
    return ItemList(
        label=_label(kind.label, lang, source),
        columns=tuple(Column(_label(field.label, lang, source), field.kind == "number") for field in fields),
        rows=tuple(tuple(_cell(site, item, field, lang) for field in fields) for item in items.values()),
        as_of=format_date(dates[-1], traits_for(lang)) if dates else "",
        sources=tuple(dict.fromkeys(source for item in items.values() for source in item.sources)),
    )


def _cell(site: Site, item: Item, field: Field, lang: str) -> Cell:
    value: Any = item.values.get(field.name)
    source = site.config.source.code
    if value is None:
        return Cell(site.interfaces[lang].strings["items.unknown"], "", "")
    if isinstance(value, Decimal):
        forms = site.interfaces[lang].forms
        return Cell(format_quantity(value, field.unit, None, traits_for(lang), forms), "", str(value))
    if field.kind in ("name", "text"):
        text, text_lang = (value[lang], lang) if lang in value else (value[source], source)
        return Cell(text, "" if text_lang == lang else site.config.language(text_lang).tag, text)
    if field.kind == "choice":
        text = _label(field.of[value], lang, source)
        return Cell(text, "" if lang in field.of[value] else site.config.source.tag, text)
    if field.kind == "date":
        return Cell(format_date(value, traits_for(lang)), "", value)
    if field.kind == "reference":
        text, text_lang = site.catalogue.items[field.to][value].name(lang, source)
        return Cell(text, "" if text_lang == lang else site.config.language(text_lang).tag, text)
    return Cell(str(value), "", str(value))


def _label(labels: Any, lang: str, source: str) -> str:
    return str(labels.get(lang, labels[source]))
