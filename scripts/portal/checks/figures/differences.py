"""What a translation states otherwise than its source, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from portal.checks.figures.matching import Matched, Partners, is_said, is_year_of, match, turned
from portal.checks.figures.places import Place, places_of
from portal.checks.figures.slips import may_stand_for, nearest
from portal.checks.figures.stated import Passage, Stated, is_version, likely_in, passages, stated_in
from portal.checks.figures.unspoken import holds
from portal.checks.rule import PageView, PairView
from portal.figures import factor_between, same_figure

# Chinese is the shortest: a quarter to a third of the letters of English or Vietnamese.
_STUMP = 0.1
# Bounds the time for pages of thousands of figures that have nothing to do with each other.
_MOST_COMPARED, _FEWEST = 100_000, 20


Answers = Mapping[int | None, Passage]
"""The passages of a translation by the blocks of the source that they stand for."""


class Difference(NamedTuple):
    """A figure of the source, and what the aligned `passage` of the translation has in its place.

    `found` is None where nothing there is like it. `is_elsewhere`: the translation states it, but `found` is
    no figure of the source. `is_doubtful`: `found` is the same, in signs that can be read as another.
    """

    source: Stated
    passage: Passage
    found: Stated | None = None
    is_elsewhere: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """A pair as the key of a cache: this very object."""

    pair: PairView

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.pair is self.pair

    def __hash__(self) -> int:
        return id(self.pair)


class _Told:
    """The figures of a page. `partners` by those of the other page, as far as they are known; for what else is
    asked they are found by their size."""

    def __init__(self, view: PageView, stated: Sequence[Stated], partners: Partners) -> None:
        self._view, self._stated, self._partners = view, stated, partners
        self._moments = [one for one in stated if isinstance(one.figure.value, str)]

    def places_of(self, figure: Stated) -> set[Place]:
        """Where the page says it too."""
        partners = self._partners.get(id(figure))
        if partners is None:
            likely = likely_in(self._view)
            near = {position for reading in figure.readings for position in likely.of(reading)}
            others = (self._stated[position] for position in near)
            return {other.place for other in others if is_said(figure, other.readings)}
        found = {other.place for other in partners.values()}
        for year in figure.readings:
            if year.kind == "year":
                found |= {other.place for other in self._moments if is_year_of(year, other.figure)}
        return found


def differences(pair: PairView) -> tuple[Difference, ...]:
    """All differences of a pair; found once for all rules.

    A figure is missed where its block has a partner: what is lost with its block is told by the rules of
    structure. Figures in words are missed only where one stands that has some zeros more or less.
    """
    return _differences(Same(pair))


@lru_cache(maxsize=2)
def _differences(same: Same) -> tuple[Difference, ...]:
    pair = same.pair
    ours, theirs = places_of(pair)
    source, target = stated_in(pair.source, ours), stated_in(pair.target, theirs)
    matched = match(source, target, lambda: likely_in(pair.source).couples(likely_in(pair.target)))
    doubtful = tuple(_doubtful(matched, pair.target.traits.decimal))
    missed = [*matched.sources, *_years(matched), *(stated for stated, _ in matched.far)]
    if not missed:
        return doubtful
    answers = {theirs[passage.position].block: passage for passage in passages(pair.target)}
    asked = [stated for stated in missed if _is_answered(stated, answers)]
    most = max(_FEWEST, _MOST_COMPARED // max(1, len(source) + len(target)))
    partners_of = matched.partners or {}
    both = (
        _Told(pair.source, source, turned(partners_of, source, target)),
        _Told(pair.target, target, partners_of),
    )
    asked = asked[:most]
    strangers = _strangers(matched, {stated.place for stated in asked}, both[0], most)
    lost = _lost(asked, strangers, matched, answers, both, pair.target)
    return (*doubtful, *lost)


def _doubtful(matched: Matched, decimal: str) -> Iterator[Difference]:
    """Figures that are right only when read as they were meant."""
    for source, target in matched.pairs:
        if not target.figure.is_ambiguous or is_version(target.figure, target.passage.prose):
            continue
        # One comma and three digits are the right style of a decimal, and an English thousand.
        is_right = target.figure.others and decimal == "," and same_figure(source.figure, target.figure)
        is_clear = not source.figure.is_ambiguous or is_version(source.figure, source.passage.prose)
        if is_clear and not is_right:
            yield Difference(source, target.passage, target, is_doubtful=True)


def _years(matched: Matched) -> Iterator[Stated]:
    """The years of dates and quarters that found one without: they may stand beside it, or be another."""
    for source, target in matched.pairs:
        figure, other = source.figure, target.figure
        if not (figure.kind == other.kind in ("date", "quarter")):
            continue
        whole, part = str(figure.value), str(other.value)
        if whole[0].isdigit() and not part[0].isdigit():
            year = figure._replace(kind="year", value=Decimal(whole[:4]), unit="year", text=whole[:4])
            yield source._replace(figure=year, readings=(year,))


def _is_answered(stated: Stated, answers: Answers) -> bool:
    """Whether its block was translated: not one that was lost, nor a stump."""
    block = stated.place.block
    answer = answers.get(block) if block is not None else None
    return answer is not None and len(answer.prose) >= len(stated.passage.prose) * _STUMP


def _strangers(matched: Matched, places: Container[Place], ours: _Told, most: int) -> list[Stated]:
    """Figures of these places that the aligned block of the source lacks; those that found their like nowhere
    come first."""
    open_ = (*matched.targets, *(target for _, target in matched.far))
    written = [stated for stated in open_ if not stated.figure.is_spelled][:most]
    return [
        stated for stated in written if stated.place in places and stated.place not in ours.places_of(stated)
    ]


def _lost(
    asked: Sequence[Stated],
    strangers: Sequence[Stated],
    matched: Matched,
    answers: Answers,
    both: tuple[_Told, _Told],
    view: PageView,
) -> Iterator[Difference]:
    ours, theirs = both
    moved = {id(stated) for pair in matched.far for stated in pair}
    free: dict[Place, list[Stated]] = defaultdict(list)
    for stranger in strangers:
        free[stranger.place].append(stranger)
    for stated in asked:
        place, passage = stated.place, answers[stated.place.block]
        said = theirs.places_of(stated)
        is_here = place in said or holds(passage, stated, view)
        is_elsewhere = is_here or bool(said)
        candidates = [
            other
            for other in free.get(place, ())
            # Two that both stand in another section have changed places.
            if not (id(stated) in moved and id(other) in moved)
            and may_stand_for(other, stated, is_elsewhere)
            and not (is_here and ours.places_of(other))
        ]
        found = nearest(stated, candidates)
        if stated.figure.is_spelled and not (found and factor_between(stated.figure, found.figure)):
            continue
        if found or not is_elsewhere:
            free[place] = [other for other in free[place] if other is not found]
            yield Difference(stated, passage, found, is_elsewhere)
