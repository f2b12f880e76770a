"""Values by key on disk.
A folder holds parts; a part holds entries and is written once, under a name of its own, then renamed into
place. So any number of processes may read and write at once. What is damaged or foreign is not there.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_MAGIC = b"portal-cache-1\n"
_TAIL = 20  # digits of: start of the index (12), its checksum (8)
_MOST_PARTS = 8

Entry = tuple[int, int, int]
"""(start, length, CRC-32) of a value in its part."""


class _Part:
    """One file of entries, mapped into memory; empty where it is damaged."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._bytes: mmap.mmap | bytes = b""
        self.index: Mapping[str, Entry] = {}
        with contextlib.suppress(OSError, ValueError, TypeError):
            with file.open("rb") as opened:
                self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            self.index = self._read_index()

    def _read_index(self) -> Mapping[str, Entry]:
        size = len(self._bytes)
        start = int(self._bytes[size - _TAIL : size - 8])
        text = self._bytes[start : size - _TAIL]
        is_whole = zlib.crc32(text) == int(self._bytes[size - 8 :], 16)
        if not is_whole or self._bytes[: len(_MAGIC)] != _MAGIC:
            return {}
        return {key: (at, length, sum_) for key, (at, length, sum_) in json.loads(text).items()}

    def view(self, key: str) -> memoryview | None:
        start, length, sum_ = self.index[key]
        value = memoryview(self._bytes)[start : start + length]
        return value if zlib.crc32(value) == sum_ else None


class Store:
    """A folder of values; without one, they last as long as the store. A key never gets another value."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._new: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._parts = tuple(_Part(file) for file in sorted(folder.glob("*.part"))) if folder else ()

    def get(self, key: str) -> bytes | None:
        """The value of a key, None where there is none."""
        value = self.view(key)
        return None if value is None else bytes(value)

    def view(self, key: str) -> memoryview | None:
        """The same where it stands, not copied."""
        if key in self._new:
            return memoryview(self._new[key])
        for part in self._parts:
            if key in part.index and (value := part.view(key)) is not None:
                self._used.add(key)
                return value
        return None

    def beside(self, name: str) -> Path | None:
        """A file that may stand beside the values."""
        return self._folder / name if self._folder else None

    def put(self, key: str, value: bytes) -> None:
        """Remember a value; it is written by `save`."""
        self._new[key] = value

    def get_json(self, key: str) -> Any:
        """A value that was put as JSON, None where there is none."""
        value = self.get(key)
        return None if value is None else json.loads(value)

    def put_json(self, key: str, value: object) -> None:
        """Remember a value as JSON; what JSON has no sign for becomes a text. Written as it is, a Chinese or
        Japanese text takes half the room that it takes in escapes."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        self.put(key, text.encode("utf-8", errors="surrogatepass"))

    def save(self, *, is_complete: bool) -> None:
        """Write what is new. `is_complete`: this run looked at all there is, so that what it did not use may go
        once it outweighs the rest. Trouble with the disk is no trouble: the next run computes again."""
        stored = sum(len(part.index) for part in self._parts)
        is_stale = is_complete and stored > 2 * (len(self._used) + len(self._new))
        if len(self._parts) < _MOST_PARTS and not is_stale:
            if self._new:
                self._write(self._new)
            return
        kept = self._used if is_complete else {key for part in self._parts for key in part.index}
        values = {key: value for key in sorted(kept) if (value := self.get(key)) is not None}
        if self._write(values | self._new):
            self._remove_old()

    def _write(self, values: Mapping[str, bytes]) -> bool:
        if self._folder is None:
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder, values)
        except OSError:
            return False
        return True

    def _remove_old(self) -> None:
        """The parts that were read, and what killed processes left a day ago."""
        yesterday = time.time() - 86_400
        for part in self._parts:
            with contextlib.suppress(OSError):
                part.file.unlink()
        for left in self._folder.glob("*.new") if self._folder else ():
            with contextlib.suppress(OSError):
                if left.stat().st_mtime < yesterday:
                    left.unlink()


def _write(folder: Path, values: Mapping[str, bytes]) -> None:
    index: dict[str, Entry] = {}
    name = f"{os.getpid():x}-{os.urandom(8).hex()}"
    temporary = folder / f"{name}.new"
    try:
        with temporary.open("wb") as file:
            file.write(_MAGIC)
            for key, value in values.items():
                index[key] = file.tell(), len(value), zlib.crc32(value)
                file.write(value)
            start = file.tell()
            text = json.dumps(index).encode()
            file.write(text + f"{start:012}{zlib.crc32(text):08x}".encode())
        temporary.replace(folder / f"{name}.part")
    finally:
        temporary.unlink(missing_ok=True)
