"""The kinds of fields: how each is read from an item. A new kind is a function and a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from portal.config import Config
from portal.fields import FieldReader

if TYPE_CHECKING:
    from portal.catalogue.types import Field

Read = Callable[[FieldReader, str, "Field", Config], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`read` takes a field; None means that an optional field is not given."""

    read: Read


def _absent(reader: FieldReader, name: str, field: Field) -> bool:
    """Whether an optional field is not given; a required one is told by the reading that follows."""
    return not field.required and reader.value(name, False) is False


def _name(reader: FieldReader, name: str, field: Field, config: Config) -> Mapping[str, str] | None:
    """A proper name: the source's form alone, or a form per language; others read the source's."""
    if _absent(reader, name, field):
        return None
    value = reader.value(name)
    forms = {config.source.code: value} if isinstance(value, str) else value
    if isinstance(forms, dict) and isinstance(forms.get(config.source.code), str):
        return {lang: str(form) for lang, form in forms.items()}
    if value is not None:
        reader.error(
            name, f"`{name}` is no name: `{value}`", f"Write `{name}: …` or `{name}: {{vi: …, en: …}}`."
        )
    return {config.source.code: ""}


def _text(reader: FieldReader, name: str, field: Field, config: Config) -> Mapping[str, str] | None:
    """A text per language; the source's is required."""
    if _absent(reader, name, field):
        return None
    value = reader.value(name)
    if isinstance(value, dict) and isinstance(value.get(config.source.code), str):
        return {lang: str(text) for lang, text in value.items()}
    if value is not None:
        hint = f"Write `{name}: {{{config.source.code}: …, …}}`, a text for each language."
        reader.error(name, f"`{name}` has no text in {config.source.name}", hint)
    return {config.source.code: ""}


def _number(reader: FieldReader, name: str, field: Field, config: Config) -> Decimal | None:
    return None if _absent(reader, name, field) else reader.decimal(name)


def _date(reader: FieldReader, name: str, field: Field, config: Config) -> str | None:
    return None if _absent(reader, name, field) else reader.iso_date(name)


def _choice(reader: FieldReader, name: str, field: Field, config: Config) -> str | None:
    return None if _absent(reader, name, field) else reader.choice(name, field.of)


def _plain(reader: FieldReader, name: str, field: Field, config: Config) -> str | None:
    return None if _absent(reader, name, field) else reader.text(name)


def _url(reader: FieldReader, name: str, field: Field, config: Config) -> str | None:
    url = _plain(reader, name, field, config)
    if url and not url.startswith("https://") and not url.startswith("http://"):
        reader.error(name, f"`{name}: {url}` is no address", "It begins with `https://`.")
    return url


KINDS: Mapping[str, Kind] = {
    "name": Kind(_name),
    "text": Kind(_text),
    "markdown": Kind(_text),
    "number": Kind(_number),
    "date": Kind(_date),
    "choice": Kind(_choice),
    "reference": Kind(_plain),
    "code": Kind(_plain),
    "url": Kind(_url),
}
