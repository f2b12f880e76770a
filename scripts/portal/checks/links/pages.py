"""Which page a link leads to, and which anchors a page has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from portal.markdown import Document
from portal.model import Page, Site
from portal.model.reading import Reading

_ENDINGS = (".md", "/index.md", "/_index.md", "/README.md", "/readme.md")
_OPAQUE = re.compile(r"\{\{[<%]|\{%|^import\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Explicit ids, and the ids that programs make of headings without one. `is_opaque`: the page holds what
    makes further anchors elsewhere (snippets, shortcodes), so that nothing can be called missing."""

    explicit: frozenset[str]
    made: frozenset[str]
    is_opaque: bool

    def __contains__(self, anchor: str) -> bool:
        return self.is_opaque or anchor in self.explicit or anchor.casefold() in self.made


_ANCHORS: WeakKeyDictionary[Reading, Anchors] = WeakKeyDictionary()


def page_at(site: Site, lang: str, place: str) -> Page | None:
    """The page of a place (`city/history`; the empty place is the home) in a language."""
    place = place.partition("?")[0]
    keys = [place + ending for ending in _ENDINGS] if place else [ending[1:] for ending in _ENDINGS[1:]]
    return next((page for key in keys if (page := site.page(lang, key))), None)


def anchors_on(page: Page) -> Anchors:
    """The anchors of a page; found once."""
    if page.reading not in _ANCHORS:
        document = page.document
        is_opaque = bool(_OPAQUE.search(page.body)) or any(
            block.kind == "snippet" for block in document.blocks
        )
        _ANCHORS[page.reading] = Anchors(frozenset(document.anchors), _made(document), is_opaque)
    return _ANCHORS[page.reading]


def _made(document: Document) -> frozenset[str]:
    found: set[str] = set()
    for block in document.headings:
        found |= frozenset() if block.id else _slugs(block.text)
    for note in document.footnotes:
        found |= {f"fn:{note.label}".casefold(), f"fnref:{note.label}".casefold()}
    numbered = {f"{slug}{sign}{number}" for slug in found for sign in "_-" for number in (1, 2, 3)}
    return frozenset(found | numbered | {"", "top"})


@lru_cache(maxsize=20_000)
def _slugs(text: str) -> frozenset[str]:
    return frozenset(_variants(text.casefold()))


def _variants(text: str) -> Iterator[str]:
    """As Python-Markdown 3.11 (ASCII only), pymdownx.slugs and GitHub, Hugo, and VitePress make them."""
    words = re.sub(r"<[^<>]*>", "", text.replace("`", ""))
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    yield re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip())
    letters = re.sub(r"[^\w\s-]", "", words).strip()
    yield re.sub(r"[-\s]+", "-", letters)
    yield re.sub(r"\s", "-", letters)
    yield re.sub(r"[\W_]+", "-", words).strip("-")
    yield re.sub(r"[\W_]+", "-", ascii_).strip("-")
