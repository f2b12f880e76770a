"""The Atom feed of a language (RFC 4287). Nothing in it comes from a clock."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from portal.feeds.entries import Entry, changes, news
from portal.model import Site

FEED = "feed.atom"
MOST = 50  # entries of each kind
_SPACE = "http://www.w3.org/2005/Atom"
_ZONE = "+07:00"  # Vietnam has one zone and no summer time


def feed(site: Site, lang: str) -> bytes:
    """The feed: news and reviewed pages, the newest of each first; a stale, unverified or draft one says so.

    A language without a page has a feed without entries.
    """
    config, strings = site.config, site.interfaces[lang].strings
    language, home = config.language(lang), config.site_url + config.home(lang)
    told = {"news": news(site, lang)[:MOST], "changes": changes(site, lang)[:MOST]}
    days = [entry.day for entries in told.values() for entry in entries]
    root = ET.Element("feed", {"xmlns": _SPACE, "xml:lang": language.tag, "xml:base": config.site_url})
    _text(root, "id", home + FEED)
    _text(root, "title", language.site_name)
    if not config.settings.official:
        _text(root, "subtitle", strings["site.demonstration"])
    _text(root, "updated", _moment(max(days, default="1970")))
    _text(_element(root, "author"), "name", language.site_name)
    _text(root, "rights", strings["footer.licence"])
    _element(root, "link", {"rel": "self", "type": "application/atom+xml", "href": home + FEED})
    _element(root, "link", {"rel": "alternate", "type": "text/html", "hreflang": language.tag, "href": home})
    for kind, entries in told.items():
        for entry in entries:
            _entry(root, config.site_url, strings, kind, entry)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(root: ET.Element, site_url: str, strings: Mapping[str, str], kind: str, entry: Entry) -> None:
    element = _element(root, "entry")
    # A page may be told twice, as published and as reviewed: each entry has its own name.
    _text(element, "id", f"{site_url}{entry.url}{'' if kind == 'news' else f'?reviewed={entry.day}'}")
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.day))
    _element(element, "link", {"rel": "alternate", "type": "text/html", "href": site_url + entry.url})
    _element(element, "category", {"term": kind, "label": strings[f"feed.{kind}"]})
    _text(element, "summary", " ".join((entry.summary, *entry.notes)))


def _moment(day: str) -> str:
    """The first moment of an ISO year, month or day."""
    year, month, of_month = (*day.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{of_month}T00:00:00{_ZONE}"


def _element(parent: ET.Element, name: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    return ET.SubElement(parent, name, dict(attributes or {}))


def _text(parent: ET.Element, name: str, text: str) -> None:
    _element(parent, name).text = text
