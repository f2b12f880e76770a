"""The window of a map and its drawing: positions to units, the land as a path, room for the markers' numbers.

Drawn in a plane where a degree of latitude has the same length everywhere and a degree of longitude that of
the middle parallel: within the 200 km of the city the error is below one per cent.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass

from portal.catalogue import Point
from portal.model.coast import Ring

WIDTH = 1000  # units of a drawing from west to east
# No frame is smaller than this (degrees of longitude): the land is generalised for 1:10,000,000.
SMALLEST = 0.5
# Width to height of the frame, and the part of it that stays free around the markers.
SHAPE, MARGIN = 1.25, 0.16
# A phone shows the drawing about 358 pixels wide; the number of a marker needs a circle of 26 pixels.
_PHONE, _NUMBER = WIDTH / 358, 26
_SPOTS = (
    (0.0, 0.0),
    *(
        (ring * math.cos(turn * math.pi / 8), ring * math.sin(turn * math.pi / 8))
        for ring in (24, 36, 50, 66)
        for turn in range(16)
    ),
)

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The window that is drawn, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        """Units of the drawing from north to south."""
        return (self.north - self.south) * self.scale

    @property
    def shrink(self) -> float:
        """Degrees of longitude to degrees of latitude on the ground."""
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        """Units of the drawing in a degree of latitude."""
        return WIDTH / ((self.east - self.west) * self.shrink)

    def place(self, lon: float, lat: float) -> Place:
        """Where a position is drawn, in units from the upper left corner."""
        return (lon - self.west) * self.shrink * self.scale, (self.north - lat) * self.scale


def frame_of(points: Iterable[Point]) -> Frame:
    """The window around the points, with a margin, in the map's shape."""
    lons, lats = zip(*((float(point.lon), float(point.lat)) for point in points), strict=True)
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shrink = math.cos(math.radians(middle_lat))
    wanted_lon = max((max(lons) - min(lons)) / (1 - 2 * MARGIN), SMALLEST)
    wanted_lat = (max(lats) - min(lats)) / (1 - 2 * MARGIN)
    half_lon = max(wanted_lon, wanted_lat * SHAPE / shrink) / 2
    half_lat = half_lon * shrink / SHAPE
    return Frame(middle_lon - half_lon, middle_lat - half_lat, middle_lon + half_lon, middle_lat + half_lat)


def land_path(rings: Iterable[Ring], frame: Frame) -> str:
    """The land as one SVG path of steps in tenths of a unit; rings wholly outside the frame are left out."""
    pieces = []
    for ring in rings:
        places = [tuple(round(part * 10) for part in frame.place(lon, lat)) for lon, lat in ring]
        across, down = zip(*places, strict=True)
        if max(across) < 0 or max(down) < 0 or min(across) > WIDTH * 10 or min(down) > frame.height * 10:
            continue
        steps = (
            f"{_tenths(x - before_x)} {_tenths(y - before_y)}"
            for (before_x, before_y), (x, y) in itertools.pairwise(places)
        )
        pieces.append(f"M{_tenths(places[0][0])} {_tenths(places[0][1])}l{' '.join(steps)}z")
    return "".join(pieces)


def spread(places: list[Place], frame: Frame) -> tuple[Place, ...]:
    """For each place, where its number is written (pixels across and down from it), so that on a phone no
    number covers another or another's place; the nearest free spot of three rings around the place."""
    dots = [(x / _PHONE, y / _PHONE) for x, y in places]
    written: list[Place] = []
    for dot in dots:
        others = [other for other in dots if other != dot]
        spots = [(dot[0] + dx, dot[1] + dy) for dx, dy in _SPOTS]
        free = (
            spot
            for spot in spots
            if all(math.dist(spot, other) >= _NUMBER for other in written)
            and all(math.dist(spot, other) >= _NUMBER * 0.7 for other in others)
            and _NUMBER / 2 <= spot[0] <= WIDTH / _PHONE - _NUMBER / 2
            and _NUMBER / 2 <= spot[1] <= frame.height / _PHONE - _NUMBER / 2
        )
        written.append(next(free, dot))
    return tuple(
        (round(spot[0] - dot[0], 1), round(spot[1] - dot[1], 1))
        for dot, spot in zip(dots, written, strict=True)
    )


def _tenths(number: int) -> str:
    return f"{number / 10:g}"
