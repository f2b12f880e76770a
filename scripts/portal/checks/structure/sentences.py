"""Which sentences of a source a translation ends without, told by their lengths alone.

After Gale and Church (A Program for Aligning Sentences in Bilingual Corpora, 1993): long sentences become long
ones, one may become two, and the way that costs least is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from portal.checks.likeness import weight

# One class first: twice as fast.
_SENTENCE_END = re.compile(r"[.!?…。！？；](?:(?<=[。！？；])|(?=\s|$|[\"'”’)\]]))")
_MOST = 30
# Measured on 1,168 blocks of this portal and 4,078 of human translations into three languages, whole and with
# the last sentence taken away: at a gain of 1 that is found in 80 (Japanese) to 98 % (English), and 0.7 % of
# the portal's whole blocks look cut.
_GAIN = 1.0
_JOINS = ((1, 1, 0.0), (1, 2, 1.5), (2, 1, 2.0), (1, 3, 3.0), (2, 2, 3.0), (3, 1, 4.0))
_DEAREST = 12.0
_STRANGE = 60.0


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; what follows the last sign counts as one."""
    ends = [0, *[match.end() for match in _SENTENCE_END.finditer(text)], len(text)]
    return tuple([part for start, end in pairwise(ends) if (part := text[start:end].strip())])


def lost_end(source: Sequence[str], target: Sequence[str], ratio: float) -> Sequence[str]:
    """The last sentences of the source that nothing of the translation stands for; none if all is there.

    `ratio` is how heavy a translation usually is for each letter of its source.
    """
    if not 2 <= len(source) <= _MOST or not 1 <= len(target) <= _MOST:
        return ()
    ours, theirs = [weight(part) * ratio for part in source], [weight(part) for part in target]
    if len(ours) == len(theirs) and sum(map(_distance, ours, theirs)) <= _GAIN:
        return ()
    costs = _costs(ours, theirs)
    last = min(range(1, len(source)), key=costs.__getitem__)
    return source[last:] if min(costs[-1], _STRANGE) - costs[last] > _GAIN else ()


def _costs(source: Sequence[float], target: Sequence[float]) -> Sequence[float]:
    """For each count of the source's sentences what it costs that the whole translation stands for them."""
    ours, theirs = list(accumulate(source, initial=0.0)), list(accumulate(target, initial=0.0))
    rows = [[0.0, *(math.inf for _ in target)]]
    for i in range(1, len(ours)):
        row = [math.inf]
        for j in range(1, len(theirs)):
            least = math.inf
            for x, y, joined in _JOINS:
                # A distance costs nothing at best.
                if i >= x and j >= y and (cost := rows[i - x][j - y] + joined) < least:
                    distance = _distance(ours[i] - ours[i - x], theirs[j] - theirs[j - y])
                    least = min(least, cost + distance)
            row.append(least)
        rows.append(row)
    return [row[-1] for row in rows]


def _distance(one: float, other: float) -> float:
    """How unlikely two lengths are to say the same: short ones vary more."""
    variance = 0.02 + 2.0 / (one + 8)
    return min(math.log((other + 8) / (one + 8)) ** 2 / (2 * variance), _DEAREST)
