"""A catalogue type as one table: a row for each item, plain values under labels in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.catalogue import Field, Item
from portal.catalogue.values import Contact, Event, Money, Period, Point, Quantity
from portal.exports.wording import Wording

Cell = str | Decimal | None
Parts = dict[str, Callable[[Item], Cell]]

# The interface's words for how good a position is.
BASIS_WORDS = {"exact": "exact", "approximate": "approximate", "middle-of-ward": "ward"}


@dataclass(frozen=True, slots=True)
class Table:
    """`labels` name the columns; numbers are plain decimals in the unit that their label names; what is not
    known is None. Dates are ISO."""

    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(wording: Wording) -> Table:
    """The id, a column or more for each field, and what every item carries."""
    columns: Parts = {wording.string("columns.id"): lambda item: item.id}
    for field in wording.kind.fields.values():
        for label, take in _COLUMNS.get(field.kind, _plain)(wording, field).items():
            columns[label if label not in columns else f"{label} ({field.name})"] = take
    for label, take in _common(wording):
        columns[label if label not in columns else f"{label} (*)"] = take
    rows = tuple(tuple(take(item) for take in columns.values()) for item in wording.items)
    return Table(tuple(columns), rows)


def _common(wording: Wording) -> Iterator[tuple[str, Callable[[Item], Cell]]]:
    """Columns of what is no field; dates and followers only where an item has them."""
    yield wording.string("columns.as_of"), lambda item: item.as_of or None
    optional: Parts = {
        "valid_from": lambda item: item.valid_from or None,
        "valid_to": lambda item: item.valid_to or None,
        "predecessor": lambda item: item.predecessor or None,
        "successor": lambda item: item.successor or None,
    }
    for key, take in optional.items():
        if any(take(item) for item in wording.items):
            yield wording.string(f"columns.{key}"), take
    yield wording.string("columns.sources"), lambda item: "; ".join(item.sources)
    yield wording.string("columns.language"), wording.language
    yield wording.string("columns.page"), lambda item: wording.page(item) or None


def _plain(wording: Wording, field: Field) -> Parts:
    return {wording.label(field.label): lambda item: item.values.get(field.name)}


def _texts(wording: Wording, field: Field) -> Parts:
    def take(item: Item) -> Cell:
        return wording.text(item, item.values[field.name]) if field.name in item.values else None

    return {wording.label(field.label): take}


def _choice(wording: Wording, field: Field) -> Parts:
    def take(item: Item) -> Cell:
        return wording.label(field.of[item.values[field.name]]) if field.name in item.values else None

    return {wording.label(field.label): take}


def _reference(wording: Wording, field: Field) -> Parts:
    def take(item: Item) -> Cell:
        return "; ".join(wording.name(other) for other in wording.references(item, field)) or None

    return {wording.label(field.label): take}


def _number(wording: Wording, field: Field) -> Parts:
    unit = wording.unit(field.unit)
    label = wording.label(field.label)
    parts: Parts = {f"{label} ({unit})" if unit else label: _part(field, Quantity, lambda value: value.value)}
    return parts | _qualified(wording, field)


def _money(wording: Wording, field: Field) -> Parts:
    label = wording.label(field.label)
    parts: Parts = {
        label: _part(field, Money, lambda value: value.amount),
        wording.string("columns.currency", label=label): _part(
            field, Money, lambda value: value.currency.upper()
        ),
    }
    return parts | _qualified(wording, field)


def _qualified(wording: Wording, field: Field) -> Parts:
    """A column for "about" and the like, where an item has one."""

    def take(item: Item) -> Cell:
        value = item.values.get(field.name)
        return wording.qualifier(value.qualifier) if value and value.qualifier else None

    label = wording.string("columns.qualifier", label=wording.label(field.label))
    return {label: take} if any(take(item) for item in wording.items) else {}


def _period(wording: Wording, field: Field) -> Parts:
    label = wording.label(field.label)
    return {
        wording.string("columns.from", label=label): _part(field, Period, lambda value: value.start or None),
        wording.string("columns.to", label=label): _part(field, Period, lambda value: value.end or None),
    }


def _point(wording: Wording, field: Field) -> Parts:
    return {
        wording.string("columns.latitude"): _part(field, Point, lambda value: value.lat),
        wording.string("columns.longitude"): _part(field, Point, lambda value: value.lon),
        wording.string("columns.basis"): _part(
            field, Point, lambda value: wording.string(f"basis.{BASIS_WORDS[value.basis]}")
        ),
    }


def _contact(wording: Wording, field: Field) -> Parts:
    return {
        wording.string("columns.telephone"): _part(field, Contact, lambda value: value.telephone or None),
        wording.string("columns.email"): _part(field, Contact, lambda value: value.email or None),
        wording.string("columns.web"): _part(field, Contact, lambda value: value.url or None),
    }


def _history(wording: Wording, field: Field) -> Parts:
    def told(item: Item, event: Event) -> str:
        note = f" ({wording.text(item, event.note)})" if event.note else ""
        return f"{event.date}: {wording.label(field.of[event.state])}{note}"

    def take(item: Item) -> Cell:
        return "; ".join(told(item, event) for event in item.values.get(field.name, ())) or None

    return {wording.label(field.label): take}


def _part(field: Field, of: type[Any], take: Callable[[Any], Cell]) -> Callable[[Item], Cell]:
    def cell(item: Item) -> Cell:
        value = item.values.get(field.name)
        return take(value) if isinstance(value, of) else None

    return cell


_COLUMNS: dict[str, Callable[[Wording, Field], Parts]] = {
    "name": _texts,
    "text": _texts,
    "markdown": _texts,
    "address": _texts,
    "choice": _choice,
    "reference": _reference,
    "number": _number,
    "money": _money,
    "period": _period,
    "point": _point,
    "contact": _contact,
    "history": _history,
}
