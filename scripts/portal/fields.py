"""Fields of one YAML mapping read with their types; every fault becomes a finding with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from portal.finding import Finding, Severity, nearest
from portal.yamltext import Steps, YamlText, read_yaml

_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,15})?")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def is_iso_date(text: str) -> bool:
    """Whether `text` is an ISO year, month or day that exists."""
    match = _ISO.fullmatch(text)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def read_mapping(root: Path, path: str, findings: list[Finding]) -> YamlText | None:
    """Read a YAML file that holds a mapping; None, and a finding, where it does not."""

    def unreadable(line: int, message: str, hint: str) -> None:
        findings.append(Finding("unreadable", Severity.ERROR, path, line, message, hint))

    try:
        document = read_yaml((root / path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        unreadable(1, f"cannot be read: {error}", "Save the file as UTF-8 text.")
        return None
    for line, message in document.problems:
        unreadable(line, message, "Mend this line.")
    if isinstance(document.value, dict):
        return document
    if not document.problems:
        unreadable(
            1, "expected a mapping (`key: value`), found none", "Write the entries or delete the file."
        )
    return None


class FieldReader:
    """Takes the fields of the mapping at `steps`; what is missing or of another type is told in `findings`.

    A taken field with a fault gives its default or an empty value, so that reading goes on.
    """

    def __init__(self, rule: str, path: str, document: YamlText, steps: Steps, given: Any = None) -> None:
        value: Any = document.value
        for step in steps:
            value = value[step]
        self.findings: list[Finding] = []
        self.path = path
        self.document = document
        self._rule, self._steps = rule, steps
        self._known: set[str] = set()
        self._values: Mapping[str, Any] = {**(given or {}), **value} if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.error("", f"expected a mapping (`key: value`), found `{value}`", "")

    def line(self, *steps: str | int) -> int:
        """The line of a field, or of the mapping."""
        return self.document.line(*self._steps, *steps)

    def error(self, key: str, message: str, hint: str) -> None:
        """Tell a fault of the field `key` (empty: of the whole mapping)."""
        line = self.line(key) if key else self.line()
        self.findings.append(Finding(self._rule, Severity.ERROR, self.path, line, message, hint))

    def below(self, *steps: str | int) -> FieldReader:
        """A reader of the mapping below; its findings stand among this one's."""
        self._known.add(str(steps[0]))
        reader = FieldReader(self._rule, self.path, self.document, (*self._steps, *steps))
        self.findings.extend(reader.findings)
        reader.findings = self.findings
        return reader

    def has(self, key: str) -> bool:
        """Whether a field is given."""
        return self._values.get(key) is not None

    def unknown_keys(self) -> None:
        """Tell each key that no call has asked for."""
        for key in self._values:
            if key not in self._known:
                self.error(key, f"unknown key `{key}`", nearest(key, self._known))

    def value(self, key: str, default: Any = None) -> Any:
        """The raw value of a field; a missing one without default is told."""
        self._known.add(key)
        if key in self._values and self._values[key] is not None:
            return self._values[key]
        if default is None:
            self.error("", f"`{key}` is missing", f"Add `{key}: …`.")
        return default

    def text(self, key: str, default: str | None = None) -> str:
        """A text."""
        value = self.value(key, default)
        if value is None or isinstance(value, str):
            return value or ""
        self.error(key, f"`{key}` is no text: `{value}`", f'Put it in quotes: `{key}: "{value}"`.')
        return default or ""

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self.value(key, default)
        if value is None:
            return ()
        if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
            return tuple(value)
        self.error(key, f"`{key}` is no list of texts: `{value}`", f"Write it as `{key}: [one, two]`.")
        return default or ()

    def choice(self, key: str, choices: Collection[str], default: str | None = None) -> str:
        """One word of a closed list."""
        value = self.text(key, default)
        if value and value not in choices:
            self.error(key, f"`{key}: {value}` is not in the list", nearest(value, choices))
        return value

    def language(self, key: str) -> str:
        """A language tag such as `vi` or `zh-Hans`."""
        tag = self.text(key)
        if tag and not _TAG.fullmatch(tag):
            self.error(key, f"`{key}: {tag}` is no language tag", "Write one tag, such as `vi` or `zh-Hans`.")
        return tag

    def decimal(self, key: str) -> Decimal:
        """A quoted plain decimal number; its digits are its precision."""
        value = self.value(key)
        if isinstance(value, str) and _DECIMAL.fullmatch(value):
            return Decimal(value)
        if value is not None:
            hint = f'Write digits with a point, in quotes: `{key}: "1234.50"`.'
            self.error(key, f"`{key}: {value}` is no quoted decimal number", hint)
        return Decimal(0)

    def iso_date(self, key: str, default: str | None = None) -> str:
        """A year, a month or a day, as ISO text; YAML's own dates and years are taken too."""
        value = self.value(key, default)
        text = value.isoformat() if isinstance(value, date) else str(value or "")
        if text and not is_iso_date(text):
            self.error(
                key, f"`{key}: {text}` is no date", f'Write `{key}: "2026"`, `"2026-11"` or `"2026-11-20"`.'
            )
        return text
