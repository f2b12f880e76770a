"""The formats that a catalogue type is written in, and what each file says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.catalogue import ItemType
from portal.exports.calendars import dated, ics_bytes
from portal.exports.documents import geojson_bytes, json_bytes
from portal.exports.spreadsheets import csv_bytes, xlsx_bytes
from portal.exports.table import table
from portal.exports.wording import Wording

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a type: `write` gives the bytes, `rows` how many items they hold; none: not written."""

    media_type: str
    write: Callable[[Wording], bytes]
    rows: Callable[[Wording], int]
    applies: Callable[[ItemType], bool] = lambda kind: True


def newest(wording: Wording) -> str:
    """The newest `as_of` of a type's items; empty for none."""
    return max((item.as_of for item in wording.items), default="")


def about(wording: Wording) -> dict[str, Any]:
    """What a file says of itself."""
    config = wording.site.config
    route = wording.site.routes.get((wording.lang, wording.kind.page_key))
    told = {
        "type": wording.kind.id,
        "label": wording.label(wording.kind.label),
        "language": config.language(wording.lang).tag,
        "as_of": newest(wording),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "page": config.site_url + route.url if route else "",
        "note": "" if config.settings.official else wording.string("site.demonstration"),
    }
    return {key: value for key, value in told.items() if value}


def _xlsx(wording: Wording) -> bytes:
    told = tuple((key, str(value)) for key, value in about(wording).items())
    year, month, day = (*newest(wording).split("-"), "1", "1")[:3]
    created = datetime(int(year or 2000), int(month), int(day))
    return xlsx_bytes(table(wording), wording.label(wording.kind.label), told, created)


def _geojson(wording: Wording) -> bytes:
    # "type" is taken: a FeatureCollection.
    told = {key: value for key, value in about(wording).items() if key != "type"}
    return geojson_bytes(wording, {"name": wording.kind.id, **told})


def _with_point(wording: Wording) -> int:
    points = [field.name for field in wording.kind.fields.values() if field.kind == "point"]
    return sum(any(name in item.values for name in points) for item in wording.items)


def _with_days(wording: Wording) -> int:
    return sum(any(True for _ in dated(wording, item)) for item in wording.items)


def _all(wording: Wording) -> int:
    return len(wording.items)


FORMATS: dict[str, Format] = {
    "csv": Format("text/csv", lambda wording: csv_bytes(table(wording)), _all),
    "json": Format("application/json", lambda wording: json_bytes(wording, about(wording)), _all),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, _all),
    "geojson": Format("application/geo+json", _geojson, _with_point, lambda kind: kind.bounds is not None),
    "ics": Format("text/calendar", ics_bytes, _with_days, lambda kind: kind.occurs is not None),
}
