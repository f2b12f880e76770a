"""The folder in which builds leave each other what can be used again; one build at a time works in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FOLDER = Path(".cache", "build")


@contextmanager
def workshop(root: Path, out: Path, *, keeps: bool) -> Iterator[Path]:
    """The project's folder, or one for this build only: where nothing is to be kept, where another build is at
    work in it, where it cannot be written, and on Windows, which has no lock that ends with its process."""
    folder = root / FOLDER
    lock = _locked(folder) if keeps else None
    if lock is not None:
        try:
            yield folder
        finally:
            os.close(lock)
        return
    # Beside `out`, so that its files can get there by a second name; `Swap` removes what a killed build left.
    passing = out.parent / f".{out.name}.building-parts-{os.getpid()}"
    passing.mkdir(parents=True)
    try:
        yield passing
    finally:
        shutil.rmtree(passing, ignore_errors=True)


def _locked(folder: Path) -> int | None:
    if fcntl is None:
        return None
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return None
        return lock
    return None
