"""What a list can be filtered by: choices, references and years to pick from, numbers from and to."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue import Field, Item, Quantity
from portal.site.edition import Edition
from portal.site.printed import title


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter offers, and how many items have it."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: one of `choices`, or, without them, from a number to another."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def filters_of(edition: Edition, fields: Iterable[Field], items: Iterable[Item]) -> Iterator[Filter]:
    """The filters of fields; none for a field that no item has, or of a kind that does not filter."""
    listed = tuple(items)
    for field in fields:
        counts = Counter(code for item in listed for code in codes_of(item, field))
        if counts and field.kind == "number":
            yield Filter(field.name, _with_unit(edition, field), ())
        elif counts and field.kind in ("choice", "reference", "date"):
            yield Filter(field.name, edition.label(field.label), tuple(_choices(edition, field, counts)))


def _with_unit(edition: Edition, field: Field) -> str:
    name = edition.label(field.label)
    unit = edition.forms.units.get(field.unit, {"other": ""})["other"].replace("{n}", "").strip()
    return edition.word("items.choice", label=name, count=unit) if unit else name


def _choices(edition: Edition, field: Field, counts: Mapping[str, int]) -> Iterator[Choice]:
    """The values that occur: choices in the order of their type, years from the newest, names by letter."""
    if field.kind == "choice":
        yield from (
            Choice(code, edition.label(field.of[code]), counts[code]) for code in field.of if code in counts
        )
    elif field.kind == "date":
        yield from (Choice(year, year, counts[year]) for year in sorted(counts, reverse=True))
    else:
        named = [
            Choice(id_, title(edition, edition.item(field.to, id_)).text, count)
            for id_, count in counts.items()
        ]
        yield from sorted(named, key=lambda choice: unicodedata.normalize("NFD", choice.label).casefold())


def codes_of(item: Item, field: Field) -> Iterator[str]:
    """What a filter compares: codes of a choice, ids of references, the year of a date, a number."""
    value: Any = item.values.get(field.name)
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, Quantity):
        yield str(value.value)
    elif value:
        yield str(value)[:4] if field.kind == "date" else str(value)
