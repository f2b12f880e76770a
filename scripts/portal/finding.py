"""What a reader or a rule has to say about one place in the content; errors of settings and of the engine."""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring as _quoted
from typing import Any, NamedTuple

MOST_NAMED = 12
# `docs/vi/a.md:12` and `line 12`, as messages name the other side.
_LINE_NUMBER = re.compile(r":(?<=\.md:|yml:)\d+|line (?<=\bline )\d+")


class Severity(enum.IntEnum):
    """How much a finding weighs; ordered, so that `severity >= fail_on` decides an exit code."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in formats and on the command line: `note`, `warning` or `error`."""
        return _LABELS[self]


_LABELS = {severity: severity.name.lower() for severity in Severity}


@dataclass(frozen=True, slots=True)
class Place:
    """A posix path relative to the project's root, and a line counted from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Finding(NamedTuple):
    """One fault at one place, with the mend.

    `rule` is the slug of what was expected; `lang` and `key` are empty for files that are not pages;
    `source` is the other side of a pair, where there is one.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    message: str
    hint: str = ""
    lang: str = ""
    key: str = ""
    source: Place | None = None

    @property
    def fingerprint(self) -> str:
        """Stable under moved lines: 16 hex digits over rule, path and message, without line numbers."""
        identity = "\n".join((self.rule, self.path, _LINE_NUMBER.sub("", self.message)))
        return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {self.message}.{hint}"


def encode(finding: Finding) -> str:
    """A finding as one line of JSON, as `portal check --format json` prints it."""
    source = finding.source
    other = f'{{"path": {_quoted(source.path)}, "line": {source.line}}}' if source else "null"
    return (
        f'{{"rule": {_quoted(finding.rule)}, "severity": "{_LABELS[finding.severity]}", '
        f'"path": {_quoted(finding.path)}, "line": {finding.line}, '
        f'"lang": {_quoted(finding.lang)}, "key": {_quoted(finding.key)}, '
        f'"message": {_quoted(finding.message)}, "hint": {_quoted(finding.hint)}, '
        f'"source": {other}, "fingerprint": "{finding.fingerprint}"}}'
    )


def decode(record: Mapping[str, Any]) -> Finding:
    """The finding that `encode` wrote, its JSON parsed."""
    source = record["source"]
    return Finding(
        record["rule"],
        Severity[record["severity"].upper()],
        record["path"],
        record["line"],
        record["message"],
        record["hint"],
        record["lang"],
        record["key"],
        source and Place(source["path"], source["line"]),
    )


class PortalError(Exception):
    """The root of what a user can meet.

    PortalError
    ├── ConfigError   settings or input that cannot be used (exit 2); all of it at once
    └── BuildError    the content or the engine stopped a build (exit 3)
    """

    def __init__(self, problems: Sequence[str] | str) -> None:
        self.problems: tuple[str, ...] = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class ConfigError(PortalError):
    """Settings or input that cannot be used."""


class BuildError(PortalError):
    """A build that cannot go on; the previous site stays as it was."""


def nearest(word: str, choices: Iterable[str]) -> str:
    """The mend of a misspelt word: the nearest choices, or the first ones where none is near."""
    from rapidfuzz import process  # 1.4 ms to import: only bad input pays it

    known = sorted(choices)
    near = [match for match, score, _ in process.extract(word, known, limit=3) if score >= 70]
    if near:
        return "Did you mean " + " or ".join(f"`{match}`" for match in near) + "?"
    more = ", …" if len(known) > MOST_NAMED else "."
    return "Known: " + ", ".join(f"`{choice}`" for choice in known[:MOST_NAMED]) + more
