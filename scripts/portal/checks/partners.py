"""A pair of pages seen through its aligned blocks: what stands together, what is lost, what was added."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from portal.checks.likeness import weight
from portal.checks.rule import Couple, PairView
from portal.markdown import Block, Document
from portal.model import Page, State

REMOVE = "Remove it, or add it to the source."

_NOTES = ("translator", "note-translator")
_MOST_QUOTED = 60
_LONG_ENOUGH = 60.0
_FEWEST_BLOCKS = 5


class Alone(NamedTuple):
    """Neighbouring blocks of one side that the other lacks. `line` is where they stand, or would stand, in
    the translation; `source_line` the same in the source."""

    blocks: tuple[Block, ...]
    line: int
    source_line: int


def together(pair: PairView, *kinds: str) -> Sequence[Couple]:
    """Source and target blocks that stand for each other, where one of them is of these kinds."""
    if len(kinds) == 1:
        return pair.couples_by_kind.get(kinds[0], ())
    return [couple for couple in pair.couples if couple[0].kind in kinds or couple[1].kind in kinds]


def lost(pair: PairView, *kinds: str) -> Iterable[Alone]:
    """Runs of source blocks of these kinds without partner."""
    return () if _is_whole(pair) else _alone(pair, kinds, is_lost=True)


def added(pair: PairView, *kinds: str) -> Iterable[Alone]:
    """Runs of target blocks of these kinds without partner; notes of the translator are allowed."""
    return () if _is_whole(pair) else _alone(pair, kinds, is_lost=False)


def _is_whole(pair: PairView) -> bool:
    """Whether each block has a partner."""
    ours, theirs = pair.source.document.blocks, pair.target.document.blocks
    return len(ours) == len(theirs) == len(pair.blocks)


def _alone(pair: PairView, kinds: Sequence[str], *, is_lost: bool) -> Iterator[Alone]:
    ours, theirs = pair.source.document.blocks, pair.target.document.blocks
    noted = frozenset[int]() if is_lost else _noted(pair.target.document)
    run: list[Block] = []
    last = last_source = 0
    for couple in pair.blocks:
        if couple.source >= 0 <= couple.target:
            if run:
                yield _run(pair, run, last, last_source, is_lost=is_lost)
                run = []
            last, last_source = theirs[couple.target].end_line, ours[couple.source].end_line
        elif (couple.target < 0) is is_lost:
            block = ours[couple.source] if is_lost else theirs[couple.target]
            if block.kind in kinds and couple.target not in noted:
                run.append(block)
    if run:
        yield _run(pair, run, last, last_source, is_lost=is_lost)


def _run(pair: PairView, run: list[Block], last: int, last_source: int, *, is_lost: bool) -> Alone:
    """`last` are the lines after which the blocks stand or would stand; 0 is the beginning."""
    target_page, source_page = pair.target.page, pair.source.page
    if is_lost:
        return Alone(tuple(run), last or max(1, target_page.body_line), run[0].line)
    return Alone(tuple(run), run[0].line, last_source or max(1, source_page.body_line))


def _noted(document: Document) -> frozenset[int]:
    """Positions of the blocks of translator's notes: boxes whose type or title begins so."""
    found: set[int] = set()
    path = ""
    for index, block in enumerate(document.blocks):
        if block.kind == "admonition" and not (path and block.path.startswith(path + " > ")):
            is_note = block.info.startswith(_NOTES) or block.text.casefold().startswith(_NOTES)
            path = block.path if is_note else ""
        elif not block.path.startswith(path):
            path = ""
        if path:
            found.add(index)
    return frozenset(found)


def place(page: Page, line: int) -> str:
    """`docs/vi/city/index.md:12`."""
    return f"{page.path}:{line}"


def there(pair: PairView, line: int) -> str:
    """A line of the source; where the pair is stale, of the text that the translation was made from."""
    earlier = ", as it was" if pair.state is State.STALE else ""
    return f"{place(pair.source.page, line)}{earlier}"


def quote(text: str) -> str:
    """The beginning of a text in quotation marks."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _MOST_QUOTED else f"“{text[: _MOST_QUOTED - 1].rstrip()}…”"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 row`, `3 rows`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def usual_ratio(pair: PairView) -> float:
    """How heavy the target's blocks are for each letter of the source's: the middle of the pair's blocks."""
    ratios: list[float] = []
    for one, other in together(pair, "paragraph", "item", "definition", "html"):
        ours = weight(one.text)
        if ours >= _LONG_ENOUGH:
            ratios.append(weight(other.text) / ours)
    return statistics.median(ratios) if len(ratios) >= _FEWEST_BLOCKS else 1.0
