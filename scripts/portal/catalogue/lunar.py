"""The Vietnamese lunar calendar: a day of it as a day of ours.

A month begins on the day of the new moon in the time of Hà Nội (UTC+7); the month that holds the winter
solstice is the eleventh; of thirteen months between two solstices, the first in which the sun enters no new
twelfth of its path is a leap month and has the number of the month before. Moon and sun by the series of
J. Meeus, Astronomical Algorithms, chapters 25 and 49, good to some minutes.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from math import floor, pi, radians, sin

_ZONE = 7 / 24  # of a day
_EPOCH = date(2000, 1, 1)
_EPOCH_NUMBER = 2451545  # the Julian day number of _EPOCH
_MONTH = 29.530588861


def from_lunar(year: int, month: int, day: int) -> date | None:
    """The day of our calendar; None for a day that this month does not have. Never a leap month's."""
    months = _months(year)
    first = months.get(month)
    if first is None:
        return None
    length = _new_moon(first + 1) - _new_moon(first)
    return _date(_new_moon(first) + day - 1) if 1 <= day <= length else None


@cache
def _months(year: int) -> dict[int, int]:
    """The new moon that begins each month of a lunar year."""
    # Months 11 and 12 of the year before, 1 to 10 of this one; then 11 and 12 of this one.
    found = {month: moon for month, moon in _numbered(year - 1).items() if month <= 10}
    return found | {month: moon for month, moon in _numbered(year).items() if month >= 11}


@cache
def _numbered(year: int) -> dict[int, int]:
    """Month number to new moon, from the eleventh month of `year` to the tenth of the next."""
    first, last = _eleventh(year), _eleventh(year + 1)
    moons = range(first, last)
    regular = list(moons)
    if len(moons) == 13:
        same = (moon for moon in moons if _sector(_new_moon(moon)) == _sector(_new_moon(moon + 1)))
        regular.remove(next(same))
    return {(10 + index) % 12 + 1: moon for index, moon in enumerate(regular)}


@cache
def _eleventh(year: int) -> int:
    """The new moon of the month that holds the winter solstice of `year`."""
    end = _number(date(year, 12, 31))
    moon = floor((end - _EPOCH_NUMBER) / _MONTH)
    while _new_moon(moon) > end:
        moon -= 1
    while _new_moon(moon + 1) <= end:
        moon += 1
    # The sun is past the solstice when the month begins: it began in the month before.
    return moon - 1 if _sector(_new_moon(moon)) >= 9 else moon


@cache
def _new_moon(index: int) -> int:
    """The Julian day number, in Hà Nội, of the new moon `index`; 0 is that of January 2000."""
    t = index / 1236.85
    instant = 2451550.09766 + _MONTH * index + 0.00015437 * t**2
    sun = radians(2.5534 + 29.1053567 * index - 0.0000014 * t**2)
    moon = radians(201.5643 + 385.81693528 * index + 0.0107582 * t**2)
    node = radians(160.7108 + 390.67050284 * index - 0.0016118 * t**2)
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    instant += (
        -0.4072 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e**2 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node)
        - 0.00057 * sin(moon + 2 * node)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * node)
        + 0.00038 * e * sin(sun - 2 * node)
        - 0.00024 * e * sin(2 * moon - sun)
    )
    return floor(instant - _delta(index) + 0.5 + _ZONE)


def _delta(index: int) -> float:
    """Dynamical minus universal time in days, near our time; an error of a minute moves no known month."""
    year = 2000 + index / 12.3685
    return (64 + 0.4 * (year - 2000)) / 86400


def _sector(number: int) -> int:
    """The twelfth of its path (0 to 11) in which the sun stands when the day `number` begins in Hà Nội."""
    t = (number - 0.5 - _ZONE - _EPOCH_NUMBER) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    node = radians(125.04 - 1934.136 * t)
    longitude = radians(280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(node))
    return floor(longitude % (2 * pi) / (pi / 6))


def _number(day: date) -> int:
    return _EPOCH_NUMBER + (day - _EPOCH).days


def _date(number: int) -> date:
    return _EPOCH + timedelta(days=number - _EPOCH_NUMBER)
