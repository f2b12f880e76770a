"""What a catalogue type is: its fields, their kinds, labels and closed lists, read from `_type.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.kinds import KINDS
from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.figures import UNITS
from portal.finding import Finding

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind, its label per language, and what its kind needs to know (unit, list, target)."""

    name: str
    kind: str
    label: Labels
    required: bool
    unit: str
    to: str
    of: Mapping[str, Labels]


@dataclass(frozen=True, slots=True)
class ItemType:
    """A catalogue type. `columns` and `filters` name fields; `sheet` the fields of a complete item."""

    id: str
    label: Labels
    fields: Mapping[str, Field]
    columns: tuple[str, ...]
    filters: tuple[str, ...]
    sheet: tuple[str, ...]
    schema_org: str
    path: str


def read_labels(reader: FieldReader, key: str, config: Config) -> Labels:
    """A text per language; the source's is required."""
    return _labels(reader, key, reader.value(key, {}), config)


def _labels(reader: FieldReader, key: str, value: Any, config: Config) -> Labels:
    labels = value if isinstance(value, dict) else {}
    if not isinstance(labels.get(config.source.code), str):
        hint = f"Write `{{{config.source.code}: …, en: …}}`."
        reader.error(key, f"`{key}` needs a text in {config.source.name} at least", hint)
        return {config.source.code: key}
    return {lang: str(text) for lang, text in labels.items()}


def read_type(config: Config, path: str, findings: list[Finding]) -> ItemType | None:
    """Read one `_type.yml`; None where it cannot be used."""
    document = read_mapping(config.root, path, findings)
    if document is None:
        return None
    reader = FieldReader("item-type", path, document, ())
    listed = reader.value("list", {})
    listed = listed if isinstance(listed, dict) else {}
    names = reader.value("fields")
    fields = {
        name: _field(config, FieldReader("item-type", path, document, ("fields", name)), name, findings)
        for name in (names if isinstance(names, dict) else ())
    }
    kind = ItemType(
        id=path.split("/")[-2],
        label=read_labels(reader, "label", config),
        fields=fields,
        columns=tuple(listed.get("columns", fields)),
        filters=tuple(listed.get("filters", ())),
        sheet=reader.texts("sheet", ()),
        schema_org=reader.text("schema_org", "Thing"),
        path=path,
    )
    for name in (*kind.columns, *kind.filters, *kind.sheet):
        if name not in fields:
            reader.error("list", f"`{name}` is no field of this type", "")
    reader.unknown_keys()
    findings.extend(reader.findings)
    return kind


def _field(config: Config, reader: FieldReader, name: str, findings: list[Finding]) -> Field:
    kind = reader.choice("kind", KINDS)
    choices = reader.value("of", {})
    field = Field(
        name=name,
        kind=kind if kind in KINDS else "code",
        label=read_labels(reader, "label", config),
        required=reader.value("required", False) is True,
        unit=reader.choice("unit", UNITS, ""),
        to=reader.text("to", ""),
        of={
            choice: _labels(reader, "of", labels, config)
            for choice, labels in (choices.items() if isinstance(choices, dict) else ())
        },
    )
    reader.unknown_keys()
    findings.extend(reader.findings)
    return field
