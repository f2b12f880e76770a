"""What a check has to say as a whole: what was looked at, and the findings of each file.

Findings are kept as the JSON they are printed as, and decoded only by those who want more than to print it:
ten thousand pages may have a hundred thousand of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from portal.finding import Finding, Severity, decode, encode

SEPARATOR = b",\n"  # inside a finding line ends are escaped
_HEAD = re.compile(
    rb'\{"rule": "([^"]*)", "severity": "(\w+)", "path": "[^"\\]*+(?:\\.[^"\\]*+)*+", "line": (\d+)'
)
ORDER = attrgetter("line", "rule")
"""How the findings of a file are ordered."""
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
    def read(cls, raw: bytes) -> Written:
        """Of what is printed."""
        head = _HEAD.match(raw)
        assert head
        return cls(int(head[3]), head[1].decode(), head[2].decode(), raw)


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The findings of one file: `parts` are JSON in UTF-8, each one or several objects joined by a comma and LF;
    all by line and rule."""

    path: str
    counts: Counts
    parts: Sequence[bytes | memoryview]

    @classmethod
    def of(cls, path: str, findings: Iterable[Finding]) -> FileFindings:
        """The findings of one file, put in order."""
        ordered = sorted(findings, key=ORDER)
        counts = Counter([finding.severity.label for finding in ordered])
        return cls(path, dict(counts), tuple(map(_raw, ordered)))

    @classmethod
    def joined(cls, files: Sequence[FileFindings]) -> FileFindings:
        """What is found of the same file at several times."""
        if len(files) == 1:
            return files[0]
        ordered = sorted((one for file in files for one in file.written), key=ORDER)
        counts = Counter([one.severity for one in ordered])
        return cls(files[0].path, dict(counts), tuple([one.raw for one in ordered]))

    @property
    def raw(self) -> bytes | memoryview:
        """All parts as one."""
        return self.parts[0] if len(self.parts) == 1 else SEPARATOR.join(self.parts)

    @property
    def raws(self) -> list[bytes]:
        """The findings one by one, as they are printed."""
        return [raw for part in self.parts for raw in bytes(part).split(SEPARATOR)]

    @property
    def written(self) -> Iterator[Written]:
        """The findings one by one, not decoded."""
        return map(Written.read, self.raws)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings themselves."""
        return tuple(map(decode, json.loads(b"[%b]" % bytes(self.raw))))


class Change(NamedTuple):
    """What the findings of a file become: `parts` are places in its `raw`, from and to, and findings as printed."""

    path: str
    counts: Counts
    parts: Sequence[tuple[int, int] | str]

    @classmethod
    def to(cls, file: FileFindings) -> Change:
        """The file as it is, whatever it was before."""
        return cls(file.path, file.counts, (bytes(file.raw).decode(),))

    def of(self, file: FileFindings | None) -> FileFindings:
        """The file, changed; none is one without findings."""
        raw = file.raw if file else b""
        told = [part.encode() if isinstance(part, str) else raw[part[0] : part[1]] for part in self.parts]
        return FileFindings(self.path, self.counts, told)


def _raw(finding: Finding) -> bytes:
    return encode(finding).encode("utf-8", "replace")


def in_order(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Path → the findings of the file; paths in order too."""
    found: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=attrgetter("path", "line", "rule")):
        found.setdefault(finding.path, []).append(finding)
    return found


def by_file(findings: Iterable[Finding]) -> tuple[FileFindings, ...]:
    """Findings of any files, grouped; files by path."""
    return tuple(FileFindings.of(path, of_file) for path, of_file in in_order(findings).items())


class Debt(NamedTuple):
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
