"""Which rule a difference belongs to, and how much it weighs."""

from __future__ import annotations

import re
from decimal import Decimal

from portal.checks.figures.differences import Difference
from portal.figures import Figure, factor_between
from portal.finding import Severity
from portal.language import Traits

_BY_KIND = {
    "date": "dates",
    "quarter": "dates",
    "year": "dates",
    "money": "money",
    "percent": "percentages",
    "legal": "legal-references",
    "phone": "contacts",
    "time": "contacts",
}
_COUNTS = frozenset({"", "count", "person", "point"})
_SMALL = 10

# House numbers, by the language of the text: what stands before the number, and behind it.
_HOUSES = {
    "vi": (
        re.compile(r"\b(?:số nhà|ngõ|ngách|hẻm|kiệt) $", re.I),
        re.compile(r"[A-Z]?(?:/[0-9]+)?,? (?:đường|phố|đại lộ|ngõ|ngách|hẻm|kiệt)\b"),
    ),
    "en": (
        re.compile(r"\bNo\. ?$"),
        re.compile(r"[A-Z]? (?:[^\W\d_][\w.]* ){1,4}(?:Street|Road|Avenue|Boulevard|Lane|St|Rd|Ave)\b"),
    ),
}
_NEAR = 12


def rule_of(difference: Difference, traits: Traits) -> str:
    """The slug of the one rule that reports a difference; `traits` are those of the source."""
    figure = difference.source.figure
    if figure.kind == "number" and _is_house(figure, difference.source.passage.prose, traits):
        return "contacts"
    if figure.bound and figure.kind != "time":
        return "ranges"
    return _BY_KIND.get(figure.kind, "figures")


def severity_of(difference: Difference) -> Severity | None:
    """None for what is no fault: no, one and all (0, 1, 100 %) are said without a number in any language."""
    figure = difference.source.figure
    is_small = _is_small(figure)
    if difference.found:
        is_vague = is_small and not factor_between(figure, difference.found.figure)
        return Severity(Severity.ERROR - is_vague - (difference.is_elsewhere or difference.is_doubtful))
    if is_small:
        return None if figure.value in (0, 1) else Severity.NOTE
    return None if figure.kind == "percent" and figure.value == 100 else Severity.ERROR


def _is_small(figure: Figure) -> bool:
    """A count up to ten, which languages write in words as they like."""
    value = figure.value
    is_count = figure.unit in _COUNTS or figure.unit.startswith("duration-")
    return is_count and isinstance(value, Decimal) and abs(value) <= _SMALL and value == int(value)


def _is_house(figure: Figure, prose: str, traits: Traits) -> bool:
    signs = _HOUSES.get(traits.primary)
    if not signs:
        return False
    before, behind = signs
    return bool(
        before.search(prose[max(0, figure.start - _NEAR) : figure.start]) or behind.match(prose, figure.end)
    )
