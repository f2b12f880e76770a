"""A folder made beside another and exchanged with it: whoever is killed, whole folders remain."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from types import TracebackType

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux 3.15, glibc 2.28


class Swap:
    """Context manager: `staged` is a new empty folder beside `out`; what is not put in place is removed.

    At the start, what a killed build left is cleared, and a half exchange is taken back.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._old = out.parent / f".{out.name}.old"
        self.staged = out.parent / f".{out.name}.building-{os.getpid()}"

    def __enter__(self) -> Swap:
        self.out.parent.mkdir(parents=True, exist_ok=True)
        self._recover()
        shutil.rmtree(self.staged, ignore_errors=True)
        self.staged.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.staged, ignore_errors=True)

    def put_in_place(self) -> None:
        """Exchange `staged` with `out`; afterwards `staged` holds what stood there."""
        if not self.out.exists():
            self.staged.rename(self.out)
        elif not _exchange(self.staged, self.out):
            self.out.rename(self._old)
            self.staged.rename(self.out)
            shutil.rmtree(self._old, ignore_errors=True)

    def _recover(self) -> None:
        if self._old.exists() and not self.out.exists():
            self._old.rename(self.out)
        shutil.rmtree(self._old, ignore_errors=True)
        for left in self.out.parent.glob(f".{self.out.name}.building-*"):
            if not _is_running(left.name.rpartition("-")[2]):
                shutil.rmtree(left, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    answer = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(answer == 0)


def _is_running(pid: str) -> bool:
    """Whether a process lives. On Windows `os.kill` would end it: there, no folder is taken for dead."""
    if sys.platform == "win32" or not pid.isdigit():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
