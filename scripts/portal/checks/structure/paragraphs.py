"""Paragraphs: none lost, none added, none cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from portal.checks.likeness import weight
from portal.checks.partners import REMOVE, Alone, added, counted, lost, quote, there, together, usual_ratio
from portal.checks.rule import Couple, Fault, PairView
from portal.checks.structure.cuts import cut
from portal.checks.structure.sentences import sentences
from portal.finding import Severity
from portal.markdown import Block

_TEXTS = ("paragraph", "html", "definition", "term", "snippet")
_WITH_END = (*_TEXTS, "item", "footnote", "heading", "abbreviation")
_WORDS = {
    "paragraph": ("paragraph", "paragraphs"),
    "html": ("block of HTML", "blocks of HTML"),
    "definition": ("definition", "definitions"),
    "term": ("term", "terms"),
}
_JOINED = 0.6
_SHORTEST_JOINED = 60.0


def paragraphs(pair: PairView) -> Iterator[Fault]:
    """Every paragraph of the source is translated, and to its end.

    Paragraphs are paired by their order, links, numbers and length; the words are not compared. One counts as
    cut where the lengths of its sentences fit the beginning of the source's better than the whole. Two
    paragraphs made into one, or one into two, are a warning. Definitions and HTML count as paragraphs.

    Mend: translate what is missing. A remark of the translator stands in `!!! translator "…"`.
    """
    ratio = usual_ratio(pair)
    plain = together(pair, "paragraph")
    for run in lost(pair, *_TEXTS):
        yield _lost(pair, run, _beside(run, plain, ratio))
    turned = sorted(((other, one) for one, other in plain), key=_line)
    told: set[int] = set()
    for run in added(pair, *_TEXTS):
        parted = _beside(run, turned, 1 / ratio)
        told.add(id(parted))
        yield _added(pair, run, parted)
    for one, other in together(pair, *_WITH_END):
        if id(one) not in told and (fault := cut(pair, one, other, ratio)):
            yield fault


def _lost(pair: PairView, run: Alone, joined: Block | None) -> Fault:
    first = run.blocks[0]
    at = there(pair, first.line)
    if joined:
        message = f"two paragraphs of the source ({at}) are one here: {quote(first.text)}"
        hint = "Part them where the source does, so that the pages stay in step."
        return Fault(joined.line, message, hint, first.text, first.line, severity=Severity.WARNING)
    has = "has" if len(run.blocks) == 1 else "have"
    message = f"{_counted(run)} ({at}) {has} no counterpart: {quote(first.text)}"
    return Fault(run.line, message, "Translate what is missing.", first.text, first.line)


def _added(pair: PairView, run: Alone, parted: Block | None) -> Fault:
    first = run.blocks[0]
    if parted:
        at = there(pair, parted.line)
        message = f"one paragraph of the source ({at}) is two here: {quote(first.text)}"
        hint = "Join them, so that the pages stay in step."
        return Fault(run.line, message, hint, first.text, parted.line, severity=Severity.WARNING)
    at = there(pair, run.source_line)
    is_ = "is" if len(run.blocks) == 1 else "are"
    message = f"{_counted(run)} {is_} not in the source (near {at}): {quote(first.text)}"
    hint = f"{REMOVE} A remark of your own: `!!! translator`."
    return Fault(run.line, message, hint, first.text, run.source_line)


def _counted(run: Alone) -> str:
    kinds = {block.kind for block in run.blocks}
    words = _WORDS.get(kinds.pop(), _WORDS["paragraph"]) if len(kinds) == 1 else ("block", "blocks")
    return counted(len(run.blocks), *words)


def _beside(run: Alone, couples: Sequence[Couple], ratio: float) -> Block | None:
    """The block of the other side that says a lone paragraph together with the one before or after it.

    `couples` are ordered by the side that the paragraph stands on; `ratio` is the usual one, to the other.
    """
    text = run.blocks[0]
    if len(run.blocks) > 1 or text.kind != "paragraph" or weight(text.text) < _SHORTEST_JOINED:
        return None
    after = bisect_left(couples, text.line, key=_line)
    for beside, across in couples[max(0, after - 1) : after + 1]:
        gap = max(beside.line, text.line) - min(beside.end_line, text.end_line)
        both = weight(beside.text) + _JOINED * weight(text.text)
        if gap <= 2 and weight(across.text) > ratio * both and _is_fuller(across, beside):
            return across
    return None


def _is_fuller(one: Block, other: Block) -> bool:
    return len(sentences(one.text)) > len(sentences(other.text))


def _line(couple: Couple) -> int:
    return couple[0].line
