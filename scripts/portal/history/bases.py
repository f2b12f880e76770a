"""The text that a stale translation was made from, found in git by its hash.

States never need this: it only says what has changed since.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from portal.history.git import Trouble, git, is_shallow

HashOf = Callable[[str], str]
"""The `text_hash` of a whole page file."""
_NO_BLOB = frozenset("0")


@dataclass(frozen=True, slots=True)
class Bases:
    """Page texts by their `text_hash`; `trouble` says why one may be lacking, empty if history is whole."""

    texts: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def find_bases(root: Path, wanted: Mapping[str, Set[str]], hash_of: HashOf, rev: str = "HEAD") -> Bases:
    """Look through the history of files (paths relative to `root`) for versions with the wanted hashes.

    Each file is followed back through its renames. One `git log` and one `git cat-file` for all of them.
    """
    if not any(wanted.values()):
        return Bases()
    try:
        versions = _versions(root, rev)
        blobs = {path: tuple(versions.of(path)) for path in wanted}
        contents = _contents(root, {blob for listed in blobs.values() for blob in listed})
        shallow = is_shallow(root)
    except Trouble as trouble:
        return Bases(trouble=str(trouble))
    found: dict[str, str] = {}
    for path, hashes in wanted.items():
        found.update(_matching(blobs[path], contents, hashes - found.keys(), hash_of))
    is_lacking = any(hashes - found.keys() for hashes in wanted.values())
    return Bases(found, _trouble(shallow) if is_lacking else "")


def _trouble(shallow: bool) -> str:
    if shallow:
        return "the clone is shallow; fetch the rest with `git fetch --unshallow`"
    return "git holds no such version of the source page (it may have been squashed away)"


def _matching(
    blobs: tuple[str, ...], contents: Mapping[str, str], hashes: Set[str], hash_of: HashOf
) -> Iterator[tuple[str, str]]:
    """(hash, text) of the wanted versions, the newest first; stops when all are there."""
    left = set(hashes)
    for blob in blobs:
        if not left:
            return
        text = contents.get(blob)
        if text is not None and (hash_ := hash_of(text)) in left:
            left.discard(hash_)
            yield hash_, text


@dataclass(frozen=True, slots=True)
class _Versions:
    """Of each path its versions (blob ids, the newest first) and the paths it was renamed from."""

    blobs: Mapping[str, list[str]]
    earlier: Mapping[str, list[str]]

    def of(self, path: str) -> Iterator[str]:
        """All versions of a file, under its earlier names too."""
        seen_paths, seen_blobs, waiting = {path}, set(), [path]
        while waiting:
            name = waiting.pop(0)
            for blob in self.blobs.get(name, ()):
                if blob not in seen_blobs:
                    seen_blobs.add(blob)
                    yield blob
            for before in self.earlier.get(name, ()):
                if before not in seen_paths:
                    seen_paths.add(before)
                    waiting.append(before)


def _versions(root: Path, rev: str) -> _Versions:
    """Every change of a Markdown file that the history of `rev` tells, merges against each parent."""
    raw = git(
        root, "log", "--format=", "--raw", "-m", "-z", "--no-abbrev", "--find-renames=40%", "--relative",
        rev, "--", "*.md",
    )  # fmt: skip
    blobs: dict[str, list[str]] = {}
    earlier: dict[str, list[str]] = {}
    fields = iter(raw.decode("utf-8", "surrogateescape").split("\0"))
    for field_ in fields:
        if not field_.lstrip("\n").startswith(":"):
            continue
        _, _, before, after, status = field_.lstrip("\n").split(" ")
        old = new = next(fields)
        if status[0] in "RC":
            new = next(fields)
            earlier.setdefault(new, []).append(old)
        for path, blob in ((new, after), (old, before)):
            if not _NO_BLOB.issuperset(blob):
                blobs.setdefault(path, []).append(blob)
    return _Versions(blobs, earlier)


def _contents(root: Path, blobs: Set[str]) -> dict[str, str]:
    """The texts of blobs; those that are no text are left out."""
    asked = "".join(f"{blob}\n" for blob in sorted(blobs)).encode()
    out = git(root, "cat-file", "--batch", stdin=asked) if blobs else b""
    found: dict[str, str] = {}
    position = 0
    while position < len(out):
        end = out.index(b"\n", position)
        words = out[position:end].decode().split(" ")
        if len(words) != 3:  # `<id> missing`: a partial clone
            position = end + 1
            continue
        size = int(words[2])
        with contextlib.suppress(UnicodeDecodeError):
            found[words[0]] = out[end + 1 : end + 1 + size].decode("utf-8")
        position = end + 1 + size + 1
    return found
