"""The closed list of units: what each measures, how units of one dimension convert, how numbers print."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

Dimension = Literal[
    "count",
    "ratio",
    "money",
    "length",
    "area",
    "volume",
    "mass",
    "power",
    "speed",
    "temperature",
    "time",
    "year",
]


class Unit(NamedTuple):
    """One unit. `size` is its measure in the smallest unit of its dimension; units of money and counts do not
    convert. `is_plain`: its numbers are written out in digits, never with a magnitude word. `symbol` is
    printed where a language has no form for the unit."""

    name: str
    dimension: Dimension
    symbol: str
    size: Decimal = Decimal(1)
    is_plain: bool = False


_TABLE = (
    Unit("count", "count", ""),
    Unit("person", "count", ""),
    Unit("point", "count", ""),
    Unit("teu", "count", "TEU"),
    Unit("percent", "ratio", "%"),
    Unit("vnd", "money", "VND"),
    Unit("usd", "money", "USD"),
    Unit("eur", "money", "EUR"),
    Unit("jpy", "money", "JPY"),
    Unit("mm", "length", "mm"),
    Unit("m", "length", "m", Decimal(1000)),
    Unit("km", "length", "km", Decimal(1_000_000)),
    Unit("nautical-mile", "length", "NM", Decimal(1_852_000)),
    Unit("m2", "area", "m²", is_plain=True),
    Unit("ha", "area", "ha", Decimal(10_000), is_plain=True),
    Unit("km2", "area", "km²", Decimal(1_000_000), is_plain=True),
    Unit("m3", "volume", "m³"),
    Unit("kg", "mass", "kg"),
    Unit("tonne", "mass", "t", Decimal(1000)),
    Unit("dwt", "mass", "DWT", Decimal(1000)),
    Unit("mw", "power", "MW"),
    Unit("kmh", "speed", "km/h"),
    Unit("celsius", "temperature", "°C"),
    Unit("duration-minute", "time", "min"),
    Unit("duration-hour", "time", "h", Decimal(60)),
    Unit("duration-day", "time", "d", Decimal(1440)),
    # A month has no fixed number of days: months and years convert into each other only.
    Unit("duration-month", "year", "mo"),
    Unit("duration-year", "year", "yr", Decimal(12)),
    Unit("year", "count", "", is_plain=True),
)

UNITS: Mapping[str, Unit] = MappingProxyType({unit.name: unit for unit in _TABLE})


def unit_named(name: str) -> Unit:
    """The unit of the list; ValueError naming the list for any other word."""
    if name not in UNITS:
        raise ValueError(f"unknown unit {name!r} (one of: {', '.join(UNITS)})")
    return UNITS[name]
