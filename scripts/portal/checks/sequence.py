"""Two sequences paired in order, so that what was dropped, added or replaced stays alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from portal.checks.likeness import Features

Pairing = Iterator[tuple[int, int]]
Score = Callable[[Features, Features], float]
T = TypeVar("T")

_MOST_CELLS = 20_000
_WINDOW = 48
_SKIP_LEFT, _SKIP_RIGHT, _PAIR = range(3)


def pair_up(left: Sequence[Features], right: Sequence[Features], score: Score) -> Pairing:
    """Pairs of positions, ascending on both sides, with the highest sum of scores; those of 0 or less stay
    apart. Long sequences are cut at what occurs once on both sides; what is still long is paired piece by
    piece, in time proportional to its length."""
    if len(left) * len(right) <= _MOST_CELLS:
        yield from _best(left, right, score)
        return
    start_left = start_right = 0
    for at_left, at_right in [*_landmarks(left, right), (len(left), len(right))]:
        part = left[start_left:at_left], right[start_right:at_right]
        is_small = len(part[0]) * len(part[1]) <= _MOST_CELLS
        for i, j in _best(*part, score) if is_small else _in_windows(*part, score):
            yield start_left + i, start_right + j
        if at_left < len(left):
            yield at_left, at_right
        start_left, start_right = at_left + 1, at_right + 1


def increasing(values: Sequence[int]) -> tuple[int, ...]:
    """Positions of a longest increasing subsequence."""
    tails: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tops, value)
        before.append(tails[at - 1] if at else -1)
        tails[at : at + 1], tops[at : at + 1] = [position], [value]
    found: list[int] = []
    position = tails[-1] if tails else -1
    while position >= 0:
        found.append(position)
        position = before[position]
    return tuple(reversed(found))


def once_on_both(left: Sequence[T | None], right: Sequence[T | None]) -> Pairing:
    """Positions of what occurs exactly once in each sequence; None counts for nothing."""
    counts = Counter(left), Counter(right)
    places = {value: position for position, value in enumerate(right)}
    for position, value in enumerate(left):
        if value is not None and counts[0][value] == counts[1][value] == 1:
            yield position, places[value]


def _best(left: Sequence[Features], right: Sequence[Features], score: Score) -> Pairing:
    """Needleman-Wunsch from the end, so that of equal ways the one that pairs early is taken."""
    height, width = len(left), len(right)
    below = [0.0] * (width + 1)
    steps = [bytearray(width) for _ in range(height)]
    for i in range(height - 1, -1, -1):
        row = [0.0] * (width + 1)
        one, step = left[i], steps[i]
        for j in range(width - 1, -1, -1):
            best, choice = (below[j], _SKIP_LEFT) if below[j] >= row[j + 1] else (row[j + 1], _SKIP_RIGHT)
            value = score(one, right[j])
            if value > 0 and value + below[j + 1] >= best:
                best, choice = value + below[j + 1], _PAIR
            row[j], step[j] = best, choice
        below = row
    i = j = 0
    while i < height and j < width:
        choice = steps[i][j]
        if choice == _PAIR:
            yield i, j
        i += choice != _SKIP_RIGHT
        j += choice != _SKIP_LEFT


def _landmarks(left: Sequence[Features], right: Sequence[Features]) -> Pairing:
    marks = [[one if one.is_telling else None for one in _unweighed(side)] for side in (left, right)]
    found = tuple(once_on_both(*marks))
    yield from (found[position] for position in increasing([at for _, at in found]))


def _unweighed(side: Sequence[Features]) -> Iterator[Features]:
    for one in side:
        yield Features(one.kind, one.level, one.info, one.keys, one.numbers, 0)


def _in_windows(left: Sequence[Features], right: Sequence[Features], score: Score) -> Pairing:
    """The best pairs of a window at a time; only those of its first half are kept before it moves on."""
    i = j = 0
    while i < len(left) and j < len(right):
        is_last = max(len(left) - i, len(right) - j) <= _WINDOW
        kept = [
            (a, b)
            for a, b in _best(left[i : i + _WINDOW], right[j : j + _WINDOW], score)
            if is_last or max(a, b) < _WINDOW // 2
        ]
        yield from ((i + a, j + b) for a, b in kept)
        if is_last:
            return
        step = kept[-1] if kept else (_WINDOW // 2 - 1, _WINDOW // 2 - 1)
        i, j = i + step[0] + 1, j + step[1] + 1
