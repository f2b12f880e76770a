"""Are two figures the same, and if not, by which power of ten do they differ?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from functools import cache
from itertools import product
from math import log10

from portal.figures.figure import EXACT, Figure
from portal.figures.units import UNITS

_HALF, _BLUR = 0.51, 1e-12  # half a step, and what floats lose; both with room to spare
_LEAST, _MOST = 0.94, 1.07  # the same numbers differ by a twentieth at most
_ROUNDED = 0.05  # log10(1.12): two numbers, each rounded to two digits


def same_figure(one: Figure, other: Figure) -> bool:
    """Equal within the coarser stated precision (14.43 million = 14,430,000), converted (1 km2: 100 ha).

    Rounding that changes a value by more than a twentieth (1.4 billion to 1 billion) tells another figure.
    A figure without a unit may stand for one with any unit but percent: its word may be unknown here. A full
    hour may stand as a number (8 giờ, 8 am). Dates and quarters must be equal in what both of them state
    (1 July, 1 July 2025), legal numbers and telephones altogether.
    """
    if one.value == other.value and one.unit == other.unit and one.kind == other.kind:
        return True
    if _is_far(one, other):
        return False
    if isinstance(one.value, str) or isinstance(other.value, str):
        is_named = one.kind == other.kind and _same_text(str(one.value), str(other.value))
        return is_named or _is_hour(one, other) or _is_hour(other, one)
    values = _comparable(one, other)
    if values is None:
        return False
    (first, first_step), (second, second_step) = values
    difference = abs(EXACT.subtract(first, second))
    is_rounding = EXACT.multiply(difference, Decimal(20)) <= max(abs(first), abs(second))
    return is_rounding and EXACT.multiply(difference, Decimal(2)) <= max(first_step, second_step)


def _is_far(one: Figure, other: Figure) -> bool:
    """Numbers that no rounding brings together: what most figures of a page are to each other, told without
    exact arithmetic, which takes ten times as long. Never true of a text: no comparison holds of NaN."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return False
    left, right, step, other_step = (
        float(one.value),
        float(other.value),
        10.0**one.precision,
        10.0**other.precision,
    )
    if one.unit != other.unit:
        sizes = _sizes(one.unit, other.unit)
        if sizes is None:
            return left == left and right == right
        left, step = left * sizes[0], step * sizes[0]
        right, other_step = right * sizes[1], other_step * sizes[1]
    return abs(left - right) > _HALF * max(step, other_step) + _BLUR * (abs(left) + abs(right))


@cache
def _sizes(one: str, other: str) -> tuple[float, float] | None:
    """By what numbers with these units are multiplied to be compared; None if they are not."""
    if not _compatible(one, other):
        return None
    if not (_known(one) and _known(other)):
        return 1.0, 1.0
    return float(UNITS[_known(one)].size), float(UNITS[_known(other)].size)


def could_be_same(one: Figure, other: Figure) -> bool:
    """The same under one of the readings that an ambiguous figure is open to (vi 1,234 and 1234)."""
    if not one.others and not other.others:
        return same_figure(one, other)
    return any(same_figure(first, second) for first in _readings(one) for second in _readings(other))


