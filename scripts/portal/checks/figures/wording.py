"""What is said of differences: messages that name both sides, hints in the style of the language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from portal.checks.figures.differences import Difference, Same, differences
from portal.checks.figures.sorting import rule_of, severity_of
from portal.checks.figures.stated import Stated
from portal.checks.rule import Fault, PairView
from portal.figures import UNITS, Figure, factor_between, format_date, format_number
from portal.finding import Severity
from portal.language import Traits

_FACTORS = {10: "ten", 100: "a hundred", 1000: "a thousand", 10_000: "ten thousand"}
_ISO = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")


class _Told(NamedTuple):
    """A difference that is a fault, and how much it weighs."""

    difference: Difference
    severity: Severity

    @property
    def source(self) -> Stated:
        return self.difference.source

    @property
    def found(self) -> Stated | None:
        return self.difference.found

    @property
    def gravity(self) -> tuple[bool, int, bool]:
        """What of a figure said twice, or of the ends of a range, is told: what has a wrong one in its place,
        what weighs most, what is off by a factor."""
        is_off = self.found is not None and factor_between(self.source.figure, self.found.figure) is not None
        return self.found is not None, int(self.severity), is_off


Told = dict[str, _Told]
"""The differences of a block by the text of the source's figure: what is said twice is told once."""


def faults(pair: PairView, slug: str) -> Iterator[Fault]:
    """What a rule reports: each wrong figure, and in one fault the figures that a block lacks."""
    reported = _by_rule(Same(pair)).get(slug)
    if not reported:
        return
    blocks: dict[int, Told] = defaultdict(dict)
    doubtful: dict[int, Told] = defaultdict(dict)
    for told in reported:
        of_block = (doubtful if told.difference.is_doubtful else blocks)[told.source.passage.position]
        known = of_block.get(told.source.shown)
        if known is None or told.gravity > known.gravity:
            of_block[told.source.shown] = told
    for block in doubtful.values():
        found = "”, “".join(each.found.shown for each in block.values() if each.found)
        yield _fault(tuple(block.values()), pair, before=f"“{found}” may be read as another figure than ")
    for block in blocks.values():
        errors: list[_Told] = []
        notes: list[_Told] = []
        for told in block.values():
            if told.found:
                yield _fault((told,), pair, before="expected ", behind=_found(told))
            else:
                (errors if told.severity is Severity.ERROR else notes).append(told)
        for lost in (errors, notes):
            if lost:
                yield _fault(lost, pair, behind=" is missing" if len(lost) == 1 else " are missing")


@lru_cache(maxsize=2)
def _by_rule(same: Same) -> Mapping[str, Sequence[_Told]]:
    """The differences that are faults, by the rule that reports them: sorted once for all rules."""
    found: dict[str, list[_Told]] = defaultdict(list)
    for difference in differences(same.pair):
        if severity := severity_of(difference):
            found[rule_of(difference, same.pair.source.traits)].append(_Told(difference, severity))
    return found


def written(figure: Figure, traits: Traits) -> str:
    """The figure in the style of a language, without its unit; empty where that says nothing."""
    if isinstance(figure.value, Decimal):
        number = format_number(figure.value, traits, figure.unit or "count")
        return number + "%" * (figure.kind == "percent")
    return format_date(figure.value, traits) if _ISO.fullmatch(figure.value) else ""


def _fault(of: Sequence[_Told], pair: PairView, before: str = "", behind: str = "") -> Fault:
    first = of[0].difference
    place = f"{pair.source.page.path}:{first.source.passage.line}"
    quoted = "”, “".join([each.source.shown for each in of])
    return Fault(
        first.passage.line,
        f"{before}“{quoted}” ({place}){behind}",
        _hint(of, pair.target.traits),
        first.passage.text,
        first.source.passage.line,
        severity=max([each.severity for each in of]),
    )


def _found(told: _Told) -> str:
    found = told.found
    return f", found “{found.shown}”{_relation(told.source.figure, found.figure)}" if found else ""


def _hint(of: Sequence[_Told], traits: Traits) -> str:
    figure, shown = of[0].source.figure, of[0].source.shown
    if figure.kind == "legal":
        return "Numbers of laws are copied as they are."
    here = "" if len(of) > 1 or figure.bound else written(figure, traits)
    if here and here not in shown:
        return f"In this language it is written {here}."
    return "" if of[0].found else "Say it in the translation too."


def _relation(expected: Figure, found: Figure) -> str:
    if factor := factor_between(expected, found):
        times = _FACTORS.get(factor, f"{factor:,}")
        return f": {times} times too {'much' if _is_more(found, expected) else 'little'}"
    if expected.kind == found.kind == "date":
        one, other = str(expected.value).split("-"), str(found.value).split("-")
        is_swapped = one[:-2] == other[:-2] and one[-2:] == [other[-1], other[-2]]
        return ": day and month are swapped" if is_swapped else ""
    if expected.kind == found.kind == "money" and expected.unit != found.unit:
        return ": another currency"
    return ""


def _is_more(one: Figure, other: Figure) -> bool:
    converts = bool(one.unit and other.unit)
    sizes = [
        abs(each.value) * (UNITS[each.unit].size if converts else 1)
        for each in (one, other)
        if isinstance(each.value, Decimal)
    ]
    return sizes[0] > sizes[-1]
