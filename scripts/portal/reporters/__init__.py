"""Findings and states in the forms that people and programs read. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from portal.report import Report
from portal.reporters.github import as_github
from portal.reporters.json_report import as_json
from portal.reporters.markdown import as_markdown
from portal.reporters.reference import rule_reference
from portal.reporters.rows import RuleRow
from portal.reporters.sarif import as_sarif
from portal.reporters.text import as_text

__all__ = ["FORMATS", "Reporter", "RuleRow", "as_markdown", "rule_reference"]

Rows = Callable[[], Sequence[RuleRow]]
"""The table of rules, for those who describe it."""
Reporter = Callable[[Report, Rows], Iterable[bytes | memoryview]]
"""In pieces."""


FORMATS: Mapping[str, Reporter] = {
    "text": lambda report, rows: (as_text(report).encode(),),
    "json": lambda report, rows: as_json(report),
    "github": lambda report, rows: (as_github(report).encode(),),
    "sarif": lambda report, rows: (as_sarif(report, rows()).encode(),),
    "markdown": lambda report, rows: (as_markdown(report).encode(),),
}
