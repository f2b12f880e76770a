"""Figures of a text: a walk from digit to digit, then the figures spelled in words, then the ranges.

Every regex is anchored at a digit or bounded in length: time grows with the text and its figures only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import regex

from portal.figures.amounts import read_figure
from portal.figures.figure import Figure
from portal.figures.grammar import READERS, Grammar, grammar_of
from portal.figures.ranges import with_ranges
from portal.figures.spelled import spelled_figures
from portal.language import Traits

_DIGIT = re.compile("[0-9]")
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE_COMMA = regex.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_NARROW = str.maketrans("０１２３４５６７８９．／－＋％", "0123456789./-+%")


def find_figures(text: str, traits: Traits) -> tuple[Figure, ...]:
    """Every figure of a text, in order; a range as two figures with their bounds. Never raises."""
    plain, written = text, tuple[Figure, ...]()
    if _WIDE_DIGIT.search(text):
        plain = _WIDE_COMMA.sub(",", text).translate(_NARROW)
    grammar = grammar_of(traits)
    if _DIGIT.search(plain):
        written = tuple(_written(plain, grammar))
    spelled = tuple(spelled_figures(plain, written, grammar))
    if not (written or spelled):
        return ()
    found = sorted((*written, *spelled), key=lambda figure: figure.start) if spelled else written
    return tuple(
        replace(figure, text=text[figure.start : figure.end], qualifier=_qualifier(plain, figure, grammar))
        for figure in with_ranges(plain, found, grammar)
    )


def _written(text: str, grammar: Grammar) -> Iterator[Figure]:
    """Figures written in digits; each step leaves the run of digits it stands on."""
    position = 0
    while digit := _DIGIT.search(text, position):
        figure = _named(text, digit.start(), position, grammar)
        if figure is None:
            figure, position = read_figure(text, digit.start(), position, grammar)
        else:
            position = figure.end
        if figure is not None:
            yield figure


def _named(text: str, here: int, floor: int, grammar: Grammar) -> Figure | None:
    match = grammar.named.match(text, here)
    if not match:
        return None
    read = next(reader for name, reader in READERS.items() if match.start(name) >= 0)
    figure = read(match, grammar.traits)
    lead = match.start("lead")
    return figure and replace(figure, start=here if lead < 0 else max(lead, floor), end=match.end())


def _qualifier(text: str, figure: Figure, grammar: Grammar) -> str:
    if figure.kind in ("legal", "phone"):
        return ""
    if grammar.inside.search(text, figure.start, figure.end):
        return "over"
    match = grammar.before.match(text, figure.start) or grammar.after.match(text, figure.end)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else ""
