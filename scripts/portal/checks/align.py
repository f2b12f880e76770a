"""Which block of a translation stands for which block of its source.

Headings find each other by their ids, the rest by order and likeness. A section that moved is found where it
is; a dropped or added block stays alone and does not push the others out of step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from portal.checks.likeness import TEXTS, Features, features_of, likeness
from portal.checks.rule import BlockPair
from portal.checks.sections import Blocks, Matches, match_headings, regions
from portal.checks.sequence import once_on_both, pair_up
from portal.markdown import Document

_KEPT = attrgetter("kind", "level", "info", "id", "tokens", "codes")
"""What a block and its translation have in common."""
_FAR = 3.0
_LEAST = 40


def align(source: Document, target: Document) -> tuple[BlockPair, ...]:
    """Every block of both sides in exactly one pair; source positions ascend, and a block that only the
    translation has follows the partner of the block before it."""
    left, right = source.blocks, target.blocks
    ratio = _text_length(right) / _text_length(left)
    if _is_in_step(left, right, ratio):
        return _each_with_its_like(len(left))
    matches = match_headings(left, right)
    for ours, theirs in regions(matches, len(left), len(right)):
        part = left[ours.start : ours.stop], right[theirs.start : theirs.stop]
        found = enumerate(range(len(ours))) if _is_in_step(*part, ratio) else _paired(*part)
        matches.update((ours[i], theirs[j]) for i, j in found)
    matches.update(_moved(left, right, matches))
    return tuple(_in_source_order(matches, len(left), len(right)))


@lru_cache(maxsize=64)
def _each_with_its_like(count: int) -> tuple[BlockPair, ...]:
    return tuple(BlockPair(index, index) for index in range(count))


def _text_length(blocks: Blocks) -> int:
    return sum([len(block.text) for block in blocks if block.kind != "code"]) + 1


def _is_in_step(left: Blocks, right: Blocks, ratio: float) -> bool:
    """Whether both sides are block for block alike, so that nothing need be searched."""
    if len(left) != len(right):
        return False
    for one, other in zip(left, right, strict=True):
        if _KEPT(one) != _KEPT(other) or len(one.links) != len(other.links):
            return False
        ours, theirs = len(one.text), len(other.text)
        if ours >= _LEAST or theirs >= _LEAST:
            expected = ours * ratio + 9
            if not (expected < _FAR * (theirs + 9) and theirs + 9 < _FAR * expected):
                return False
    return True


def _paired(left: Blocks, right: Blocks) -> Iterator[tuple[int, int]]:
    """The blocks of two sections, first those of the same kind, then what was rewritten between them."""
    if not left or not right:
        return
    ours, theirs = [features_of(block) for block in left], [features_of(block) for block in right]
    found = list(pair_up(ours, theirs, _same_kind))
    yield from found
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *found, (len(left), len(right))]):
        gap = ours[i + 1 : next_i], theirs[j + 1 : next_j]
        if all(gap):
            yield from ((i + 1 + a, j + 1 + b) for a, b in pair_up(*gap, _rewritten))


def _same_kind(one: Features, other: Features) -> float:
    return likeness(one, other) if one.kind == other.kind else 0.0


def _rewritten(one: Features, other: Features) -> float:
    """A list made paragraphs, or the other way round: alike in all but the kind."""
    if one.kind not in TEXTS or other.kind not in TEXTS:
        return 0.0
    return likeness(replace(one, level=0), replace(other, level=0)) - 1.2


def _moved(left: Blocks, right: Blocks, matches: Matches) -> Iterator[tuple[int, int]]:
    """Blocks without partner that say the same at another place, and nowhere else."""
    taken = set(matches.values())
    ours = [i for i in range(len(left)) if i not in matches and left[i].kind != "heading"]
    theirs = [j for j in range(len(right)) if j not in taken and right[j].kind != "heading"] if ours else []
    if theirs:
        marks = _marks(left, ours), _marks(right, theirs)
        yield from ((ours[i], theirs[j]) for i, j in once_on_both(*marks))


def _marks(blocks: Blocks, places: Sequence[int]) -> list[tuple[object, ...] | None]:
    features = (features_of(blocks[place]) for place in places)
    return [(found.kind, found.keys, found.numbers) if found.is_telling else None for found in features]


def _in_source_order(matches: Matches, height: int, width: int) -> Iterator[BlockPair]:
    taken = set(matches.values())
    alone: dict[int, list[int]] = {}
    last = -1
    for index in range(width):
        if index in taken:
            last = index
        else:
            alone.setdefault(last, []).append(index)
    yield from (BlockPair(-1, index) for index in alone.get(-1, ()))
    for index in range(height):
        partner = matches.get(index, -1)
        yield BlockPair(index, partner)
        yield from (BlockPair(-1, other) for other in alone.get(partner, ()) if partner >= 0)
