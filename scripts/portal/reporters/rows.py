"""What a reporter knows of a rule."""

from __future__ import annotations

from typing import Protocol

from portal.finding import Severity


class RuleRow(Protocol):
    """A row of the table of rules."""

    @property
    def slug(self) -> str:
        """What is expected, in a word or two."""

    @property
    def group(self) -> str:
        """To which group it belongs."""

    @property
    def severity(self) -> Severity:
        """How much its findings weigh unless they say otherwise."""

    @property
    def explanation(self) -> str:
        """Its docstring."""


def expectation(row: RuleRow) -> str:
    """The first paragraph of the explanation in one line: what is expected."""
    return " ".join(row.explanation.partition("\n\n")[0].split())
