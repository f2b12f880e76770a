"""What a check has to say as a whole: what was looked at, and the findings of each file.

Findings are kept as the JSON they are printed as, and decoded only by those who want more than to print it:
ten thousand pages may have a hundred thousand of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from portal.finding import Finding, Severity, decode, encode

_read = json.JSONDecoder().raw_decode  # half the time of json.loads
SEPARATOR = b",\n"  # inside a finding line ends are escaped
_HEAD = re.compile(
    rb'\{"rule": "([^"]*)", "severity": "(\w+)", "path": "[^"\\]*+(?:\\.[^"\\]*+)*+", "line": (\d+)'
)
LABELS = tuple(severity.label for severity in sorted(Severity, reverse=True))
Counts = Mapping[str, int]
"""severity label → number of findings."""


class Written(NamedTuple):
    """A finding as it is printed, with what must be known of it to sort and count it."""

    line: int
    rule: str
    severity: str
    raw: bytes

    @classmethod
    def of(cls, finding: Finding) -> Written:
        """A finding, written."""
        raw = encode(finding).encode("utf-8", "replace")
        return cls(finding.line, finding.rule, finding.severity.label, raw)

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return decode(_read(self.raw.decode())[0])


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file: `raw` is JSON in UTF-8, objects joined by a comma and LF, by line and rule."""

    path: str
    counts: Counts
    raw: bytes | memoryview

    @classmethod
    def of(cls, path: str, findings: Iterable[Finding]) -> FileFindings:
        """The findings of one file, put in order."""
        return cls.joined(path, map(Written.of, findings))

    @classmethod
    def joined(cls, path: str, written: Iterable[Written]) -> FileFindings:
        """The same of findings that are written already."""
        ordered = sorted(written, key=lambda one: (one.line, one.rule))
        counts = Counter(one.severity for one in ordered)
        return cls(path, dict(counts), SEPARATOR.join(one.raw for one in ordered))

    @property
    def written(self) -> Iterator[Written]:
        """The findings one by one, not decoded."""
        for raw in bytes(self.raw).split(SEPARATOR) if self.raw else ():
            head = _HEAD.match(raw)
            assert head
            yield Written(int(head[3]), head[1].decode(), head[2].decode(), raw)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings themselves."""
        return tuple(map(decode, json.loads(b"[%b]" % bytes(self.raw))))


def by_file(findings: Iterable[Finding]) -> tuple[FileFindings, ...]:
    """Findings of any files, grouped; files by path."""
    ordered = sorted(findings, key=lambda finding: finding.path)
    return tuple(
        FileFindings.of(path, group) for path, group in groupby(ordered, key=lambda finding: finding.path)
    )


@dataclass(frozen=True, slots=True)
class Debt:
    """How many findings stood at the revision `rev` already; they are not listed."""

    rev: str
    findings: int


@dataclass(frozen=True, slots=True)
class Report:
    """`pages` are files found; `states` counts the translations by state, `missing` are the gaps."""

    source: str
    targets: tuple[str, ...]
    pages: int
    states: Counts
    files: tuple[FileFindings, ...]
    debt: Debt | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def pairs(self) -> int:
        """Translations that exist."""
        return sum(self.states.values()) - self.gaps

    @property
    def gaps(self) -> int:
        """Translations that do not."""
        return self.states.get("missing", 0)

    @property
    def counts(self) -> Counts:
        """Findings by severity, the gravest first, zeros too."""
        total = dict.fromkeys(LABELS, 0)
        for file in self.files:
            for label, number in file.counts.items():
                total[label] += number
        return total

    def findings(self) -> Iterator[Finding]:
        """All findings by path and line."""
        for file in self.files:
            yield from file.findings

    def fails(self, severity: Severity) -> bool:
        """Whether there is a finding of that severity or a graver one."""
        return any(self.counts[label] for label in LABELS if Severity[label.upper()] >= severity)

    def only(self, files: Iterable[FileFindings]) -> Report:
        """The same report with other findings."""
        return replace(self, files=tuple(files))
