"""What a field of an item holds once read: small immutable values, one class a kind that needs one.

The other kinds hold: `name`, `text`, `markdown` and `address` a mapping from language code to text;
`choice`, `reference`, `date` (ISO year, month or day), `code`, `url` and `file` a plain text; a `reference`
with `many` a tuple of ids. A field that is not given stands in no item's `values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the unit of its field; `qualifier` (`about`, `over`, …) is empty for an exact one."""

    value: Decimal
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of `currency` (a unit of `figures`: `vnd`, `usd`, …)."""

    amount: Decimal
    currency: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """From one ISO date to another, both included; an open end is empty."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees; `basis` says how good the position is (`exact`, `approximate`, `middle-of-ward`)."""

    lat: Decimal
    lon: Decimal
    basis: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How a public body is reached; what is not known is empty."""

    telephone: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """A step in an item's history: the ISO date, the state reached, a note per language (may be empty)."""

    date: str
    state: str
    note: Texts
