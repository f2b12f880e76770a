"""Which heading of a translation stands for which of its source, and what stands below each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from portal.checks.likeness import Features, features_of, likeness, union
from portal.checks.sequence import increasing, once_on_both, pair_up
from portal.markdown import Block

Blocks = Sequence[Block]
Matches = dict[int, int]
"""Source position → target position."""


def match_headings(left: Blocks, right: Blocks) -> Matches:
    """Headings by id, then those between two found ones: in order where all that stands between is of the
    same kinds, else by what their sections hold."""
    ours, theirs = ([i for i, block in enumerate(side) if block.kind == "heading"] for side in (left, right))
    named = once_on_both(_names(left, ours), _names(right, theirs))
    matches = {ours[i]: theirs[j] for i, j in named}
    ends = sorted(matches)
    anchors = [ends[position] for position in increasing([matches[end] for end in ends])]
    bounds = [(-1, -1), *((anchor, matches[anchor]) for anchor in anchors), (len(left), len(right))]
    taken = set(matches.values())
    for (start, other_start), (end, other_end) in pairwise(bounds):
        free = [i for i in _between(ours, start, end) if i not in matches]
        open_ = [j for j in _between(theirs, other_start, other_end) if j not in taken] if free else []
        if not open_:
            continue
        if _kinds(left[start + 1 : end]) == _kinds(right[other_start + 1 : other_end]):
            matches.update(zip(free, open_, strict=False))
        else:
            profiles = _profiles(left, free), _profiles(right, open_)
            matches.update((free[i], open_[j]) for i, j in pair_up(*profiles, likeness))
    return matches


def regions(matches: Mapping[int, int], height: int, width: int) -> Iterator[tuple[range, range]]:
    """What follows each matched heading up to the next one, on both sides; first what stands before all."""
    ends_left, ends_right = _next_of([-1, *matches], height), _next_of([-1, *matches.values()], width)
    for start, other in [(-1, -1), *sorted(matches.items())]:
        yield range(start + 1, ends_left[start]), range(other + 1, ends_right[other])


def _between(headings: Sequence[int], start: int, end: int) -> Sequence[int]:
    return headings[bisect_left(headings, start + 1) : bisect_left(headings, end)]


def _names(blocks: Blocks, headings: Sequence[int]) -> list[tuple[str, int] | None]:
    """Id and ordinal of each heading, None for one without id."""
    seen: Counter[str] = Counter()
    found: list[tuple[str, int] | None] = []
    for index in headings:
        name = blocks[index].id
        seen[name] += 1
        found.append((name, seen[name]) if name else None)
    return found


def _kinds(blocks: Blocks) -> list[tuple[str, int]]:
    return [(block.kind, block.level) for block in blocks]


def _profiles(blocks: Blocks, headings: Sequence[int]) -> list[Features]:
    return [union(map(features_of, _section(blocks, index)), blocks[index].level) for index in headings]


def _section(blocks: Blocks, start: int) -> Iterator[Block]:
    yield blocks[start]
    for index in range(start + 1, len(blocks)):
        if blocks[index].kind == "heading":
            return
        yield blocks[index]


def _next_of(starts: Sequence[int], end: int) -> dict[int, int]:
    return dict(pairwise([*sorted(starts), end]))
