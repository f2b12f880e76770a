"""A map of items that have a position: land, graticule, scale bar and numbered markers, as plain numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from portal.catalogue import Item, Point
from portal.model.coast import load_coast
from portal.site.edition import Edition
from portal.site.frame import WIDTH, Frame, Place, frame_of, land_path, spread
from portal.site.printed import Printed, anchor, title

# WGS 84: the length of a degree of latitude at 20.7° N.
KM_PER_DEGREE = 110.7
_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
_BARS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class GridLine:
    """A meridian (`at` from the left) or a parallel (`at` from the top), with its label: empty
    where it would run into an edge or another label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An item at a marker; `row` is the id of its row in a list."""

    name: Printed
    row: str
    kind: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A place with its number and the items that stand there. The number is written `aside` of the place, in
    pixels across and down, where others would cover it."""

    number: int
    x: float
    y: float
    aside: Place
    basis: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """Sizes in units of the drawing, which is `WIDTH` wide. `unplaced`: items without a sound position."""

    label: str
    height: float
    land: str
    meridians: tuple[GridLine, ...]
    parallels: tuple[GridLine, ...]
    bar: float
    bar_label: str
    bar_form: str
    km: float
    markers: tuple[Marker, ...]
    bases: tuple[str, ...]
    unplaced: int


def map_view(edition: Edition, items: Iterable[Item], label: str) -> MapView | None:
    """The map of those items that have a position; None where none has."""
    listed = tuple(items)
    placed = [(item, point) for item in listed if (point := position(item))]
    if not placed:
        return None
    frame = frame_of([point for _, point in placed])
    km = frame.scale / KM_PER_DEGREE
    bar = max(length for length in _BARS if length * km <= WIDTH / 4)
    markers = tuple(_markers(edition, placed, frame))
    return MapView(
        label=label,
        height=round(frame.height, 1),
        land=land_path(load_coast(edition.site.config), frame),
        meridians=tuple(_lines(edition, frame, is_meridian=True)),
        parallels=tuple(_lines(edition, frame, is_meridian=False)),
        bar=round(bar * km, 1),
        bar_label=edition.quantity(Decimal(bar), "km"),
        bar_form=edition.forms.units.get("km", {"other": "{n} km"})["other"],
        km=round(km, 3),
        markers=markers,
        bases=tuple(dict.fromkeys(marker.basis for marker in markers)),
        unplaced=len(listed) - len(placed),
    )


def position(item: Item) -> Point | None:
    """The item's position, if it has one."""
    return next((value for value in item.values.values() if isinstance(value, Point)), None)


def _lines(edition: Edition, frame: Frame, *, is_meridian: bool) -> Iterator[GridLine]:
    low, high = (frame.west, frame.east) if is_meridian else (frame.south, frame.north)
    step = next((step for step in _STEPS if (frame.east - frame.west) / step <= 5), _STEPS[-1])
    form = "map.meridian" if is_meridian else "map.parallel"
    for count in range(math.ceil(low / step), math.floor(high / step) + 1):
        degrees = round(count * step, 2)
        across, down = frame.place(degrees, degrees)
        at = across if is_meridian else down
        is_clear = at < WIDTH * 0.86 if is_meridian else 60 < at < frame.height - 110
        text = edition.word(form, n=edition.number(Decimal(f"{degrees:g}"))) if is_clear else ""
        yield GridLine(round(at, 1), text)


def _markers(edition: Edition, placed: list[tuple[Item, Point]], frame: Frame) -> Iterator[Marker]:
    """One marker a place, numbered from north to south."""
    places: dict[Point, list[Item]] = {}
    for item, point in placed:
        places.setdefault(point, []).append(item)
    ordered = sorted(places.items(), key=lambda place: (-place[0].lat, place[0].lon))
    drawn = [frame.place(float(point.lon), float(point.lat)) for point, _ in ordered]
    for number, ((point, items), (x, y), aside) in enumerate(
        zip(ordered, drawn, spread(drawn, frame), strict=True), 1
    ):
        entries = tuple(Entry(title(edition, item), anchor(item), item.type) for item in items)
        yield Marker(number, round(x, 1), round(y, 1), aside, point.basis, entries)
