"""One item of a catalogue: what it holds, what it is called, which of its texts are translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.catalogue.types import ItemType
from portal.catalogue.values import Event, Texts
from portal.markdown import text_hash
from portal.yamltext import Steps, YamlText


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `values` holds what `catalogue.kinds` makes of each field that is given.

    `as_of`, `valid_from` and `valid_to` are ISO dates, empty where not given; `predecessor` and `successor`
    are ids of the same type. `names` holds the item's name by language; `texts` the texts that every language
    must have, by place (the steps to them: `summary`, or `history`, 0, `note`), each by language; `hash` is
    the `text_hash` of these and of the names that have translations, empty where nothing is translated.
    """

    type: str
    id: str
    values: Mapping[str, Any]
    sources: tuple[str, ...]
    as_of: str
    valid_from: str
    valid_to: str
    predecessor: str
    successor: str
    translated_from: Mapping[str, str]
    names: Texts
    texts: Mapping[Steps, Texts]
    hash: str
    path: str
    line: int
    document: YamlText = field(repr=False, compare=False)
    steps: Steps = field(repr=False, compare=False)

    def name(self, lang: str, source: str) -> tuple[str, str]:
        """The item's name for a reader of `lang`, and the language it is in."""
        for code in (lang, source, *self.names):
            if code in self.names:
                return self.names[code], code
        return self.id, source

    def line_of(self, *steps: str | int) -> int:
        """The line of a field, or of the item where the field stands elsewhere (shared by a file)."""
        return self.document.line(*self.steps, *steps)

    def missing(self, lang: str) -> tuple[Steps, ...]:
        """The places of the texts that this language lacks."""
        return tuple(steps for steps, texts in self.texts.items() if lang not in texts)


def translated_texts(kind: ItemType, values: Mapping[str, Any]) -> dict[Steps, Texts]:
    """The texts that every language must have: those of texts, addresses and notes of a history."""
    return dict(_texts(kind, values))


def translated_names(kind: ItemType, values: Mapping[str, Any], source: str) -> dict[Steps, Texts]:
    """The names that have a form in another language; the others stay as they are everywhere."""
    return {
        (name,): value
        for name, value in values.items()
        if kind.fields[name].kind == "name" and set(value) - {source}
    }


def _texts(kind: ItemType, values: Mapping[str, Any]) -> Iterator[tuple[Steps, Texts]]:
    for name, value in values.items():
        if kind.fields[name].traits.is_text:
            yield (name,), value
        elif kind.fields[name].kind == "history":
            yield from _notes(name, value)


def _notes(name: str, events: tuple[Event, ...]) -> Iterator[tuple[Steps, Texts]]:
    for index, event in enumerate(events):
        if event.note:
            yield (name, index, "note"), event.note


def hash_of_texts(texts: Mapping[Steps, Texts], source: str) -> str:
    """The `text_hash` of an item: of its source texts as paragraphs, each after the name of its field, in the
    order of these names, so that a type may be re-arranged. Empty where there is nothing to translate."""
    if not texts:
        return ""
    told = sorted((".".join(map(str, steps)), text.get(source, "")) for steps, text in texts.items())
    return text_hash("", "", "\n\n".join(f"{name}\n\n{text}" for name, text in told))


def names_of(kind: ItemType, values: Mapping[str, Any], languages: tuple[str, ...]) -> Texts:
    """The names of an item by language, the source's first; a plain title is in the language that its field
    `language` names, and in the source where that is none of the site's."""
    value = values.get(kind.naming.name)
    if isinstance(value, str):
        stated = str(values.get(kind.naming.language, ""))
        return {stated if stated in languages else languages[0]: value}
    return value if isinstance(value, Mapping) else {}
