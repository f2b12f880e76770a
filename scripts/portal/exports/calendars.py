"""Events as iCalendar (RFC 5545), per language: yearly ones by a rule, lunar ones by day for some years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from portal.catalogue import Item
from portal.catalogue.occasions import Occasion, is_yearly, occasions
from portal.exports.wording import Wording
from portal.language import traits_for

YEARS = 5  # from the year of the build on; lunar days differ from year to year
_LINE = 75  # octets of a line, RFC 5545 section 3.1


def ics_bytes(wording: Wording) -> bytes:
    """A calendar of all-day events; items whose days are not known, or set anew each year, are not in it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_host(wording)}//portal//{wording.lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escaped(wording.label(wording.kind.label))}",
        f"X-WR-CALNAME:{_escaped(wording.label(wording.kind.label))}",
    ]
    for item in wording.items:
        for occasion, is_rule in dated(wording, item):
            lines += _event(wording, item, occasion, is_rule)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode("utf-8")


def dated(wording: Wording, item: Item) -> Iterator[tuple[Occasion, bool]]:
    """The times of an item, and whether each stands for all later years."""
    occurs, year = wording.kind.occurs, wording.site.config.day.year
    if occurs is None:
        return
    is_rule = is_yearly(occurs, item)
    last = date(year if is_rule else year + YEARS - 1, 12, 31)
    for occasion in occasions(occurs, item, date(year, 1, 1), last):
        yield occasion, is_rule


def _event(wording: Wording, item: Item, occasion: Occasion, is_rule: bool) -> Iterator[str]:
    name = item.id if is_rule else f"{item.id}-{occasion.start.year}"
    tag = traits_for(wording.language(item)).html_tag
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@{_host(wording)}"
    yield f"DTSTAMP:{_stamp(item.as_of)}"
    yield f"DTSTART;VALUE=DATE:{occasion.start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{occasion.end + timedelta(days=1):%Y%m%d}"
    if is_rule:
        yield "RRULE:FREQ=YEARLY"
    title, lang = item.name(wording.language(item), wording.source)
    yield f"SUMMARY;LANGUAGE={traits_for(lang).html_tag}:{_escaped(title)}"
    for line, field in (("DESCRIPTION", "summary"), ("LOCATION", "place")):
        texts = item.values.get(field)
        if isinstance(texts, dict):
            yield f"{line};LANGUAGE={tag}:{_escaped(wording.text(item, texts))}"
    if page := wording.page(item):
        yield f"URL:{page}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _host(wording: Wording) -> str:
    return urlsplit(wording.site.config.site_url).hostname or "localhost"


def _stamp(as_of: str) -> str:
    """The first moment of an ISO year, month or day; never a clock's."""
    year, month, day = (*as_of.split("-"), "01", "01")[:3] if as_of else ("1970", "01", "01")
    return f"{year}{month}{day}T000000Z"


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most 75 octets, cut between characters; what follows begins with a space."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > _LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
