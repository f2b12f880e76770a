"""The report for people at a terminal: by page, each finding with both places and the mend."""

from __future__ import annotations

from collections.abc import Iterator

from portal.finding import Finding
from portal.report import LABELS, FileFindings, Report

MOST = 1000  # nobody reads more; programs take JSON
Piece = tuple[str, str]
"""(text, style): styles are `path`, `error`, `warning`, `note`, `dim` and none."""
STYLES = {"path": "bold", "error": "bold red", "warning": "yellow", "note": "cyan", "dim": "dim"}


def as_text(report: Report) -> str:
    """Plain text."""
    return "".join(f"{''.join(text for text, _ in line)}\n" for line in lines(report))


def lines(report: Report) -> Iterator[list[Piece]]:
    """The lines with their styles, for whoever paints them."""
    shown = _shown(report)
    for file in shown:
        yield [(file.path, "path")]
        for finding in file.findings:
            yield from _finding(finding)
        yield []
    left = len(report.files) - len(shown)
    if left:
        number = sum(sum(file.counts.values()) for file in report.files) - sum(
            sum(file.counts.values()) for file in shown
        )
        more = f"… and {number:,} more in {left:,} more files: name a PATH, or use --format json"
        yield from ([(more, "dim")], [])
    for note in report.notes:
        yield [(f"Note: {note}.", "note")]
    if report.debt and report.debt.findings:
        yield [
            (f"{_counted(report.debt.findings, 'older finding')} (at {report.debt.rev}) not listed.", "dim")
        ]
    yield [(coverage(report), "")]
    counts = report.counts
    said = [_counted(counts[label], label) for label in LABELS]
    gravest = next((label for label in LABELS if counts[label]), "")
    yield [(f"{', '.join(said)}.", gravest)]


def coverage(report: Report) -> str:
    """What was looked at, and in what state it is."""
    states = ", ".join(
        f"{report.states[state]:,} {state}"
        for state in ("current", "stale", "unverified")
        if report.states.get(state)
    )
    of_pairs = f" ({states})" if states else ""
    langs = ", ".join(report.targets)
    return (
        f"{_counted(report.pages, 'page')} ({report.source}; {langs}): "
        f"{_counted(report.pairs, 'translation')}{of_pairs}, {report.gaps:,} missing."
    )


def _shown(report: Report) -> list[FileFindings]:
    """All files, or so many that people still read them; those with the gravest findings first."""
    ranked = sorted(report.files, key=_rank)
    number = 0
    kept: list[FileFindings] = []
    for file in ranked:
        number += sum(file.counts.values())
        if kept and number > MOST:
            break
        kept.append(file)
    return sorted(kept, key=lambda file: file.path)


def _rank(file: FileFindings) -> int:
    return next(rank for rank, label in enumerate(LABELS) if file.counts.get(label))


def _finding(finding: Finding) -> Iterator[list[Piece]]:
    label = finding.severity.label
    other = f" ({finding.source})" if finding.source and str(finding.source) not in finding.message else ""
    yield [
        (f"{finding.line:>6}  ", "dim"),
        (f"{label:<8}", label),
        (f"{_one_line(finding.message)}{other}", ""),
        (f"  [{finding.rule}]", "dim"),
    ]
    if finding.hint:
        yield [(f"{'':16}→ {_one_line(finding.hint)}", "")]


def _one_line(text: str) -> str:
    """Without line ends and signs that would paint the terminal or act on it."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
