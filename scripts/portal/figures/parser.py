"""Figures of a text: a walk from digit to digit, then the figures spelled in words, then the ranges.

Every regex is anchored at a digit or bounded in length: time grows with the text and its figures only.
"""

from __future__ import annotations

import re

import regex

from portal.figures.amounts import read_figure
from portal.figures.figure import Figure
from portal.figures.grammar import READERS, Grammar, grammar_of
from portal.figures.qualifiers import qualifier_of
from portal.figures.ranges import with_ranges
from portal.figures.spelled import spelled_figures
from portal.language import Traits

_DIGIT = re.compile("[0-9]")
_ANY_DIGIT = re.compile("[0-9０-９]")
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE_COMMA = regex.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_NARROW = str.maketrans("０１２３４５６７８９．／－＋％", "0123456789./-+%")


def find_figures(text: str, traits: Traits) -> tuple[Figure, ...]:
    """Every figure of a text, in order; a range as two figures with their bounds. Never raises."""
    plain, found = text, list[Figure]()
    grammar = grammar_of(traits)
    if first := _ANY_DIGIT.search(text):
        if _WIDE_DIGIT.search(text, first.start()):
            plain = _WIDE_COMMA.sub(",", text).translate(_NARROW)
        found = _written(plain, grammar)
    spelled = spelled_figures(plain, found, grammar)
    if spelled:
        found = sorted((*found, *spelled), key=lambda figure: figure.start)
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
        figure = _named(text, here, position, grammar) if grammar.around.match(text, here) else None
        if figure is None:
            figure, position = read_figure(text, here, position, grammar)
        else:
            position = figure.end
        if figure is not None:
            found.append(figure)
    return found


def _named(text: str, here: int, floor: int, grammar: Grammar) -> Figure | None:
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
