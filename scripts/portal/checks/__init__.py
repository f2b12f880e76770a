"""The table of rules and the small pure functions behind it.

`RULES` is imported when it is asked for: a check that finds every answer stored asks no rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.checks.run import Way, check, report

if TYPE_CHECKING:
    from portal.checks.table import RULES

__all__ = ["RULES", "Way", "check", "report"]


def __getattr__(name: str) -> Any:
    if name == "RULES":
        from portal.checks.table import RULES

        return RULES
    raise AttributeError(name)
