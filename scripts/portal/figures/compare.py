"""Are two figures the same, and if not, by which power of ten do they differ?"""

from __future__ import annotations

from decimal import Context, Decimal

from portal.figures.figure import EXACT, Figure
from portal.figures.units import UNITS


def same_figure(one: Figure, other: Figure) -> bool:
    """Equal within the coarser stated precision (14.43 million = 14,430,000), converted (1 km2: 100 ha).

    A figure without a unit may stand for one with any unit but percent: its word may be unknown here. Dates,
    quarters, times, legal numbers and telephones must be equal.
    """
    values = _comparable(one, other)
    if values is None:
        return one.kind == other.kind and one.value == other.value
    (first, first_step), (second, second_step) = values
    difference = abs(EXACT.subtract(first, second))
    return EXACT.multiply(difference, Decimal(2)) <= max(first_step, second_step)


def factor_between(one: Figure, other: Figure) -> int | None:
    """10, 100, 1000, … if the figures have the same digits and differ by that factor only; else None.

    Digits are compared at the precision of the shorter (4.66 million, 46,641,240: 10).
    """
    values = _comparable(one, other)
    if values is None or same_figure(one, other):
        return None
    first, second = (value.normalize(EXACT) for value, _ in values)
    if not first or not second:
        return None
    digits = min(len(first.as_tuple().digits), len(second.as_tuple().digits))
    rounding = Context(prec=max(digits, 2))
    ratio = EXACT.divide(first.normalize(rounding), second.normalize(rounding))
    power = abs(ratio.normalize(EXACT).adjusted())
    return 10**power if power and abs(ratio) in (Decimal(10) ** power, Decimal(10) ** -power) else None


def _comparable(one: Figure, other: Figure) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]] | None:
    """Value and step (one of its last stated digit) of both in one unit; None if they do not compare."""
    if isinstance(one.value, str) or isinstance(other.value, str) or not _compatible(one.unit, other.unit):
        return None
    is_converted = bool(_known(one.unit) and _known(other.unit))
    return _measure(one, is_converted), _measure(other, is_converted)


def _measure(figure: Figure, is_converted: bool) -> tuple[Decimal, Decimal]:
    size = UNITS[_known(figure.unit)].size if is_converted else Decimal(1)
    value = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
    return EXACT.multiply(value, size), EXACT.scaleb(size, figure.precision)


def _known(unit: str) -> str:
    """The unit that counts when comparing: a year of the calendar may be written like a number of years."""
    return {"count": "", "year": "duration-year"}.get(unit, unit)


def _compatible(one: str, other: str) -> bool:
    one, other = _known(one), _known(other)
    if one == other:
        return True
    if not one or not other:
        return "percent" not in (one, other)
    dimension = UNITS[one].dimension
    return dimension == UNITS[other].dimension and dimension not in ("count", "money", "ratio")
