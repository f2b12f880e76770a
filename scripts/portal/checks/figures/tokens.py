"""The rule about tokens: `{{ id }}`, which shows a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from portal.checks.figures.places import Place, places_of
from portal.checks.figures.stated import Passage, passages, read
from portal.checks.rule import Fault, PageView, PairView
from portal.figures import could_be_same, figure_of
from portal.finding import Severity

Key = tuple[str, bool]
"""Which fact is shown, and whether its date."""


class _Shown(NamedTuple):
    """A token in a text."""

    token: str
    key: Key
    passage: Passage
    place: Place

    @property
    def braced(self) -> str:
        return f"`{{{{ {self.token} }}}}`"


def fact_tokens(pair: PairView) -> Iterator[Fault]:
    """The translation shows the same facts by tokens as its source, in the same places.

    Compared are the tokens of each block, as often as they stand there; their order does not matter.
    `{{ id }}` and `{{ id.value }}` are the same, `{{ id.date }}` is another. A token that the page has lost,
    or that gave way to a number or to another token, is an error; one that stands in another block, in a
    block that has no such token in the source or more often than there is a warning. A token that shows no
    fact at all is told by the page itself.

    Mend: write the token where the source has it. A number in its place would have to be changed in each
    language by hand.

    Example: `{{ city-area }}` in Vietnamese, `3,194.72 km²` in English.
    """
    if not any(text.tokens for view in (pair.source, pair.target) for text in passages(view)):
        return
    ours, theirs = places_of(pair)
    of_source, of_target = _shown(pair.source, ours), _shown(pair.target, theirs)
    if [(one.place, one.key) for one in of_source] == [(one.place, one.key) for one in of_target]:
        return
    partners = {theirs[passage.position]: passage for passage in passages(pair.target)}
    origins = {ours[passage.position]: passage for passage in passages(pair.source)}
    known, there = ({shown.key for shown in of} for of in (of_source, of_target))
    surplus = _beyond(of_target, of_source)
    for shown in _beyond(of_source, of_target):
        partner = partners.get(shown.place)
        if partner is None or shown.place.block is None:
            continue
        instead = next((other for other in surplus if other.place == shown.place), None)
        found = instead.braced if instead else _in_digits(shown.token, partner, pair)
        moved = None if found else next((other for other in surplus if other.key == shown.key), None)
        surplus = [other for other in surplus if other not in (instead, moved)]
        # What parted its paragraph in two is told by `paragraphs`.
        if moved is None or moved.place.block is not None:
            yield _lost(shown, partner, pair, found, moved, is_error=bool(found) or shown.key not in there)
    for shown in surplus:
        if shown.key not in known or shown.place.block is not None:
            yield _added(shown, origins.get(shown.place), pair)


def _shown(view: PageView, places: Mapping[int, Place]) -> list[_Shown]:
    return [
        _Shown(token, _key(token), passage, places[passage.position])
        for passage in passages(view)
        for token in passage.tokens
    ]


def _beyond(some: Iterable[_Shown], others: Iterable[_Shown]) -> list[_Shown]:
    """Of some those that stand more often in their place than among the others, each place and fact once."""
    open_ = Counter((other.place, other.key) for other in others)
    found: dict[tuple[Place, Key], _Shown] = {}
    for one in some:
        open_[one.place, one.key] -= 1
        if open_[one.place, one.key] < 0:
            found[one.place, one.key] = one
    return list(found.values())


def _lost(
    shown: _Shown, partner: Passage, pair: PairView, found: str, moved: _Shown | None, *, is_error: bool
) -> Fault:
    wanted = f"{shown.braced} ({pair.source.page.path}:{shown.passage.line})"
    message = f"expected {wanted}, found {found}" if found else f"{wanted} is missing"
    if moved:
        message = f"expected {wanted}, which stands on line {moved.passage.line}"
    return Fault(
        partner.line,
        message,
        f"Write {shown.braced}.",
        partner.text,
        shown.passage.line,
        severity=None if is_error else Severity.WARNING,
    )


def _added(shown: _Shown, origin: Passage | None, pair: PairView) -> Fault:
    place = f"{pair.source.page.path}:{origin.line}" if origin else pair.source.page.path
    is_there = origin is not None and any(_key(token) == shown.key for token in origin.tokens)
    message = f"{shown.braced} stands more often than in the source ({place})"
    if not is_there:
        message = f"the source {'text' if origin else 'page'} ({place}) has no token {shown.braced}"
    hint = "Take it out, or write it in the source too."
    line = origin.line if origin else 0
    return Fault(shown.passage.line, message, hint, shown.passage.text, line, severity=Severity.WARNING)


def _in_digits(token: str, partner: Passage, pair: PairView) -> str:
    """The number that stands where the token should; empty if there is none."""
    fact = pair.source.site.facts.facts.get(token.partition(".")[0])
    if not fact or token.endswith(".date"):
        return ""
    told = figure_of(fact.value, fact.unit, fact.qualifier)
    figures = read(partner.prose, pair.target.traits)
    return next((f"“{figure.text}”" for figure in figures if could_be_same(told, figure)), "")


def _key(token: str) -> Key:
    name, _, part = token.partition(".")
    return name, part == "date"
