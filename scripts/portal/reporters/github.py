"""The report as GitHub's workflow commands, which annotate the changed files of a pull request.

GitHub shows at most ten errors, ten warnings and ten notices of a step: so one annotation for a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.finding import Finding, Severity
from portal.report import Report
from portal.reporters.text import coverage

MOST_ANNOTATIONS = 10
_MOST_LINES = 12
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(report: Report) -> str:
    """Annotations, then one line that says what was looked at."""
    lines = [line for severity in sorted(_COMMANDS, reverse=True) for line in _annotations(report, severity)]
    counts = ", ".join(f"{number} {label}" for label, number in report.counts.items())
    return "\n".join([*lines, f"{coverage(report)} {counts}", ""])


def _annotations(report: Report, severity: Severity) -> Iterator[str]:
    """One for each page; where there are more pages than GitHub shows, the last speaks of the rest."""
    pages = [
        (file.path, [one for one in file.findings if one.severity is severity])
        for file in report.files
        if file.counts.get(severity.label)
    ]
    room = MOST_ANNOTATIONS if len(pages) <= MOST_ANNOTATIONS else MOST_ANNOTATIONS - 1
    for path, findings in pages[:room]:
        yield _command(severity, path, findings)
    rest = pages[room:]
    if rest:
        number = sum(len(findings) for _, findings in rest)
        listed = [f"{path}: {len(findings)}" for path, findings in rest]
        message = "\n".join((*listed[:_MOST_LINES], *(("…",) if len(listed) > _MOST_LINES else ())))
        title = f"{number} more {severity.label}s on {len(rest)} more pages: see the summary of this run"
        yield f"::{_COMMANDS[severity]} title={_property(title)}::{_message(message)}"


def _command(severity: Severity, path: str, findings: Sequence[Finding]) -> str:
    number = len(findings)
    first = findings[0]
    title = f"{number} {severity.label}s" if number > 1 else first.rule
    told = [_told(finding, with_rule=number > 1) for finding in findings[:_MOST_LINES]]
    if number > _MOST_LINES:
        told.append(f"… and {number - _MOST_LINES} more")
    place = f"file={_property(path)},line={first.line}"
    return f"::{_COMMANDS[severity]} {place},title={_property(title)}::{_message(chr(10).join(told))}"


def _told(finding: Finding, *, with_rule: bool) -> str:
    before = f"line {finding.line}, {finding.rule}: " if with_rule else ""
    hint = f" {finding.hint}" if finding.hint else ""
    return f"{before}{' '.join(finding.message.split())}.{hint}"


def _message(text: str) -> str:
    """As actions/toolkit escapes the data of a command (core 1.11, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As actions/toolkit escapes a property of a command."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")
