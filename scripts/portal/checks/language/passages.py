"""What a reader reads of a page, piece by piece, and what a message quotes of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from portal.checks.memory import remembered
from portal.checks.rule import PageView
from portal.checks.termbase import termbase
from portal.glossary import Found
from portal.markdown import Block
from portal.markdown.document import OPAQUE
from portal.model import Page

_TOKEN = re.compile(r"\{\{[^{}\n]*\}\}")
_SPACES = re.compile(r"\s+")
# Bounded: an opening sign that is never closed must not be looked for to the end of the page.
_QUOTED = re.compile(
    "|".join(
        rf"{opened}[^{closed}]{{0,400}}{closed}"
        for opened, closed in ("“”", "‘’", "「」", "『』", "《》", "〈〉", "«»", '""')
    )
)
_HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])")
_INSIDE_HOST = re.compile(r"\.[a-z]")
_ORIGINAL = re.compile(rf"[(（]{OPAQUE}[)）]|「{OPAQUE}」|“{OPAQUE}”")
_LONGEST = 60
SEPARATOR = "\0"
"""Stands between two passages; CommonMark forbids it in a text."""


@remembered
def passages(view: PageView) -> tuple[Block, ...]:
    """Title and description (blocks of these kinds), then the blocks of the page that hold prose."""
    return (*front_passages(view), *(block for block in view.document.blocks if block.prose))


@remembered
def all_prose(view: PageView) -> str:
    """The prose of all passages, for one search instead of one in each."""
    return SEPARATOR.join([passage.prose for passage in passages(view)])


def passages_with(view: PageView, pattern: re.Pattern[str]) -> Iterator[Block]:
    """The passages in whose prose a pattern is found; it must not match a separator."""
    text, position = all_prose(view), 0
    ends: list[int] = []
    while match := pattern.search(text, position):
        ends = ends or list(accumulate(len(passage.prose) + 1 for passage in passages(view)))
        number = bisect_right(ends, match.start())
        yield passages(view)[number]
        position = ends[number]


def front_passages(view: PageView) -> Iterator[Block]:
    """The texts of the front matter that readers see."""
    for kind in ("title", "description"):
        text = view.page.meta.get(kind)
        if isinstance(text, str) and text:
            line = view.page.meta_lines.get(kind, 1)
            yield Block(kind, 0, text, line, line, prose=_TOKEN.sub(OPAQUE, text))


def whole_text(page: Page) -> str:
    """All that may be read of a page, markup included: to see quickly what cannot be there."""
    return "\n".join((page.title, page.description, page.body))


def without_quotations(text: str) -> str:
    """The text with quotations, titles in title marks and names of hosts put out of sight; places stay."""
    text = _QUOTED.sub(_out_of_sight, text)
    return _HOST.sub(_out_of_sight, text) if _INSIDE_HOST.search(text) else text


def _out_of_sight(match: re.Match[str]) -> str:
    return OPAQUE * len(match[0])


def without_originals(text: str) -> str:
    """The text without marked originals in brackets: 吉碑（Cát Bi）机场 is 吉碑机场."""
    return _ORIGINAL.sub("", text) if OPAQUE in text else text


def without_forms(text: str, view: PageView) -> str:
    """The text with the forms that the glossary accepts in the page's language put out of sight."""
    found = termbase(view.site).in_language(view.page.lang).find(text)
    return _hidden(text, (form for form in found if not form.is_forbidden))


def without_names(text: str, view: PageView) -> str:
    """The text without accepted forms and without the names of the glossary in the source language."""
    found = termbase(view.site).in_source.find(text)
    names = (form for form in found if not form.terms or any(term.is_name for term in form.terms))
    return without_forms(_hidden(text, names), view)


def _hidden(text: str, found: Iterable[Found]) -> str:
    parts: list[str] = []
    position = 0
    for form in found:
        parts += text[position : form.start], OPAQUE * (form.end - form.start)
        position = form.end
    return "".join((*parts, text[position:]))


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    plain = _SPACES.sub(" ", text.replace(OPAQUE, "…")).strip()
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
