"""Fields that hold a mapping or a list: quantities with a qualifier, money, periods, points, contacts, …

Each function reads one value; what it cannot read is told by the reader, and the value is left out or empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from portal.catalogue.values import Contact, Event, Money, Period, Point, Quantity
from portal.fields import FieldReader
from portal.figures import QUALIFIERS, UNITS

CURRENCIES = tuple(unit.name for unit in UNITS.values() if unit.dimension == "money")
BASES = ("exact", "approximate", "middle-of-ward")

# How each is written, for hints.
MONEY = '{amount: "427000000000", currency: vnd}'
PERIOD = '{from: "2025", to: "2030"}'
POINT = '{lat: "20.80", lon: "107.01", basis: approximate}'
CONTACT = "{telephone: …, email: …, url: …}"

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ().-]{4,24}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[A-Za-z]{2,24}")


def is_mapping(reader: FieldReader, name: str, form: str) -> bool:
    """Whether the field holds a mapping; one that holds something else is told."""
    value = reader.value(name)
    if isinstance(value, dict):
        return True
    if value is not None:
        reader.error(name, f"`{name}: {value}` is no mapping", f"Write `{name}: {form}`.")
    return False


def quantity(reader: FieldReader, name: str) -> Quantity:
    """`"2.5"` or `{value: "2.5", qualifier: about}`."""
    if not isinstance(reader.value(name), dict):
        return Quantity(reader.decimal(name))
    below = reader.below(name)
    value = Quantity(below.decimal("value"), below.choice("qualifier", QUALIFIERS, ""))
    below.unknown_keys()
    return value


def money(below: FieldReader) -> Money:
    """`{amount: "427000000000", currency: vnd}`, with a qualifier or without."""
    value = Money(
        below.decimal("amount"),
        below.choice("currency", CURRENCIES),
        below.choice("qualifier", QUALIFIERS, ""),
    )
    below.unknown_keys()
    return value


def period(reader: FieldReader, name: str) -> Period:
    """`{from: "2025", to: "2030"}`; one of them may be missing, and the start is not after the end."""
    below = reader.below(name)
    value = Period(below.iso_date("from", ""), below.iso_date("to", ""))
    below.unknown_keys()
    if not value.start and not value.end:
        reader.error(name, f"`{name}` has neither `from` nor `to`", f"Write `{name}: {PERIOD}`.")
    # Compared as far as both are stated: 2025-06 is not after 2025.
    length = min(len(value.start), len(value.end))
    if value.start[:length] > value.end[:length]:
        reader.error(name, f"`{name}` ends ({value.end}) before it starts ({value.start})", "Exchange them.")
    return value


def point(below: FieldReader) -> Point:
    """`{lat: "20.80", lon: "107.01", basis: approximate}`, in degrees of WGS 84."""
    value = Point(below.decimal("lat"), below.decimal("lon"), below.choice("basis", BASES))
    below.unknown_keys()
    return value


def is_on_earth(point: Point) -> bool:
    """Whether latitude and longitude are degrees of a place on Earth."""
    return abs(point.lat) <= Decimal(90) and abs(point.lon) <= Decimal(180)


def contact(reader: FieldReader, name: str) -> Contact:
    """`{telephone: …, email: …, url: …}`, at least one of them."""
    below = reader.below(name)
    telephone, email = below.text("telephone", ""), below.text("email", "")
    value = Contact(telephone, email, address_of_web(below, "url", below.text("url", "")))
    below.unknown_keys()
    if telephone and not _TELEPHONE.fullmatch(telephone):
        below.error("telephone", f"`telephone: {telephone}` is no number", 'Write `"+84 225 3822616"`.')
    if email and not _EMAIL.fullmatch(email):
        below.error("email", f"`email: {email}` is no address", "Write `name@example.gov.vn`.")
    if value == Contact("", "", ""):
        reader.error(name, f"`{name}` is empty", f"Write `{name}: {CONTACT}` or leave it out.")
    return value


def history(reader: FieldReader, name: str, states: Mapping[str, Any], source: str) -> tuple[Event, ...]:
    """A list of `{date: "2023", state: approved, note: {…}}`, the oldest first."""
    value = reader.value(name)
    if not isinstance(value, list):
        if value is not None:
            reader.error(name, f"`{name}` is no list", 'Write `- {date: "2023", state: …}` for each step.')
        return ()
    events = tuple(_event(reader.below(name, index), states, source) for index in range(len(value)))
    for index, (before, after) in enumerate(pairwise(events), 1):
        length = min(len(before.date), len(after.date))
        if after.date[:length] < before.date[:length]:
            reader.below(name, index).error(
                "date", f"`{after.date}` stands after `{before.date}`", "The oldest comes first."
            )
    return events


def _event(below: FieldReader, states: Mapping[str, Any], source: str) -> Event:
    note = below.value("note", {})
    if not isinstance(note, dict) or (note and not isinstance(note.get(source), str)):
        below.error("note", f"`note` has no text in `{source}`", f"Write `note: {{{source}: …, en: …}}`.")
        note = {}
    texts = {lang: text for lang, text in note.items() if isinstance(text, str)}
    event = Event(below.iso_date("date"), below.choice("state", states), texts)
    below.unknown_keys()
    return event


def address_of_web(reader: FieldReader, name: str, url: str) -> str:
    """`url`, told where it is no web address."""
    if url and not url.startswith(("https://", "http://")):
        reader.error(name, f"`{name}: {url}` is no address", "It begins with `https://`.")
    return url
