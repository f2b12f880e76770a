"""The figures that a page states, each in its place; every text is read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from portal.checks.figures.places import DESCRIPTION, TITLE, Place, Places
from portal.checks.memory import remembered
from portal.checks.rule import PageView
from portal.figures import Figure, Likely, figures_of, find_figures
from portal.language import Traits
from portal.markdown import Block

_OPAQUE = "\ufffc"
TOKEN = re.compile(r"\{\{([^{}\n]*)\}\}")
# Formulas (arithmatex) and keycaps (2️⃣): signs that no language writes its own way.
_FORMULA = re.compile(r"\$\$[^$]+\$\$|\\\(.+?\\\)|\\\[.+?\\\]|[0-9]\ufe0f?\u20e3")
# 2. Getting there; 2) Getting there
_NUMBERING = re.compile(r"[0-9]{1,2}[.)．）](?![0-9])")
_VERSION = re.compile(r"(?:\b[A-Z][A-Za-z+-]*|\b[Vv]|[Vv]ersion|phiên bản|版本|バージョン) ?$")
_VERSION_DIGITS = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")
_NEXT, _NEXT_WIDE = 16, 6
_NEAR = 24
_DASHES = "-−–－"


class Passage(NamedTuple):
    """A block with running text, or the title or description (`block` is None). `position` is that in
    `document.blocks`, TITLE or DESCRIPTION; `prose` as in Block; `tokens` are those that stand in it."""

    position: int
    line: int
    prose: str
    tokens: tuple[str, ...]
    block: Block | None = None

    @property
    def text(self) -> str:
        """The text that suppressions match on."""
        return self.block.text if self.block else self.prose


class Stated(NamedTuple):
    """A figure in its passage. `readings` are the figure, and what it means if it shares magnitude or unit
    with the next one (300 and 100 billion). `shown` is its text, of a range with both ends: 5–10%."""

    figure: Figure
    readings: tuple[Figure, ...]
    shown: str
    passage: Passage
    place: Place


@remembered
def passages(view: PageView) -> tuple[Passage, ...]:
    """Title, description, and the blocks that hold running text."""
    return tuple(_passages(view))


def _passages(view: PageView) -> Iterator[Passage]:
    for position, key in ((TITLE, "title"), (DESCRIPTION, "description")):
        text = view.page.meta.get(key)
        if isinstance(text, str):
            tokens = tuple(token.strip() for token in TOKEN.findall(text))
            yield Passage(position, view.page.meta_lines.get(key, 1), TOKEN.sub(_OPAQUE, text), tokens)
    for position, block in enumerate(view.document.blocks):
        if block.text and block.kind != "code":
            yield Passage(position, block.line, _without_formulas(block.prose), block.tokens, block)


def stated_in(view: PageView, places: Places) -> tuple[Stated, ...]:
    """All figures of a page, in order; the number that a heading or item begins with is none."""
    return tuple(
        [
            Stated(readings[0], readings, shown, passage, places[passage.position])
            for readings, shown, passage in _told(view)
        ]
    )


@remembered
def likely_in(view: PageView) -> Likely:
    """The same figures by their size and the positions they have in `stated_in`."""
    return Likely(readings for readings, _, _ in _told(view))


@remembered
def _told(view: PageView) -> tuple[tuple[tuple[Figure, ...], str, Passage], ...]:
    """What `Stated` has, wherever the passages stand."""
    found: list[tuple[tuple[Figure, ...], str, Passage]] = []
    reach = _NEXT if view.traits.is_spaced else _NEXT_WIDE
    for passage, figures in zip(passages(view), figures_in(view), strict=True):
        prose = passage.prose
        for index, figure in enumerate(figures):
            if not figure.start and _NUMBERING.match(prose):
                continue
            following = figures[index + 1] if index + 1 < len(figures) else None
            shown = figure.text
            if figure.bound == "low" and following:
                shown = prose[figure.start : following.end]
            elif figure.bound == "high" and index:
                shown = prose[figures[index - 1].start : figure.end]
            found.append((_readings(prose, figure, following, reach), shown, passage))
    return tuple(found)


@remembered
def figures_in(view: PageView) -> Sequence[tuple[Figure, ...]]:
    """The figures of each passage of a page."""
    return figures_of([passage.prose for passage in passages(view)], view.traits)


@lru_cache(maxsize=4096)
def read(text: str, traits: Traits) -> tuple[Figure, ...]:
    """`find_figures`, remembered: what a passage of the source holds is asked for each of its translations."""
    return find_figures(text, traits)


def is_version(figure: Figure, prose: str) -> bool:
    """The number of an edition or a standard (WCAG 2.2, CC BY 4.0): with a point in every language."""
    if figure.kind != "number" or not _VERSION_DIGITS.fullmatch(figure.text):
        return False
    return bool(_VERSION.search(prose[max(0, figure.start - _NEAR) : figure.start]))


def _without_formulas(prose: str) -> str:
    has_any = "\\" in prose or "$$" in prose or "\u20e3" in prose
    return _FORMULA.sub(_OPAQUE, prose) if has_any else prose


def _readings(prose: str, figure: Figure, following: Figure | None, reach: int) -> tuple[Figure, ...]:
    if not isinstance(figure.value, Decimal):
        return (figure,)
    readings: tuple[Figure, ...] = (figure,)
    if figure.start and prose[figure.start - 1] in _DASHES:
        readings += (figure._replace(value=-figure.value),)
    if figure.kind != "number" or figure.power or not following or following.start - figure.end > reach:
        return readings
    if following.power or following.unit not in ("", "year"):
        value, precision = figure.value.scaleb(following.power), figure.precision + following.power
        meant = figure._replace(kind=following.kind, unit=following.unit, value=value, precision=precision)
        readings += (meant,)
    return readings
