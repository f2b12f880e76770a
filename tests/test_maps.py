"""Maps: every position in its frame, no number over another, land without boundaries, a true scale."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from portal.catalogue import Point
from portal.site.edition import Edition
from portal.site.frame import WIDTH, frame_of, spread
from portal.site.maps import KM_PER_DEGREE, map_view
from project import ROOT, load

COAST = ROOT / "data/map/coastline.geojson"
PHONE = WIDTH / 358

points = st.builds(
    Point,
    st.decimals("20.1", "21.2", places=3),
    st.decimals("106.1", "107.8", places=3),
    st.just("approximate"),
)


@given(st.lists(points, min_size=1, max_size=12))
def test_every_position_lies_in_the_frame_away_from_its_edges(found: list[Point]) -> None:
    frame = frame_of(found)
    for point in found:
        x, y = frame.place(float(point.lon), float(point.lat))
        assert 0.05 * WIDTH < x < 0.95 * WIDTH
        assert 0.05 * frame.height < y < 0.95 * frame.height
    assert math.isclose(WIDTH / frame.height, 1.25, rel_tol=0.01)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.dist(one, other)


@given(st.lists(points, min_size=1, max_size=6, unique=True))
def test_a_number_stands_at_its_place_or_near_it(found: list[Point]) -> None:
    frame = frame_of(found)
    places = [frame.place(float(point.lon), float(point.lat)) for point in found]
    asides = spread(places, frame)
    assert all(distance(aside, (0, 0)) <= 66.1 for aside in asides)
    if len(places) == 1:
        assert asides == ((0.0, 0.0),)


def test_no_number_of_the_citys_map_covers_another() -> None:
    site = load(ROOT)
    items = [*site.catalogue.items["places"].values(), *site.catalogue.items["zones"].values()]
    view = map_view(Edition(site, "vi", "vi"), items, "x")
    assert view is not None
    numbers = [
        (marker.x / PHONE + marker.aside[0], marker.y / PHONE + marker.aside[1]) for marker in view.markers
    ]
    for index, one in enumerate(numbers):
        assert all(distance(one, other) > 24 for other in numbers[index + 1 :])
    assert [marker.number for marker in view.markers] == list(range(1, len(view.markers) + 1))
    assert view.unplaced + sum(len(marker.entries) for marker in view.markers) == len(items)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    """Against the distance on the sphere between two places of the same latitude."""
    site = load(ROOT)
    view = map_view(Edition(site, "en", "en"), site.catalogue.items["zones"].values(), "x")
    assert view is not None
    frame = frame_of([Point(Decimal("20.9"), Decimal("106.6"), "exact")])
    west, _ = frame.place(106.5, 20.9)
    east, _ = frame.place(106.7, 20.9)
    on_the_ground = math.radians(0.2) * math.cos(math.radians(20.9)) * 6378.1
    assert math.isclose((east - west) / (frame.scale / KM_PER_DEGREE), on_the_ground, rel_tol=0.01)
    length = int(re.sub(r"\D", "", view.bar_label))
    assert math.isclose(view.bar, length * view.km, rel_tol=0.01)
    assert view.bar <= WIDTH / 4


def test_zones_stand_at_the_middle_of_their_ward_and_say_so() -> None:
    site = load(ROOT)
    view = map_view(Edition(site, "en", "en"), site.catalogue.items["zones"].values(), "x")
    assert view is not None
    assert view.bases == ("middle-of-ward",)


def test_the_land_is_public_domain_in_the_citys_window_and_has_no_boundaries() -> None:
    told = json.loads(COAST.read_text(encoding="utf-8"))
    assert "Natural Earth" in told["source"]
    assert "Public domain" in told["licence"]
    kinds = {feature["geometry"]["type"] for feature in told["features"]}
    assert kinds == {"Polygon"}
    for feature in told["features"]:
        assert feature["properties"] == {}
        for ring in feature["geometry"]["coordinates"]:
            assert ring[0] == ring[-1]
            assert all(105.4 <= lon <= 108.3 and 19.6 <= lat <= 21.7 for lon, lat in ring)
    assert COAST.stat().st_size < 30_000
