"""Which figures of two pages are the same: multisets, first in aligned blocks, then in sections and pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from portal.checks.figures.stated import Stated
from portal.figures import Figure, could_be_same, same_figure

# Two pages that differ in more have nothing to do with each other.
_MOST = 200
_MOST_NEAR = 100


Near = Callable[[Stated], Hashable]
Judge = Callable[[Stated, Stated], bool]
Partners = Mapping[int, Mapping[int, Stated]]
"""Identity of a figure of one side → by identity those of the other that are the same in one of the readings
they are open to."""


class Matched(NamedTuple):
    """`pairs` of (source, target), those of the same section first, `near` of them; and what is left over on
    each side. `partners` of the source's are None where all found their like at once, and where there is so
    much that they are not looked for."""

    pairs: tuple[tuple[Stated, Stated], ...]
    sources: tuple[Stated, ...]
    targets: tuple[Stated, ...]
    near: int = 0
    partners: Partners | None = None

    @property
    def far(self) -> tuple[tuple[Stated, Stated], ...]:
        """Pairs of figures that stand in different sections."""
        return self.pairs[self.near :]


_in_block: Near = attrgetter("place")
_in_section: Near = attrgetter("place.section")


def _on_page(stated: Stated) -> Hashable:
    return None


def match(
    sources: Sequence[Stated], targets: Sequence[Stated], couples: Callable[[], Iterable[tuple[int, int]]]
) -> Matched:
    """Each figure of the source takes one of the translation: from as near as there is one, and of those
    the most alike. Order does not matter. `couples` tells the positions of all that may be alike."""
    matched = _matched_further(Matched((), tuple(sources), tuple(targets)), _in_block, None, None)
    if not matched.sources:
        return matched._replace(near=len(matched.pairs))
    partners = _partners(sources, targets, couples)
    left, free = matched.sources, matched.targets
    matched = Matched(matched.pairs, *_open(left, free, partners))
    for near in (_in_block, _in_section, _on_page):
        near_pairs = len(matched.pairs)
        for judge in (None, _are_same, _are_alike):
            if matched.sources and matched.targets and not (near is _in_block and judge is None):
                matched = _matched_further(matched, near, judge, partners)
    taken = {id(stated) for pair in matched.pairs for stated in pair}
    ours, theirs = (tuple([one for one in side if id(one) not in taken]) for side in (left, free))
    return Matched(matched.pairs, ours, theirs, near_pairs, partners)


def _partners(
    sources: Sequence[Stated], targets: Sequence[Stated], couples: Callable[[], Iterable[tuple[int, int]]]
) -> Partners | None:
    """What may be paired at all; None where there is so much that it is not worth the while."""
    if max(len(sources), len(targets)) > _MOST:
        return None
    found: dict[int, dict[int, Stated]] = {id(source): {} for source in sources}
    for here, there in couples():
        source, target = sources[here], targets[there]
        if _are_alike(source, target):
            found[id(source)][id(target)] = target
    return found


def turned(partners: Partners, sources: Iterable[Stated], targets: Iterable[Stated]) -> Partners:
    """The same by the figures of the other side."""
    if not partners:
        return partners
    found: dict[int, dict[int, Stated]] = {id(target): {} for target in targets}
    for source in sources:
        for target in partners[id(source)]:
            found[target][id(source)] = source
    return found


def _open(
    sources: Sequence[Stated], targets: Sequence[Stated], partners: Partners | None
) -> tuple[tuple[Stated, ...], tuple[Stated, ...]]:
    """Those of both sides that may find a partner."""
    if partners is None:
        return tuple(sources), tuple(targets)
    ours = tuple([source for source in sources if partners[id(source)]])
    if len(targets) > _MOST_NEAR:  # how many are looked at hangs on all of them
        return ours, tuple(targets)
    wanted = frozenset[int]().union(*(partners[id(source)] for source in ours))
    return ours, tuple([target for target in targets if id(target) in wanted])


def _are_alike(one: Stated, other: Stated) -> bool:
    """The same in one of the readings they are open to."""
    for reading in one.readings:
        for another in other.readings:
            if could_be_same(reading, another):
                return True
    return False


def is_said(stated: Stated, figures: Iterable[Figure]) -> bool:
    """One of these is the same, or a date in the same year where a year is asked for."""
    readings = stated.readings
    for other in figures:
        for one in readings:
            if could_be_same(one, other) or is_year_of(one, other):
                return True
    return False


def _matched_further(matched: Matched, near: Near, judge: Judge | None, partners: Partners | None) -> Matched:
    def key(stated: Stated) -> Hashable:
        return near(stated) if judge else (near(stated), stated.figure[:3])  # kind, value, unit

    waiting: dict[Hashable, list[Stated]] = defaultdict(list)
    for target in matched.targets:
        waiting[key(target)].append(target)
    pairs: list[tuple[Stated, Stated]] = []
    left: list[Stated] = []
    for number, source in enumerate(matched.sources):
        candidates = waiting.get(key(source))
        at = -1
        if candidates and (judge is None or number < _MOST):
            at = _index(source, candidates[:_MOST_NEAR], judge, partners) if judge else 0
        if candidates and at >= 0:
            pairs.append((source, candidates.pop(at)))
        else:
            left.append(source)
    if not pairs:
        return matched
    taken = {id(target) for _, target in pairs}
    free = tuple([target for target in matched.targets if id(target) not in taken])
    return Matched(matched.pairs + tuple(pairs), tuple(left), free)


def _index(source: Stated, candidates: Sequence[Stated], judge: Judge, partners: Partners | None) -> int:
    for index, target in enumerate(candidates):
        if (partners is None or id(target) in partners[id(source)]) and judge(source, target):
            return index
    return -1


def _are_same(one: Stated, other: Stated) -> bool:
    return same_figure(one.figure, other.figure)


def is_year_of(year: Figure, moment: Figure) -> bool:
    """The year of a date or quarter that is stated whole."""
    if year.kind != "year" or moment.kind not in ("date", "quarter"):
        return False
    return str(moment.value)[:4] == str(year.value)
