"""What the last audit found: `data/accessibility.yml`, written by `make audit`, shown by `[[accessibility]]`."""

from __future__ import annotations

from dataclasses import dataclass

from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.finding import BuildError, Finding

FILE = "accessibility.yml"


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """A tool, how many pages it looked at, and on how many of them it found a fault."""

    tool: str
    version: str
    pages: int
    failing: int


@dataclass(frozen=True, slots=True)
class KnownFault:
    """What is known to fail: the tool's name for it, on how many pages, and the address of one of them below the
    site's root."""

    tool: str
    rule: str
    pages: int
    example: str


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit. `day`: ISO; `browser`: its name and version."""

    day: str
    browser: str
    checks: tuple[AuditCheck, ...]
    faults: tuple[KnownFault, ...]


def load_audit(config: Config) -> Audit | None:
    """The last audit; None before the first one, BuildError where the file cannot be used."""
    path = f"{config.data}/{FILE}"
    if not (config.root / path).exists():
        return None
    findings: list[Finding] = []
    document = read_mapping(config.root, path, findings)
    if document:
        reader = FieldReader("accessibility", path, document, ())
        audit = Audit(
            reader.iso_date("date"),
            reader.text("browser"),
            tuple(
                AuditCheck(
                    row.text("tool"), row.text("version"), _number(row, "pages"), _number(row, "failing")
                )
                for row in _rows(reader, "checks")
            ),
            tuple(
                KnownFault(row.text("tool"), row.text("rule"), _number(row, "pages"), row.text("example"))
                for row in _rows(reader, "faults")
            ),
        )
        findings += reader.findings
        if not findings:
            return audit
    raise BuildError([*map(str, findings), "Run `make audit`; it writes this file."])


def _rows(reader: FieldReader, key: str) -> list[FieldReader]:
    listed = reader.value(key, [])
    return [reader.below(key, place) for place in range(len(listed) if isinstance(listed, list) else 0)]


def _number(reader: FieldReader, key: str) -> int:
    value = reader.value(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    reader.error(key, f"`{key}: {value}` is no number of pages", f"Write `{key}: 12`.")
    return 0
