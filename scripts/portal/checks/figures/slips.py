"""Which figure of a translation may stand in place of one that it lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz.distance import OSA

from portal.checks.figures.matching import is_said
from portal.checks.figures.stated import Stated
from portal.figures import Figure, factor_between

_DIGITS = re.compile("[0-9]+")
_MOMENTS = frozenset({"date", "quarter", "year"})
_COUNTED = frozenset({"number", "quantity"})


def may_stand_for(other: Stated, stated: Stated, is_said_too: bool) -> bool:
    """Whether one is a plausible slip of the other: of its kind, or one digit or some zeros from it.

    `is_said_too`: the missed figure is not missing altogether, so that there must be more likeness.
    """
    one, figure = other.figure, stated.figure
    if one.is_spelled or is_said(stated, other.readings) or (is_said_too and one.value == figure.value):
        return False
    if one.kind == figure.kind:
        return one.kind not in _COUNTED or _distance(one, figure) < max(2, len(_digits(figure)))
    if {one.kind, figure.kind} <= _MOMENTS:
        return not is_said_too
    return (
        isinstance(one.value, Decimal) and isinstance(figure.value, Decimal) and _distance(one, figure) <= 1
    )


def nearest(stated: Stated, candidates: Sequence[Stated]) -> Stated | None:
    """The one that is most like the missed figure; None where there is none."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    return min(candidates, key=lambda other: _distance(other.figure, stated.figure))


def _distance(one: Figure, other: Figure) -> int:
    """0 for figures that differ by a power of ten, else by digits; two that changed places are one."""
    return 0 if factor_between(one, other) else OSA.distance(_digits(one), _digits(other))


def _digits(figure: Figure) -> str:
    return "".join(_DIGITS.findall(figure.text))
