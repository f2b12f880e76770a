"""A value of an item as a reader sees it: pieces of text, each with its language and its link."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown import markdown

from portal.catalogue import Contact, Field, Item, Money, Period, Point, Quantity
from portal.language import is_han, is_kana, is_vietnamese_letter, traits_for
from portal.model import item_key
from portal.site.edition import Edition

_ENGLISH = re.compile(r"\b(?:and|for|of|on|the)\b")
# How good a position is, in the interface's words.
BASES = {"exact": "basis.exact", "approximate": "basis.approximate", "middle-of-ward": "basis.ward"}


@dataclass(frozen=True, slots=True)
class Printed:
    """One piece. `tag`: its language, empty for that of the text around it. `url`: below the site's root, or
    absolute. `is_html`: the text is markup made by Markdown, a block of its own."""

    text: str
    tag: str = ""
    url: str = ""
    is_html: bool = False


def printed(edition: Edition, item: Item, field: Field) -> tuple[Printed, ...]:
    """A field of an item; nothing where it is not given."""
    value = item.values.get(field.name)
    return () if value in (None, "", ()) else _PRINTERS[field.kind](edition, item, field, value)


def title(edition: Edition, item: Item) -> Printed:
    """The name of an item, with a link where it can be shown by itself."""
    text, lang = item.name(edition.lang, edition.source)
    naming = edition.site.catalogue.types[item.type].naming
    tag = _plain(edition, item, naming, text)[0].tag if naming.kind == "code" else edition.tag(lang)
    return Printed(text, tag, item_url(edition, item))


def item_url(edition: Edition, item: Item) -> str:
    """The item's page, else its row in the list of its type, else nothing; below the site's root."""
    kind = edition.site.catalogue.types[item.type]
    own = edition.url(item_key(kind, item)) if kind.item_pages else ""
    listed = edition.url(kind.page_key)
    return own or (f"{listed}#{anchor(item)}" if listed else "")


def anchor(item: Item) -> str:
    """The id of an item's row."""
    return f"{item.type}-{item.id}"


def sort_key(value: Any) -> str:
    """What a column sorts by where the printed text will not do; empty: by the text. Amounts of different
    currencies have no order: each currency stands together."""
    if isinstance(value, Quantity):
        return str(value.value)
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:040f}"
    if isinstance(value, Period):
        return f"{value.start or value.end}/{value.end}"
    return ""


def _texts(edition: Edition, item: Item, field: Field, value: Any) -> tuple[Printed, ...]:
    lang = edition.lang if edition.lang in value else edition.source
    return (Printed(value[lang], edition.tag(lang)),)


def _markdown(edition: Edition, item: Item, field: Field, value: Any) -> tuple[Printed, ...]:
    (source,) = _texts(edition, item, field, value)
    return (Printed(markdown(source.text), source.tag, is_html=True),)


def _number(edition: Edition, item: Item, field: Field, value: Quantity) -> tuple[Printed, ...]:
    return (Printed(edition.quantity(value.value, field.unit, value.qualifier)),)


def _money(edition: Edition, item: Item, field: Field, value: Money) -> tuple[Printed, ...]:
    return (Printed(edition.quantity(value.amount, value.currency, value.qualifier)),)


def _date(edition: Edition, item: Item, field: Field, value: str) -> tuple[Printed, ...]:
    return (Printed(edition.date(value)),)


def _period(edition: Edition, item: Item, field: Field, value: Period) -> tuple[Printed, ...]:
    """`2025–2030`, `from 2025`, `until 2030`; one date where both ends are the same."""
    start, end = edition.date(value.start), edition.date(value.end)
    form = "values.period" if start and end else "values.from" if start else "values.until"
    return (Printed(start if start == end else edition.word(form, start=start, end=end)),)


def _choice(edition: Edition, item: Item, field: Field, value: str) -> tuple[Printed, ...]:
    lang = edition.lang if edition.lang in field.of[value] else edition.source
    return (Printed(field.of[value][lang], edition.tag(lang)),)


def _reference(edition: Edition, item: Item, field: Field, value: Any) -> tuple[Printed, ...]:
    ids = (value,) if isinstance(value, str) else value
    return tuple(title(edition, edition.item(field.to, id_)) for id_ in ids)


def _point(edition: Edition, item: Item, field: Field, value: Point) -> tuple[Printed, ...]:
    """Degrees in the language's way, and how good the position is."""
    basis = edition.word(BASES[value.basis])
    lat, lon = edition.number(value.lat), edition.number(value.lon)
    return (Printed(edition.word("values.point", lat=lat, lon=lon, basis=basis)),)


def _url(edition: Edition, item: Item, field: Field, value: str) -> tuple[Printed, ...]:
    return (Printed(value.partition("://")[2].removeprefix("www.").rstrip("/"), "", value),)


def _contact(edition: Edition, item: Item, field: Field, value: Contact) -> tuple[Printed, ...]:
    number = "".join(sign for sign in value.telephone if sign in "+0123456789")
    given = (
        Printed(value.telephone, "", f"tel:{number}"),
        Printed(value.email, "", f"mailto:{value.email}"),
        *(_url(edition, item, field, value.url) if value.url else ()),
    )
    return tuple(part for part in given if part.text)


def _file(edition: Edition, item: Item, field: Field, value: str) -> tuple[Printed, ...]:
    return (Printed(value.rpartition("/")[2], "", value),)


def _plain(edition: Edition, item: Item, field: Field, value: str) -> tuple[Printed, ...]:
    stated = item.values.get(field.language, "") if field.language else ""
    return (Printed(value, _tag_of_plain(edition, value, stated)),)


def _tag_of_plain(edition: Edition, text: str, stated: str) -> str:
    """Plain texts (titles of works, names of holders) are in any language: the stated one where it is the
    site's, else what the letters tell. Titles of works in Vietnamese may be given in English."""
    letters = (("vi", is_vietnamese_letter), ("ja", is_kana), ("zh", is_han))
    told = next((lang for lang, is_letter in letters if any(map(is_letter, text))), "")
    if not told and _ENGLISH.search(text):
        return edition.tag("en")
    if stated in {language.code for language in edition.site.config.languages}:
        return edition.tag(stated)
    is_read = told == edition.lang or (told == "zh" and edition.lang == "ja")
    return "" if is_read or not told else traits_for(told).html_tag


def _history(edition: Edition, item: Item, field: Field, value: Any) -> tuple[Printed, ...]:
    return (Printed(edition.label(field.of[value[-1].state])),)


_PRINTERS: Mapping[str, Callable[[Edition, Item, Field, Any], tuple[Printed, ...]]] = {
    "name": _texts,
    "text": _texts,
    "address": _texts,
    "markdown": _markdown,
    "number": _number,
    "money": _money,
    "date": _date,
    "period": _period,
    "choice": _choice,
    "reference": _reference,
    "point": _point,
    "url": _url,
    "contact": _contact,
    "file": _file,
    "code": _plain,
    "history": _history,
}