class Likely:
    """Groups of figures, found by size: to ask each of a page for its like takes no square of their number."""

    def __init__(self, groups: Iterable[Iterable[Figure]]) -> None:
        self._texts: set[int] = set()
        self._by_text: dict[tuple[str, str], set[int]] = defaultdict(set)
        rows: list[tuple[float, float, int]] = []
        position = -1
        for position, figures in enumerate(groups):
            for figure in figures:
                if isinstance(figure.value, str):
                    self._texts.add(position)
                    self._by_text[figure.kind, _yearless(figure.kind, figure.value)].add(position)
                else:
                    rows += [(size, step, position) for size, step in _sizes_of(figure)]
        rows.sort()
        self._all = range(position + 1)
        self._rows = rows
        self._sizes = [size for size, _, _ in rows]

    def couples(self, others: Likely) -> set[tuple[int, int]]:
        """Positions here and there of the groups that `could_be_same` may be true of; of others as well."""
        found: set[tuple[int, int]] = set()
        for (kind, text), positions in self._by_text.items():
            found.update(product(positions, others._like(kind, text)))
        for (kind, _), positions in others._by_text.items():
            if kind == "time":
                found.update(product(self._all, positions))
        sizes, first = others._sizes, 0
        for size, step, position in self._rows:
            first = bisect_left(sizes, size * _LEAST, first)
            last = bisect_right(sizes, size * _MOST, first)
            blur = _BLUR * size
            reach = _HALF * step + blur
            for other, other_step, there in others._rows[first:last]:
                distance = abs(other - size)
                if distance <= reach or distance <= _HALF * other_step + blur:
                    found.add((position, there))
        return found

    def _like(self, kind: str, text: str) -> Iterable[int]:
        """A full hour may be a number."""
        return self._all if kind == "time" else self._by_text.get((kind, text), ())

    def of(self, figure: Figure) -> set[int]:
        """Positions of the groups that hold a text, or what `could_be_same` may be true of; of others as well."""
        if isinstance(figure.value, str):
            return set(self._all) if figure.kind == "time" else self._texts
        found = set(self._texts)
        for size, step in _sizes_of(figure):
            first = bisect_left(self._sizes, size * _LEAST)
            last = bisect_right(self._sizes, size * _MOST, first)
            for other, other_step, position in self._rows[first:last]:
                if abs(other - size) <= _HALF * max(step, other_step) + _BLUR * size:
                    found.add(position)
        return found


def _sizes_of(figure: Figure) -> list[tuple[float, float]]:
    """The readings of a number without their signs, each with its step, as they stand and in the smallest unit."""
    if figure.others:
        sizes = [(abs(float(one.value)), 10.0**one.precision) for one in _readings(figure)]
    else:
        sizes = [(abs(float(figure.value)), 10.0**figure.precision)]
    if factor := _FACTORS.get(figure.unit):
        sizes += [(size * factor, step * factor) for size, step in sizes]
    return sizes


def _readings(figure: Figure) -> Iterator[Figure]:
    yield figure
    for value in figure.others:
        shift = 0
        if isinstance(value, Decimal) and isinstance(figure.value, Decimal) and value and figure.value:
            shift = EXACT.divide(value, figure.value).adjusted()
        yield figure._replace(value=value, precision=figure.precision + shift)


def _same_text(one: str, other: str) -> bool:
    """Equal; of dates and quarters it is enough that one lacks the year (--07-01, Q1)."""
    if one == other:
        return True
    partial, full = sorted((one, other), key=len)
    tail = partial.removeprefix("--")
    if tail == partial and not partial.startswith("Q"):
        return False
    return full[:1].isdigit() and full[4:] == f"-{tail}"


def _yearless(kind: str, text: str) -> str:
    """What two texts of a kind share that are the same."""
    is_moment = kind in ("date", "quarter")
    return text[5:] if is_moment and text[0].isdigit() else text.removeprefix("--")


def _is_hour(time: Figure, number: Figure) -> bool:
    is_number = isinstance(number.value, Decimal) and number.unit in ("", "duration-hour")
    return time.kind == "time" and is_number and time.value == f"{number.value:0>2f}:00"


def factor_between(one: Figure, other: Figure) -> int | None:
    """10, 100, 1000, … if the figures have the same digits and differ by that factor only; else None.

    Digits are compared at the precision of the shorter (4.66 million, 46,641,240: 10).
    """
    if _is_no_power(one, other):
        return None
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


def _is_no_power(one: Figure, other: Figure) -> bool:
    """Numbers whose ratio is one, or far from every power of ten, whatever they are rounded to."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return True
    sizes = _sizes(one.unit, other.unit)
    left, right = abs(float(one.value)), abs(float(other.value))
    if sizes is None or not left or not right:
        return True
    power = log10(left * sizes[0] / (right * sizes[1]))
    nearest = round(power)
    return not nearest or abs(power - nearest) > _ROUNDED


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
    return _COMPARED_AS.get(unit, unit)


_COMPARED_AS = {"count": "", "year": "duration-year"}
_FACTORS = {unit: size for unit in UNITS if _known(unit) and (size := float(UNITS[_known(unit)].size)) != 1.0}


def _compatible(one: str, other: str) -> bool:
    one, other = _known(one), _known(other)
    if one == other:
        return True
    if not one or not other:
        return "percent" not in (one, other)
    dimension = UNITS[one].dimension
    return dimension == UNITS[other].dimension and dimension not in ("count", "money", "ratio")
