"""What was found out about one key in all its languages, as a value and as bytes for the cache."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, NamedTuple

from portal.checks.conventions import Forms
from portal.model import Page
from portal.report import FileFindings

_DIGITS = 10
_DAY = b'{"$day": '


class Known(NamedTuple):
    """What a page said: its front matter, the lines of the keys, its `text_hash` (empty in a tree that is not
    ours), and what rules measured on it."""

    meta: Mapping[str, Any]
    lines: Mapping[str, int]
    hash: str
    measures: Mapping[str, float]

    @classmethod
    def of(cls, page: Page) -> Known:
        """What is known of a page that was judged."""
        reading = page.reading
        hash_ = reading.hash if reading.is_ours else ""
        return cls(reading.meta, reading.lines, hash_, reading.measures)


@dataclass(frozen=True, slots=True)
class Entry:
    """A suppression of a page: position in the front matter, rule, whether it was of use. `shown` says it."""

    path: str
    lang: str
    index: int
    rule: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """`states`: language → state, of a source page's translations. `asked`: what else was looked at (see
    `watch`). `wanted`: source path → hashes of texts that stale pages were made from and that are not known.
    `forms`: path → forms of its findings. `known`: language → page."""

    states: Mapping[str, str]
    files: tuple[FileFindings, ...]
    asked: Mapping[str, str] = field(default_factory=dict)
    wanted: Mapping[str, list[str]] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    forms: Mapping[str, Forms] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict)

    def encode(self) -> bytes:
        """A header, what is known, then the findings of each file."""
        known = {lang: [page.meta, page.lines, page.hash, page.measures] for lang, page in self.known.items()}
        known_line = json.dumps(known, ensure_ascii=False, default=_day).encode("utf-8", "surrogatepass")
        raws = [file.raw for file in self.files]
        header = {
            "states": self.states,
            "files": [[file.path, file.counts, len(raw)] for file, raw in zip(self.files, raws, strict=True)],
            "asked": self.asked,
            "wanted": self.wanted,
            "entries": [asdict(entry) for entry in self.entries],
            "forms": self.forms,
            "known": len(known_line),
        }
        return b"".join((_head(header), known_line, *raws))


class Stored:
    """An outcome read from bytes, each part when it is asked for."""

    def __init__(self, value: bytes | memoryview) -> None:
        self._value = memoryview(value)
        self._header: dict[str, Any]
        self._header, self._known_start = _read_head(self._value)
        self.states: Mapping[str, str] = self._header["states"]
        self.asked: Mapping[str, str] = self._header["asked"]
        self.wanted: Mapping[str, list[str]] = self._header["wanted"]
        self.forms: Mapping[str, Forms] = self._header["forms"]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(**entry) for entry in self._header["entries"])

    @property
    def files(self) -> tuple[FileFindings, ...]:
        """The findings, still as JSON."""
        start = self._known_start + self._header["known"]
        return tuple(_files(self._header["files"], self._value, start))

    @property
    def known_line(self) -> memoryview:
        """What each page said, as JSON."""
        return self._value[self._known_start : self._known_start + self._header["known"]]

    @property
    def known(self) -> Mapping[str, Known]:
        """What each page said."""
        line = bytes(self.known_line)
        hook = _from_day if _DAY in line else None  # a hook takes three times as long
        return {lang: Known(*page) for lang, page in json.loads(line, object_hook=hook).items()}


def digest_of_known(outcomes: Iterable[Stored]) -> str:
    """A name for what all pages said, and for which of their suppressions were of use."""
    told = hashlib.blake2b(digest_size=16)
    for outcome in outcomes:
        told.update(outcome.known_line)
        told.update(b"\0")
        if outcome.entries:
            told.update(repr(outcome.entries).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def _head(header: Any) -> bytes:
    """JSON behind its length."""
    text = json.dumps(header, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return b"%0*d%b" % (_DIGITS, len(text), text)


def _read_head(value: memoryview) -> tuple[Any, int]:
    """What `_head` wrote, and where it ends."""
    end = _DIGITS + int(bytes(value[:_DIGITS]))
    return json.loads(bytes(value[_DIGITS:end])), end


def _files(listed: list[Any], value: memoryview, start: int) -> Iterator[FileFindings]:
    for path, counts, length in listed:
        yield FileFindings(path, counts, (value[start : start + length],) if length else ())
        start += length


def _day(value: Any) -> Any:
    """YAML's dates; whatever else YAML may hold is told as text."""
    return {"$day": value.isoformat()} if type(value) is date else str(value)


def _from_day(value: dict[str, Any]) -> Any:
    return date.fromisoformat(value["$day"]) if value.keys() == {"$day"} else value
