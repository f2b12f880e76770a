"""Rules about the catalogue: its languages, figures, places, dates and sums."""

from __future__ import annotations

from portal.checks.items import agreement, expiry, figures, languages, reading, states, totals
from portal.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *languages.RULES,
    *states.RULES,
    *figures.RULES,
    *expiry.RULES,
    *totals.RULES,
    *agreement.RULES,
)

__all__ = ["RULES"]
