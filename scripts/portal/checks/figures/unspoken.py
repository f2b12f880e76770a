"""Figures that a passage holds without saying them in its running text.

They answer a figure of the other side, and are never asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from portal.checks.figures.matching import is_said
from portal.checks.figures.stated import TOKEN, Passage, Stated, read
from portal.checks.rule import PageView
from portal.figures import Figure, figure_of
from portal.language import Traits, traits_for

# Signs that other languages read otherwise: 1.234 here is no proof of 1.234 there.
_SEPARATED = re.compile("[0-9][.,][0-9]")
_MONTH = re.compile("([0-9]{4})-0?([0-9]+)")
_DIGITS = re.compile("[0-9]+")
_LETTERS = {3: "kK", 6: "mM", 9: "bB"}


def holds(passage: Passage, stated: Stated, view: PageView) -> bool:
    """Whether a passage has the figure in a token, in code, in a text marked as another language's, or in
    signs that are not read as it: inside a name, as the very same words, a month as 2025/7, 124M."""
    block = passage.block
    is_opaque = passage.tokens or (block and (block.codes or block.marked))
    if is_opaque and is_said(stated, _figures(passage, view)):
        return True
    # The name of a token may hold digits: {{ pci-2020-score }} says no year.
    text = TOKEN.sub("", passage.text) if "{{" in passage.text else passage.text
    digits = _DIGITS.search(stated.figure.text) if isinstance(stated.figure.value, Decimal) else None
    if digits and digits[0] not in text:  # compiling a form takes a hundred times as long
        return False
    return any(re.search(rf"(?<![0-9.,]){form}(?![0-9]|[.,/][0-9])", text) for form in _forms(stated.figure))


def _figures(passage: Passage, view: PageView) -> Iterator[Figure]:
    for token in passage.tokens:
        name, _, part = token.partition(".")
        fact = view.site.facts.facts.get(name)
        if fact and part == "date":
            yield from read(fact.as_of, view.traits)
        elif fact:
            yield figure_of(fact.value, fact.unit, fact.qualifier)
    if passage.block:
        for code in passage.block.codes:
            yield from read(code, view.traits)
        for marked in passage.block.marked:
            yield from read(marked.text, _traits_of(marked.lang, view.traits))


def _forms(figure: Figure) -> Iterator[str]:
    # The 3 of 3–5 km is no proof: its unit stands at the other end.
    is_part = figure.bound and figure.unit and figure.text.isdigit()
    if not is_part and not _SEPARATED.search(figure.text):
        yield re.escape(figure.text)
    if figure.kind == "date" and (month := _MONTH.fullmatch(str(figure.value))):
        yield rf"{month[1]}[/.]0?{month[2]}"
    if figure.power in _LETTERS and (digits := _DIGITS.search(figure.text)):
        yield rf"{digits[0]} ?[{_LETTERS[figure.power]}]\b"


def _traits_of(lang: str, otherwise: Traits) -> Traits:
    try:
        return traits_for(lang)
    except ValueError:
        return otherwise
