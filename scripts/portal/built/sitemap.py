"""`sitemap.xml`, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address with its translations: (language tag, address)."""

    url: str
    alternates: tuple[tuple[str, str], ...]


def read_sitemap(file: Path) -> tuple[SitemapEntry, ...]:
    """The entries; none of a file that is not there or no XML: then every page is missing in it."""
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError):
        return ()
    return tuple(
        SitemapEntry(
            (entry.findtext("s:loc", "", _SPACES)).strip(),
            tuple(
                (link.get("hreflang", ""), link.get("href", "")) for link in entry.findall("x:link", _SPACES)
            ),
        )
        for entry in root.findall("s:url", _SPACES)
    )
