"""What a change opened: the findings that did not stand where it began."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from portal.cache import Stamps
from portal.checks.rule import Rule
from portal.checks.run import Way, report
from portal.config import Config, load_config
from portal.finding import ConfigError, Finding
from portal.history import Trouble, commit_before, renames, write_revision
from portal.model import load_site
from portal.report import Debt, FileFindings, Report


def opened(now: Report, config: Config, rev: str, rules: Callable[[], Sequence[Rule]], way: Way) -> Report:
    """The report with only the findings that are new since HEAD left the line of `rev`; the others are debt.

    Findings are the same where rule, path and message are, whatever their lines; a renamed file keeps its
    debt. ConfigError for a revision that cannot be read.
    """
    try:
        commit = commit_before(config.root, rev)
        moved = renames(config.root, commit)
        with tempfile.TemporaryDirectory(prefix="portal-since-") as folder:
            write_revision(config.root, commit, Path(folder))
            before = _before(Path(folder), config, commit, rules, way)
    except Trouble as trouble:
        raise ConfigError(f"--since {rev}: {trouble}") from None
    known = Counter(_moved(finding, moved).fingerprint for finding in before)
    files = tuple(_new(file, known) for file in now.files)
    debt = sum(sum(file.counts.values()) for file in now.files) - sum(
        sum(file.counts.values()) for file in files
    )
    return replace(now, files=tuple(file for file in files if file.counts), debt=Debt(rev, debt))


def _before(
    root: Path, config: Config, commit: str, rules: Callable[[], Sequence[Rule]], way: Way
) -> tuple[Finding, ...]:
    """The findings of a former state of the content, judged today by the settings of then; none where those
    cannot be used: then everything is new."""
    try:
        former = replace(load_config(root), day=config.day)
    except ConfigError:
        return ()
    then = replace(way, stamps=Stamps(None), repository=config.root, rev=commit, paths=(), built=None)
    return tuple(report(load_site(former), rules, then).findings())


def _moved(finding: Finding, moved: Mapping[str, str]) -> Finding:
    """A finding with the present names of files, in its message too."""
    message = finding.message
    for before, now in moved.items():
        message = message.replace(before, now)
    return finding._replace(path=moved.get(finding.path, finding.path), message=message)


def _new(file: FileFindings, known: Counter[str]) -> FileFindings:
    return FileFindings.of(file.path, _unknown(file.findings, known))


def _unknown(findings: Iterable[Finding], known: Counter[str]) -> Iterable[Finding]:
    for finding in findings:
        if known[finding.fingerprint]:
            known[finding.fingerprint] -= 1
        else:
            yield finding
