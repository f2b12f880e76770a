"""One field of a catalogue type, read from `_type.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from portal.catalogue.kinds import KINDS, Kind
from portal.config import Config
from portal.fields import FieldReader
from portal.figures import UNITS
from portal.finding import nearest

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind, its label per language, and what its kind needs to know.

    `unit` of a number; `to` the type of a reference, `many` whether it is a list; `of` the codes of a choice
    or of the states of a history, each with its labels; `language` the field that says which language a plain
    text is in (titles of works stay in theirs). `property_name` is what machines call it: a property of
    schema.org, or of Dublin Core (`dcterms:creator`); `terms` what schema.org calls the codes of a choice.
    """

    name: str
    kind: str
    label: Labels
    required: bool
    unit: str
    to: str
    many: bool
    of: Mapping[str, Labels]
    language: str
    property_name: str
    terms: Mapping[str, str]

    @property
    def traits(self) -> Kind:
        """What holds for every field of this kind."""
        return KINDS[self.kind]


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


def read_field_of_type(config: Config, reader: FieldReader, name: str) -> Field:
    kind = reader.choice("kind", KINDS)
    choices = reader.value("of", {})
    field = Field(
        name=name,
        kind=kind if kind in KINDS else "code",
        label=read_labels(reader, "label", config),
        required=reader.value("required", False) is True,
        unit=reader.choice("unit", UNITS, ""),
        to=reader.text("to", ""),
        many=reader.value("many", False) is True,
        of={
            choice: _labels(reader, "of", labels, config)
            for choice, labels in (choices.items() if isinstance(choices, dict) else ())
        },
        language=reader.text("language", ""),
        property_name=reader.text("property", ""),
        terms=_terms(reader),
    )
    if kind == "choice" and not field.of:
        reader.error("", f"`{name}` is a choice of nothing", "Write `of: {code: {…}}`, a label per language.")
    if kind == "number" and not field.unit:
        reader.error("", f"`{name}` has no unit", nearest("count", UNITS))
    if kind == "reference" and not field.to:
        reader.error("", f"`{name}` refers to no type", "Write `to: <type>`.")
    reader.unknown_keys()
    return field


def _terms(reader: FieldReader) -> Mapping[str, str]:
    terms = reader.value("terms", {})
    return {code: str(term) for code, term in terms.items()} if isinstance(terms, dict) else {}


def with_states(field: Field, written: Any, fields: Mapping[str, Field], reader: FieldReader) -> Field:
    """A history takes its states from the choice that its `of:` names."""
    if field.kind != "history":
        return field
    name = written.get("of") if isinstance(written, dict) else None
    if isinstance(name, str) and name in fields and fields[name].kind == "choice":
        return replace(field, of=fields[name].of)
    hint = f"Write `of: <field>`, a field of kind choice, in `{field.name}`."
    reader.error("fields", f"`{field.name}` is a history of no choice: `{name}`", hint)
    return field
