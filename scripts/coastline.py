"""Cuts the city's window out of the world's land (Natural Earth 1:10m, public domain): `make coast`.

Run by hand when the window changes; the result, `data/map/coastline.geojson`, is committed. The land comes
as TopoJSON in the npm package `world-atlas`: https://github.com/topojson/topojson-specification.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/land-10m.json"
OUT = Path(__file__).resolve().parents[1] / "data" / "map" / "coastline.geojson"
# West, south, east, north in degrees: the city's land and islands with a margin wider than any map's frame,
# so that no cut edge is ever seen.
WINDOW = (105.4, 19.6, 108.3, 21.7)
NOTE = {
    "title": "Land around Hải Phòng",
    "source": f"Natural Earth 4.1, 1:10m land: land-10m.json of the npm package {PACKAGE}, cut",
    "licence": "Public domain (Natural Earth); the package's own work: ISC",
    "note": "Generalised for 1:10,000,000: for orientation, not for measuring. Land only: no boundaries.",
}

Position = tuple[float, float]
Ring = list[Position]


def main() -> int:
    """Fetch the package with npm, cut, write."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, PACKAGE]
        name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(Path(folder, name)) as archive:
            member = archive.extractfile(MEMBER)
            assert member is not None, f"{PACKAGE} has no {MEMBER}"
            topology = json.load(member)
    rings = [ring for polygon in _polygons(topology) for ring in polygon if len(ring) > 3]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(_geojson(rings), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{OUT}: {len(rings)} rings, {sum(map(len, rings))} positions\n")
    return 0


def _polygons(topology: dict[str, Any]) -> Iterator[list[Ring]]:
    """The polygons of the land, each as rings cut to the window, the outer one first."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            rings = [_cut(_joined(ring, arcs)) for ring in polygon]
            if rings[0]:
                yield rings


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Ring:
    """Positions of an arc: whole-number steps from the one before, scaled and moved."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    positions = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        positions.append((x * scale_x + move_x, y * scale_y + move_y))
    return positions


def _joined(indices: list[int], arcs: list[Ring]) -> Ring:
    """Arcs one after the other; `~i` is arc i backwards; shared ends stand once."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _cut(ring: Ring) -> Ring:
    """The part of a ring inside the window (Sutherland and Hodgman: one side of the window at a time)."""
    west, south, east, north = WINDOW
    for axis, limit, keep_above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        ring = _cut_at(ring, axis, limit, keep_above)
    thousandths = [(round(x, 4), round(y, 4)) for x, y in ring]
    return (
        [*thousandths, thousandths[0]] if thousandths and thousandths[0] != thousandths[-1] else thousandths
    )


def _cut_at(ring: Ring, axis: int, limit: float, keep_above: bool) -> Ring:
    is_inside: Callable[[Position], bool] = lambda place: (place[axis] >= limit) == keep_above  # noqa: E731
    kept: Ring = []
    for before, place in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if is_inside(before) != is_inside(place):
            share = (limit - before[axis]) / (place[axis] - before[axis])
            kept.append(tuple(a + share * (b - a) for a, b in zip(before, place, strict=True)))  # type: ignore[arg-type]
        if is_inside(place):
            kept.append(place)
    return kept


def _geojson(rings: list[Ring]) -> str:
    """A collection of one polygon a line, so that a later change can be read."""
    features = ",\n".join(
        json.dumps(
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
        for ring in sorted(rings, key=len, reverse=True)
    )
    head = json.dumps({"type": "FeatureCollection", **NOTE}, ensure_ascii=False, indent=1)[:-2]
    return f'{head},\n "features": [\n{features}\n]}}\n'


if __name__ == "__main__":
    sys.exit(main())
