"""Headings: the same ones, on the same levels, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.checks.partners import REMOVE, added, lost, quote, there, together
from portal.checks.rule import Couple, Fault, PairView
from portal.checks.sequence import increasing

_FEWEST_SHIFTED = 3
_NUMBER = re.compile(r"([0-9]+(?:[.][0-9]+)*)[.)．）、](?=\s|$|[^\x00-\x7f])")


def headings(pair: PairView) -> Iterator[Fault]:
    """A translation has the headings of its source, on the same levels, in the same order.

    Headings are found by their ids, those without one by what their sections hold. The words are not
    compared, but a number before them is (`## 12. By rail`).

    Mend: write the missing heading with the source's `{ #id }`, or remove the one that only the translation
    has; use as many `#` as the source.

    Example: the source has `## Di chuyển { #getting-there }`, the translation goes on with plain text.
    """
    couples = together(pair, "heading")
    yield from _levels(pair, couples)
    yield from _numbers(pair, couples)
    yield from _order(pair, couples)
    for run in lost(pair, "heading"):
        for block in run.blocks:
            at = there(pair, block.line)
            message = f"the heading {quote(block.text)} ({at}) has no counterpart"
            mark = f" {{ #{block.id} }}" if block.id else ""
            hint = f"Write it here: `{'#' * block.level} …{mark}`."
            yield Fault(run.line, message, hint, block.text, block.line)
    for run in added(pair, "heading"):
        for block in run.blocks:
            at = there(pair, run.source_line)
            message = f"the heading {quote(block.text)} is not in the source (near {at})"
            yield Fault(block.line, message, REMOVE, block.text, run.source_line)


def _levels(pair: PairView, couples: Sequence[Couple]) -> Iterator[Fault]:
    """Other levels; a shift of the whole page is one fault."""
    shifted = [(one, other) for one, other in couples if one.level != other.level and other.kind == one.kind]
    shifts = {other.level - one.level for one, other in shifted}
    if len(shifts) == 1 and len(shifted) == len(couples) >= _FEWEST_SHIFTED:
        one, other = shifted[0]
        shift = shifts.pop()
        way = f"{abs(shift)} {'deeper' if shift > 0 else 'higher'}"
        message = f"all headings stand {way} than in the source ({there(pair, one.line)})"
        yield Fault(other.line, message, f"Begin with `{'#' * one.level}`.", other.text, one.line)
        return
    for one, other in shifted:
        at = there(pair, one.line)
        message = f"the heading {quote(other.text)} has level {other.level}, expected {one.level} ({at})"
        yield Fault(other.line, message, f"Write `{'#' * one.level} …`.", other.text, one.line)


def _numbers(pair: PairView, couples: Sequence[Couple]) -> Iterator[Fault]:
    """Other numbers before the words: `### 13. …`."""
    for one, other in couples:
        was = _NUMBER.match(one.text)
        now = was and _NUMBER.match(other.text)
        if was and now and was[1] != now[1]:
            at = there(pair, one.line)
            message = f"the heading {quote(other.text)} has the number {now[1]}, expected {was[1]} ({at})"
            yield Fault(other.line, message, f"Write `{was[1]}`.", other.text, one.line)


def _order(pair: PairView, couples: Sequence[Couple]) -> Iterator[Fault]:
    lines = [other.line for _, other in couples]
    if lines == sorted(set(lines)):
        return
    kept = set(increasing(lines))
    for index, (one, other) in enumerate(couples):
        if index not in kept:
            before = f"after {quote(couples[index - 1][1].text)}" if index else "first"
            at = there(pair, one.line)
            message = f"the heading {quote(other.text)} stands in another order, expected {before} ({at})"
            hint = "Move it with its text to where the source has it."
            yield Fault(other.line, message, hint, other.text, one.line)
