"""Folders of made files that are kept until what they were made from changes.

A folder is written beside the one it follows, and takes its place when it is complete. A list beside its files
tells their sizes and times: what no longer agrees was touched by somebody, and the whole folder counts for
nothing. (A site that is served has the same files by hard links.)
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_VERSION = 1
_LIST, _FILES = "list.json", "files"
_DOUBTED = "something changed meanwhile"

Stamp = tuple[int, int]
"""(size, time of content in ns)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A complete folder. `key`: what it was made from as a whole; `keys`: by path, what single files were made
    from; `notes`: what else its maker wished to know again."""

    files: Path
    key: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()


def open_kept(folder: Path) -> Kept:
    """The folder as it was completed; an empty one where it is damaged, foreign or not there."""
    nothing = Kept(folder / _FILES)
    try:
        listed = json.loads((folder / _LIST).read_bytes())
        if listed["version"] != _VERSION:
            return nothing
        stamps: dict[str, list[int]] = listed["stamps"]
        if any(list(_stamp(f"{folder / _FILES}/{path}")) != stamp for path, stamp in stamps.items()):
            return nothing
        return Kept(
            folder / _FILES, str(listed["key"]), dict(listed["keys"]), dict(listed["notes"]), tuple(stamps)
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return nothing


def doubt(folder: Path) -> None:
    """Forget what a folder as a whole was made from; what single files were made from stays known."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        listed = json.loads((folder / _LIST).read_bytes())
        text = json.dumps({**listed, "key": _DOUBTED})
        (folder / f"{_LIST}.new").write_text(text, encoding="utf-8")
        (folder / f"{_LIST}.new").replace(folder / _LIST)


class Making:
    """A folder in the making, to follow `old`; nobody else may write `folder` at the same time."""

    def __init__(self, folder: Path, *, follows: bool = True) -> None:
        self._folder = folder
        self._new = folder.with_name(f"{folder.name}.new")
        self._keys: dict[str, str] = {}
        self.old = open_kept(folder) if follows else Kept(folder / _FILES)
        self.files = self._new / _FILES
        self.notes: dict[str, str] = {}
        shutil.rmtree(self._new, ignore_errors=True)
        self.files.mkdir(parents=True)

    def take(self, path: str, key: str) -> bool:
        """Take a file over that was made from the same; False where there is none."""
        if self.old.keys.get(path) != key:
            return False
        link_or_copy(self.old.files / path, self.files / path)
        self._keys[path] = key
        return True

    def take_folder(self, path: str) -> None:
        """Take over all files below a path (which ends in `/`)."""
        for kept in self.old.paths:
            if kept.startswith(path):
                link_or_copy(self.old.files / kept, self.files / kept)

    def made(self, path: str, key: str) -> None:
        """Say what a file was made from."""
        self._keys[path] = key

    def keys_of(self, paths: Iterable[str]) -> tuple[str, ...]:
        """What files were made from, empty where that was not said."""
        return tuple(self._keys.get(path, "") for path in paths)

    def complete(self, key: str) -> Kept:
        """Put the new folder in the place of the old one. OSError where the disk does not take it."""
        stamps = {path: _stamp(f"{self.files}/{path}") for path in paths_below(self.files)}
        listed = {"version": _VERSION, "key": key, "keys": self._keys, "notes": self.notes, "stamps": stamps}
        (self._new / _LIST).write_text(json.dumps(listed), encoding="utf-8")
        shutil.rmtree(self._folder, ignore_errors=True)
        self._new.rename(self._folder)
        return Kept(self._folder / _FILES, key, self._keys, self.notes, tuple(stamps))

    def discard(self) -> None:
        """Leave the old folder as it is."""
        shutil.rmtree(self._new, ignore_errors=True)


def link_or_copy(file: Path, target: Path) -> None:
    """A second name for a file; a copy with its times where the file system has no such names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(file, target)


def paths_below(folder: Path, *, follow: bool = False) -> Iterator[str]:
    """Every file, by its posix path below a folder; `follow`: through links to folders too."""
    start = len(str(folder)) + 1
    for parent, _, names in os.walk(folder, followlinks=follow):
        yield from (f"{parent}/{name}"[start:].replace(os.sep, "/") for name in names)


def _stamp(path: str) -> Stamp:
    found = os.stat(path)  # noqa: PTH116 (thousands of files)
    return found.st_size, found.st_mtime_ns
