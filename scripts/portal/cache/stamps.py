"""The content of files as digests, without reading those that have not changed since they were last read.

As git's index does: a file is unchanged where size, times and number are. A file that changed within two
seconds of being read is read again, for it may have changed once more in the same tick of the clock.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path

_VERSION = 1
_TICK = 2_000_000_000  # ns; FAT has the coarsest clock
_WORTH_WRITING = 64  # so many files read again take longer than writing the list of ten thousand

Stamp = tuple[int, int, int, int]
"""(size, time of content, time of entry, number of the file)."""


class Stamps:
    """Digests by path; kept in `file`, or in memory only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known: dict[str, tuple[Stamp, str]] = {}
        self._now: dict[str, tuple[Stamp, str]] = {}
        self._changed = 0
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            saved = json.loads(file.read_bytes()) if file else {}
            if saved.get("version") == _VERSION:
                self._known = {path: ((a, b, c, d), digest) for path, a, b, c, d, digest in saved["files"]}

    def digest(self, path: str) -> str:
        """24 hex digits for the content of a file, empty where it cannot be read."""
        try:
            found = os.stat(path)  # noqa: PTH116 (10,000 files: pathlib costs 0.1 s)
        except OSError:
            return ""
        stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            self._changed += 1
            known = (stamp, digest_of(path))
        if known[1] and time.time_ns() - max(stamp[1], stamp[2]) > _TICK:
            self._now[path] = known
        return known[1]

    def save(self) -> None:
        """Write what was asked for; nothing is written if little changed, which is soon read again."""
        if self._file is None or self._changed < max(1, min(_WORTH_WRITING, len(self._now))):
            return
        files = [(path, *stamp, digest) for path, (stamp, digest) in self._now.items()]
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid():x}.new")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps({"version": _VERSION, "files": files}), encoding="utf-8")
            temporary.replace(self._file)


def digest_of(path: str) -> str:
    """24 hex digits for the content of a file, empty where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (as above)
            return hashlib.blake2b(file.read(), digest_size=12).hexdigest()
    except OSError:
        return ""
