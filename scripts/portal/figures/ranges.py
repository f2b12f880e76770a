"""Ranges: two figures with a dash or a word between them share what only one of them states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from portal.figures.figure import Figure, kind_of, scaled
from portal.figures.grammar import Grammar
from portal.figures.units import UNITS


def with_ranges(text: str, figures: Sequence[Figure], grammar: Grammar) -> list[Figure]:
    """The same figures; the two of a range complete each other (5–10% -> 5%, 10%) and bear their bounds."""
    joined = list(figures)
    for index in range(1, len(joined)):
        low, high = joined[index - 1], joined[index]
        if not low.bound and _is_range(text, low, high, grammar):
            low, high = _completed(low, high, text[low.end - 1].isdigit())
            if _is_ordered(low, high):
                joined[index - 1 : index + 1] = low._replace(bound="low"), high._replace(bound="high")
    return joined


def _is_range(text: str, low: Figure, high: Figure, grammar: Grammar) -> bool:
    between = text[low.end : high.start]
    if len(between) > 16:
        return False
    if grammar.connector.fullmatch(between):
        return True
    is_english = grammar.traits.primary == "en" and between == " and "
    return is_english and text[max(0, low.start - 10) : low.start].rstrip().lower().endswith("between")


def _completed(low: Figure, high: Figure, is_open: bool) -> tuple[Figure, Figure]:
    """`is_open`: the low end stops at its digits, what follows the high end is meant for both."""
    if low.kind == "date" or high.kind == "date":
        return _completed_dates(low, high)
    if low.kind == "year" and _is_small(high, 99) and high.end - high.start == 2:
        return low, _year_after(low, high)
    if isinstance(low.value, str) or isinstance(high.value, str):
        return low, high
    low = _with_power(low, high) if is_open else low
    if low.unit in ("", "year") and high.unit:
        return low._replace(unit=high.unit, kind=kind_of(high.unit)), high
    if high.unit in ("", "year") and low.unit and UNITS[low.unit].dimension == "money":
        return low, high._replace(unit=low.unit, kind=kind_of(low.unit))
    return low, high


def _with_power(low: Figure, high: Figure) -> Figure:
    """3–5 tỷ: the magnitude of the high end is meant for the low one too, if that keeps the order."""
    assert isinstance(low.value, Decimal)
    assert isinstance(high.value, Decimal)
    shares_unit = low.unit in ("", "year", high.unit) or not high.unit
    value = scaled(low.value, high.power)
    if low.power or not high.power or not shares_unit or value >= high.value:
        return low
    return low._replace(value=value, precision=low.precision + high.power, power=high.power)


def _is_small(figure: Figure, limit: int) -> bool:
    """A bare whole number up to the limit: a day or a month that stands without its date."""
    value = figure.value
    is_bare = figure.unit in ("", "duration-day")
    return isinstance(value, Decimal) and is_bare and 1 <= value <= limit and value == int(value)


def _year_after(low: Figure, high: Figure) -> Figure:
    assert isinstance(low.value, Decimal)
    assert isinstance(high.value, Decimal)
    year = low.value - low.value % 100 + high.value
    return high._replace(kind="year", unit="year", value=year) if year > low.value else high


def _completed_dates(low: Figure, high: Figure) -> tuple[Figure, Figure]:
    """1–3 July 2025, 7月1日至3日, 7–9月, 1/7 đến 30/9/2025."""
    if _is_small(low, _limit(high)):
        low = _like(low, high)
    elif _is_small(high, _limit(low)):
        high = _like(high, low)
    first, second = str(low.value), str(high.value)
    if low.kind == high.kind == "date" and len(first[first.index("-", 1) :]) and first[0] != second[0]:
        if first[0] == "-":
            low = low._replace(value=second[:4] + first[1:])
        else:
            high = high._replace(value=first[:4] + second[1:])
    return low, high


def _limit(date: Figure) -> int:
    """The largest number of the part that a date ends with: its day or its month; 0 if it is no date."""
    if date.kind != "date":
        return 0
    return 31 if str(date.value).count("-") == (3 if str(date.value)[0] == "-" else 2) else 12


def _like(number: Figure, date: Figure) -> Figure:
    return number._replace(kind="date", unit="", value=f"{str(date.value)[:-2]}{int(number.value):02d}")


def _is_ordered(low: Figure, high: Figure) -> bool:
    if low.kind != high.kind or low.kind in ("legal", "phone"):
        return False
    if isinstance(low.value, Decimal) and isinstance(high.value, Decimal):
        return low.unit == high.unit and low.value < high.value
    return str(low.value) < str(high.value)
