"""When an item comes: the days of a recurring event, from the fields that its type names in `occurs:`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from portal.catalogue.declarations import Occurrence
from portal.catalogue.item import Item
from portal.catalogue.lunar import from_lunar
from portal.catalogue.values import Quantity


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that an event takes place, both days included."""

    start: date
    end: date


def is_yearly(occurs: Occurrence, item: Item) -> bool:
    """Whether the days are the same in each year of our calendar."""
    return item.values.get(occurs.calendar) == "gregorian" and _day(item, occurs.first) > 0


def occasions(occurs: Occurrence, item: Item, first: date, last: date) -> tuple[Occasion, ...]:
    """The times that touch the days from `first` to `last`; none where the days are not known, or are set
    anew each year."""
    years = range(first.year - 2, last.year + 1)
    found = (occasion for year in years if (occasion := _in_year(occurs, item, year)))
    return tuple(one for one in found if one.end >= first and one.start <= last)


def next_occasion(occurs: Occurrence, item: Item, day: date) -> Occasion | None:
    """The one that goes on at `day` or comes next within two years."""
    return next(iter(occasions(occurs, item, day, day + timedelta(days=730))), None)


def _in_year(occurs: Occurrence, item: Item, year: int) -> Occasion | None:
    calendar = item.values.get(occurs.calendar)
    month, first, last = (_day(item, name) for name in (occurs.month, occurs.first, occurs.last))
    if not month or not first or calendar not in ("gregorian", "lunar"):
        return None
    convert = from_lunar if calendar == "lunar" else _gregorian
    start = convert(year, month, first)
    end = convert(year, month, last) if last else start
    return Occasion(start, end) if start and end and start <= end else None


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(item: Item, name: str) -> int:
    value = item.values.get(name)
    return int(value.value) if isinstance(value, Quantity) else 0


def impossible_days(occurs: Occurrence, item: Item) -> tuple[str, ...]:
    """The fields whose number is no month or no day of one."""
    most = {occurs.month: 12, occurs.first: 31, occurs.last: 31}
    if item.values.get(occurs.calendar) == "lunar":
        most |= {occurs.first: 30, occurs.last: 30}
    values = {name: item.values[name].value for name in most if isinstance(item.values.get(name), Quantity)}
    wrong = [name for name, value in values.items() if not _is_whole(value, most[name])]
    first, last = values.get(occurs.first), values.get(occurs.last)
    if not wrong and first is not None and last is not None and last < first:
        return (occurs.last,)
    return tuple(wrong)


def _is_whole(value: Decimal, most: int) -> bool:
    return value == value.to_integral_value() and 1 <= value <= most
