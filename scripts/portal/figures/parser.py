"""Figures of a text: a walk from digit to digit, then the figures spelled in words, then the ranges.

Every regex is anchored at a digit or bounded in length: time grows with the text and its figures only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

import regex

from portal.figures.amounts import read_figure, read_plain
from portal.figures.figure import Figure
from portal.figures.grammar import READERS, Grammar, grammar_of
from portal.figures.qualifiers import qualifier_of
from portal.figures.ranges import with_ranges
from portal.figures.spelled import may_be_spelled, spelled_figures
from portal.language import Traits

_DIGIT = re.compile("[0-9]")
_ANY_DIGIT = re.compile("[0-9０-９]")
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE_COMMA = regex.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_NARROW = str.maketrans("０１２３４５６７８９．／－＋％", "0123456789./-+%")


def find_figures(text: str, traits: Traits) -> tuple[Figure, ...]:
    """Every figure of a text, in order; a range as two figures with their bounds. Never raises."""
    return figures_of((text,), traits)[0]


def figures_of(texts: Sequence[str], traits: Traits) -> list[tuple[Figure, ...]]:
    """`find_figures` of each of these texts, such as all of a page."""
    grammar = grammar_of(traits)
    return [
        _figures(text, grammar, is_spoken=is_spoken) if is_spoken or _ANY_DIGIT.search(text) else ()
        for text, is_spoken in zip(texts, may_be_spelled(texts, traits), strict=True)
    ]


def _figures(text: str, grammar: Grammar, *, is_spoken: bool) -> tuple[Figure, ...]:
    plain = text
    if _WIDE_DIGIT.search(text):
        plain = _WIDE_COMMA.sub(",", text).translate(_NARROW)
        (is_spoken,) = may_be_spelled((plain,), grammar.traits)
    found = _written(plain, grammar)
    if is_spoken and (spelled := spelled_figures(plain, found, grammar)):
        found = sorted((*found, *spelled), key=attrgetter("start"))
    if len(found) > 1:
        found = with_ranges(plain, found, grammar)
    if plain is not text:
        found = [figure._replace(text=text[figure.start : figure.end]) for figure in found]
    return tuple(found)


def _written(text: str, grammar: Grammar) -> list[Figure]:
    """Figures written in digits; each step leaves the run of digits it stands on."""
    found: list[Figure] = []
    position = 0
    while digit := _DIGIT.search(text, position):
        here = digit.start()
        seen = grammar.sight.match(text, here)
        if seen is None:
            figure = None
        elif seen.lastgroup == "named":
            figure = read_named(text, here, position, grammar)
        else:
            figure = read_plain(text, seen, grammar)
        if figure is None:
            figure, position = read_figure(text, here, position, grammar)
        else:
            position = figure.end
        if figure is not None:
            found.append(figure)
    return found


def read_named(text: str, here: int, floor: int, grammar: Grammar) -> Figure | None:
    """The date, time, quarter, legal number or telephone whose digits begin at `here`, if they are one; what
    stands before `floor` belongs to the figure before."""
    match = grammar.named.match(text, here)
    if not match:
        return None
    read = next(reader for name, reader in READERS.items() if match.start(name) >= 0)
    figure = read(match, grammar.traits)
    if figure is None:
        return None
    lead, end = match.start("lead"), match.end()
    start = here if lead < 0 else max(lead, floor)
    is_name = figure.kind in ("legal", "phone")
    qualifier = "" if is_name else qualifier_of(text, start, end, grammar)
    return figure._replace(text=text[start:end], start=start, end=end, qualifier=qualifier)
