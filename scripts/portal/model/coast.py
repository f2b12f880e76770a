"""The land around the city, for maps: `data/map/coastline.geojson`, made by `make coast`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from portal.config import Config
from portal.finding import BuildError

Ring = tuple[tuple[float, float], ...]


def load_coast(config: Config) -> tuple[Ring, ...]:
    """The outlines of the land as positions (longitude, latitude); none without the file, BuildError where it
    cannot be used."""
    file = config.root / config.data / "map" / "coastline.geojson"
    return _rings(file) if file.exists() else ()


@cache
def _rings(file: Path) -> tuple[Ring, ...]:
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        return tuple(
            tuple((float(lon), float(lat)) for lon, lat in ring)
            for feature in features
            for ring in feature["geometry"]["coordinates"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError([f"{file}: no coastline ({error}). Run `make coast`"]) from error
