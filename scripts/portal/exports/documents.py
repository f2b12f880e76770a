"""A catalogue type as one JSON document, and as GeoJSON where it has places."""

from __future__ import annotations

import json
from typing import Any

from portal.catalogue import Field
from portal.catalogue.values import Point
from portal.exports.records import number, record
from portal.exports.wording import Wording


def json_bytes(wording: Wording, about: dict[str, Any]) -> bytes:
    """`about` (licence, date, …), the fields with their labels and units, and the items."""
    fields = {name: _described(wording, field) for name, field in wording.kind.fields.items()}
    items = [record(wording, item) for item in wording.items]
    return _written({**about, "fields": fields, "items": items})


def _described(wording: Wording, field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"label": wording.label(field.label), "kind": field.kind}
    if field.unit:
        told["unit"] = field.unit
    if field.to:
        told["to"] = field.to
    return told


def geojson_bytes(wording: Wording, about: dict[str, Any]) -> bytes:
    """RFC 7946: a point for each item that has a position; `basis` says how good it is. WGS 84."""
    features = []
    for item in wording.items:
        point = next((value for value in item.values.values() if isinstance(value, Point)), None)
        if point is None:
            continue
        told = record(wording, item)
        properties = {"name": wording.name(item), "basis": point.basis, **told}
        del properties["id"]
        features.append(
            {
                "type": "Feature",
                "id": item.id,
                "geometry": {"type": "Point", "coordinates": [number(point.lon), number(point.lat)]},
                "properties": properties,
            }
        )
    return _written({"type": "FeatureCollection", **about, "features": features})


def _written(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
