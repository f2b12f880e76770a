"""What a type may declare beside its fields: where its places lie, when its events fall, which sums hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.catalogue.values import Point
from portal.fields import FieldReader

_WINDOW = 'Write `place: {lat: ["20.0", "21.3"], lon: ["106.0", "108.1"]}`, or `place: true`.'


@dataclass(frozen=True, slots=True)
class Bounds:
    """A window in degrees of WGS 84, edges included."""

    south: Decimal
    north: Decimal
    west: Decimal
    east: Decimal

    def __contains__(self, point: Point) -> bool:
        return self.south <= point.lat <= self.north and self.west <= point.lon <= self.east


EARTH = Bounds(Decimal(-90), Decimal(90), Decimal(-180), Decimal(180))


@dataclass(frozen=True, slots=True)
class Classes:
    """The class of schema.org that an item is: `default`, or what the choice `by` says of its code."""

    default: str
    by: str
    of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The fields that say when an item comes each year: the calendar (a choice of `gregorian`, `lunar` and
    others that give no date), its month, the first day and the last."""

    calendar: str
    month: str
    first: str
    last: str

    @property
    def fields(self) -> tuple[str, ...]:
        """All four names."""
        return (self.calendar, self.month, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Total:
    """`field` states a sum over the items of type `of` whose reference `by` names this item.

    `sum`: the field that is added up; empty: the items are counted. `where`: only those whose choice is one
    of these codes. `words`: the field that holds the same amount in words. `within`: another total of this
    type whose items should all be among these.
    """

    field: str
    of: str
    by: str
    sum: str
    where: Mapping[str, tuple[str, ...]]
    words: str
    within: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two fields that tell a time twice. Where a source contradicts itself, `recorded_by` says so: that field
    holds the code `recorded_as`, or (empty) is given at all."""

    fields: tuple[str, str]
    recorded_by: str
    recorded_as: str


def read_bounds(reader: FieldReader) -> Bounds | None:
    """`place: true`, or a window; None where the type has no places."""
    value = reader.value("place", False)
    if value is False or value is True:
        return EARTH if value else None
    if not isinstance(value, dict):
        reader.error("place", f"`place: {value}` is no window", _WINDOW)
        return None
    below = reader.below("place")
    edges = [_pair(below, key) for key in ("lat", "lon")]
    below.unknown_keys()
    return Bounds(*edges[0], *edges[1])


def _pair(below: FieldReader, key: str) -> tuple[Decimal, Decimal]:
    given = below.texts(key)
    try:
        low, high = (Decimal(edge) for edge in given)
    except (ValueError, ArithmeticError):
        below.error(key, f"`{key}: {list(given)}` is no pair of degrees", _WINDOW)
        return Decimal(0), Decimal(0)
    if low > high:
        below.error(key, f"`{key}` runs from {low} down to {high}", "Exchange them.")
    return low, high


def read_classes(reader: FieldReader) -> Classes:
    """`schema_org: Place`, or `schema_org: {default: CreativeWork, by: type, of: {book: Book, map: Map}}`."""
    value = reader.value("schema_org", "Thing")
    if not isinstance(value, dict):
        return Classes(reader.text("schema_org", "Thing"), "", {})
    below = reader.below("schema_org")
    of = {code: str(name) for code, name in _items(below.value("of"))}
    found = Classes(below.text("default"), below.text("by"), of)
    below.unknown_keys()
    return found


def read_occurrence(reader: FieldReader) -> Occurrence | None:
    """`occurs: {calendar: …, month: …, first: …, last: …}`, names of fields."""
    if not reader.has("occurs"):
        reader.value("occurs", {})
        return None
    below = reader.below("occurs")
    found = Occurrence(*(below.text(key) for key in ("calendar", "month", "first", "last")))
    below.unknown_keys()
    return found


def read_totals(reader: FieldReader) -> tuple[Total, ...]:
    """`totals: {field: {of: type, by: reference, sum: field, where: {choice: [codes]}, words: field}}`."""
    totals = reader.value("totals", {})
    return tuple(_total(reader.below("totals", name), name) for name in _keys(totals))


def _total(below: FieldReader, name: str) -> Total:
    where = below.value("where", {})
    total = Total(
        field=name,
        of=below.text("of"),
        by=below.text("by"),
        sum=below.text("sum", ""),
        where={field: tuple(_listed(codes)) for field, codes in _items(where)},
        words=below.text("words", ""),
        within=below.text("within", ""),
    )
    below.unknown_keys()
    return total


def read_agreements(reader: FieldReader) -> tuple[Agreement, ...]:
    """`agree: [{fields: [one, other], recorded_by: field, recorded_as: code}]`."""
    value = reader.value("agree", [])
    if not isinstance(value, list):
        reader.error("agree", "`agree` is no list", "Write `- {fields: [one, other], recorded_by: …}`.")
        return ()
    return tuple(_agreement(reader.below("agree", index)) for index in range(len(value)))


def _agreement(below: FieldReader) -> Agreement:
    fields = below.texts("fields")
    if len(fields) != 2:
        below.error("fields", "two fields are compared", "Write `fields: [one, other]`.")
        fields = (*fields, *fields, "", "")
    agreement = Agreement((fields[0], fields[1]), below.text("recorded_by"), below.text("recorded_as", ""))
    below.unknown_keys()
    return agreement


def _keys(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, dict) else ()


def _items(value: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(value.items()) if isinstance(value, dict) else ()


def _listed(value: Any) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]
