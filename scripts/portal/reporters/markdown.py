"""The report as Markdown, for a comment on a pull request or the summary of a run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.finding import Finding
from portal.report import LABELS, FileFindings, Report
from portal.reporters.text import coverage

# GitHub takes 65,536 characters in a comment.
LARGEST_COMMENT = 60_000
_SIGNS = {"error": "🔴", "warning": "🟡", "note": "🔵"}
# What Markdown, HTML or GitHub (@name, #12) would make something of.
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#@|~&]")


def as_markdown(report: Report, largest: int = LARGEST_COMMENT) -> str:
    """A line of counts, what was looked at, then the findings of each page; cut where it gets too long."""
    counts = report.counts
    said = ", ".join(
        f"{_SIGNS[label]} {number:,} {label}{'' if number == 1 else 's'}" for label, number in counts.items()
    )
    lines = ["### Parity check", "", f"{said}" if any(counts.values()) else "✅ Nothing to mend.", ""]
    lines += [escaped(coverage(report)), ""]
    lines += [line for note in report.notes for line in (f"{escaped(note)}.", "")]
    if report.debt and report.debt.findings:
        number = report.debt.findings
        lines += [
            f"{number:,} older finding{'' if number == 1 else 's'} (at {escaped(report.debt.rev)}) not listed.",
            "",
        ]
    size = sum(map(len, lines))
    for index, file in enumerate(report.files):
        block = "\n".join(_file(file))
        size += len(block)
        if size > largest:
            lines += [f"… and {len(report.files) - index:,} more files: run `portal check`.", ""]
            break
        lines.append(block)
    return "\n".join(lines)


def _file(file: FileFindings) -> Iterator[str]:
    counts = ", ".join(f"{file.counts[label]} {label}" for label in LABELS if file.counts.get(label))
    yield f"<details><summary><code>{escaped(file.path)}</code> — {counts}</summary>"
    yield ""
    yield from (_finding(finding) for finding in file.findings)
    yield ""
    yield "</details>"
    yield ""


def _finding(finding: Finding) -> str:
    other = f" ({finding.source})" if finding.source and str(finding.source) not in finding.message else ""
    hint = f"<br>→ {escaped(finding.hint)}" if finding.hint else ""
    message = escaped(f"{finding.message}{other}")
    return f"- {_SIGNS[finding.severity.label]} line {finding.line}: {message} (`{finding.rule}`){hint}"


def escaped(text: str) -> str:
    """A text that Markdown prints as it stands, in one line."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))
