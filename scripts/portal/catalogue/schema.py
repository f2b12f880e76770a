"""A JSON Schema per catalogue type: editors complete and check items while they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from portal.catalogue.compound import BASES, CURRENCIES
from portal.catalogue.field import Field
from portal.catalogue.types import ItemType
from portal.config import Config
from portal.figures import QUALIFIERS

FILE = "_schema.json"
DRAFT = "http://json-schema.org/draft-07/schema#"  # what YAML language servers know best

Json = dict[str, Any]

TEXT: Json = {"type": "string", "minLength": 1}
ID: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
DATE: Json = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
DECIMAL: Json = {"type": "string", "pattern": "^-?[0-9]{1,30}(\\.[0-9]{1,15})?$"}
URL: Json = {"type": "string", "pattern": "^https?://"}
HASH: Json = {"type": "string", "pattern": "^h[1-9][0-9]?-[0-9a-f]{12}$"}


def item_schema(kind: ItemType, config: Config) -> Json:
    """The schema of a file of this type: one item, or several below `items:`."""
    shared = {"sources": {"type": "array", "items": TEXT}, "as_of": DATE}
    properties: Json = {
        field.name: {"title": field.label[config.source.code], **_KINDS[field.kind](field, config)}
        for field in kind.fields.values()
    }
    properties |= shared
    properties |= {"valid_from": DATE, "valid_to": DATE, "predecessor": ID, "successor": ID}
    properties["translated_from"] = {
        "description": "portal mark",
        **_object({language.code: HASH for language in config.targets}),
    }
    required = [field.name for field in kind.fields.values() if field.required]
    item = {**_object(properties), "required": required}
    one: Json = {"$ref": "#/definitions/item"}
    return {
        "$schema": DRAFT,
        "title": kind.label[config.source.code],
        "definitions": {"item": item},
        "if": {"required": ["items"]},
        "then": _object({"items": {"type": "object", "additionalProperties": one}, **shared}),
        "else": one,
    }


def schema_text(kind: ItemType, config: Config) -> str:
    """The schema as it stands in its file."""
    return json.dumps(item_schema(kind, config), ensure_ascii=False, indent=1) + "\n"


def _object(properties: Mapping[str, Any]) -> Json:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _texts(field: Field, config: Config) -> Json:
    codes = {language.code: TEXT for language in config.languages}
    return {**_object(codes), "required": [config.source.code]}


def _name(field: Field, config: Config) -> Json:
    return {"anyOf": [TEXT, _texts(field, config)]}


def _number(field: Field, config: Config) -> Json:
    qualified = _object({"value": DECIMAL, "qualifier": {"enum": list(QUALIFIERS)}})
    told = {"anyOf": [DECIMAL, {**qualified, "required": ["value"]}]}
    return {"description": field.unit, **told}


def _money(field: Field, config: Config) -> Json:
    parts = {
        "amount": DECIMAL,
        "currency": {"enum": list(CURRENCIES)},
        "qualifier": {"enum": list(QUALIFIERS)},
    }
    return {**_object(parts), "required": ["amount", "currency"]}


def _period(field: Field, config: Config) -> Json:
    return {**_object({"from": DATE, "to": DATE}), "minProperties": 1}


def _point(field: Field, config: Config) -> Json:
    parts = {"lat": DECIMAL, "lon": DECIMAL, "basis": {"enum": list(BASES)}}
    return {**_object(parts), "required": list(parts)}


def _contact(field: Field, config: Config) -> Json:
    return {**_object({"telephone": TEXT, "email": TEXT, "url": URL}), "minProperties": 1}


def _choice(field: Field, config: Config) -> Json:
    told = "; ".join(f"{code}: {labels[config.source.code]}" for code, labels in field.of.items())
    return {"enum": list(field.of), "description": told}


def _reference(field: Field, config: Config) -> Json:
    one = {"description": field.to, **ID}
    return {"type": "array", "items": one, "uniqueItems": True} if field.many else one


def _history(field: Field, config: Config) -> Json:
    step = _object({"date": DATE, "state": {"enum": list(field.of)}, "note": _texts(field, config)})
    return {"type": "array", "items": {**step, "required": ["date", "state"]}}


def _plain(schema: Json) -> Callable[[Field, Config], Json]:
    return lambda field, config: dict(schema)


_KINDS: Mapping[str, Callable[[Field, Config], Json]] = {
    "name": _name,
    "text": _texts,
    "markdown": _texts,
    "address": _texts,
    "number": _number,
    "money": _money,
    "date": _plain(DATE),
    "period": _period,
    "choice": _choice,
    "reference": _reference,
    "point": _point,
    "url": _plain(URL),
    "contact": _contact,
    "file": _plain(TEXT),
    "code": _plain(TEXT),
    "history": _history,
}
