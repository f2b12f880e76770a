"""The kinds of fields: how each is read from an item. A new kind is a function and a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.catalogue import compound
from portal.catalogue.values import Quantity, Texts
from portal.config import Config
from portal.fields import FieldReader

if TYPE_CHECKING:
    from portal.catalogue.field import Field

Read = Callable[[FieldReader, str, "Field", Config], Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`read` takes a field that is given or required. `is_text`: a text in each language, to be translated;
    `is_number`: aligned and sorted by its size."""

    read: Read
    is_text: bool = False
    is_number: bool = False


def read_field(reader: FieldReader, field: Field, config: Config) -> Any:
    """The value of a field; None where an optional one is not given."""
    if not field.required and reader.value(field.name, False) is False:
        return None
    return KINDS[field.kind].read(reader, field.name, field, config)


def _name(reader: FieldReader, name: str, field: Field, config: Config) -> Texts:
    """A proper name: the source's form alone, or a form per language; others read the source's."""
    value = reader.value(name)
    forms = {config.source.code: value} if isinstance(value, str) else value
    if _is_texts(forms) and config.source.code in forms:
        return dict(forms)
    if value is not None:
        hint = f"Write `{name}: …` or `{name}: {{{config.source.code}: …, en: …}}`."
        reader.error(name, f"`{name}` is no name: `{value}`", hint)
    return {config.source.code: ""}


def _text(reader: FieldReader, name: str, field: Field, config: Config) -> Texts:
    """A text per language; the source's is required."""
    value = reader.value(name)
    if _is_texts(value) and config.source.code in value:
        return dict(value)
    if value is not None:
        hint = f"Write `{name}: {{{config.source.code}: …, …}}`, a text for each language."
        empty = [lang for lang, text in value.items() if not text] if isinstance(value, dict) else []
        reader.error(name, f"`{name}` has no text in {', '.join(empty) or config.source.name}", hint)
    return {config.source.code: ""}


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) and text.strip() for text in value.values())


def _number(reader: FieldReader, name: str, field: Field, config: Config) -> Quantity:
    return compound.quantity(reader, name)


def _date(reader: FieldReader, name: str, field: Field, config: Config) -> str:
    return reader.iso_date(name)


def _choice(reader: FieldReader, name: str, field: Field, config: Config) -> str:
    return reader.choice(name, field.of)


def _reference(reader: FieldReader, name: str, field: Field, config: Config) -> str | tuple[str, ...]:
    return reader.texts(name) if field.many else reader.text(name)


def _plain(reader: FieldReader, name: str, field: Field, config: Config) -> str:
    return reader.text(name)


def _url(reader: FieldReader, name: str, field: Field, config: Config) -> str:
    return compound.address_of_web(reader, name, reader.text(name))


def _file(reader: FieldReader, name: str, field: Field, config: Config) -> str:
    """A file below the folder of the pages, such as `assets/maps/zones.pdf`."""
    path = reader.text(name)
    folder = config.root / config.docs
    if path and not ((folder / path).is_file() and (folder / path).resolve().is_relative_to(folder)):
        reader.error(
            name, f"`{name}: {path}`: no such file in {config.docs}/", "Add the file or mend the path."
        )
    return path


def _money(reader: FieldReader, name: str, field: Field, config: Config) -> Any:
    return compound.money(reader.below(name)) if compound.is_mapping(reader, name, compound.MONEY) else None


def _period(reader: FieldReader, name: str, field: Field, config: Config) -> Any:
    return compound.period(reader, name) if compound.is_mapping(reader, name, compound.PERIOD) else None


def _point(reader: FieldReader, name: str, field: Field, config: Config) -> Any:
    return compound.point(reader.below(name)) if compound.is_mapping(reader, name, compound.POINT) else None


def _contact(reader: FieldReader, name: str, field: Field, config: Config) -> Any:
    return compound.contact(reader, name) if compound.is_mapping(reader, name, compound.CONTACT) else None


def _history(reader: FieldReader, name: str, field: Field, config: Config) -> Any:
    return compound.history(reader, name, field.of, config.source.code)


KINDS: Mapping[str, Kind] = {
    "name": Kind(_name),
    "text": Kind(_text, is_text=True),
    "markdown": Kind(_text, is_text=True),
    "address": Kind(_text, is_text=True),
    "number": Kind(_number, is_number=True),
    "money": Kind(_money, is_number=True),
    "date": Kind(_date),
    "period": Kind(_period),
    "choice": Kind(_choice),
    "reference": Kind(_reference),
    "point": Kind(_point),
    "url": Kind(_url),
    "contact": Kind(_contact),
    "file": Kind(_file),
    "code": Kind(_plain),
    "history": Kind(_history),
}
