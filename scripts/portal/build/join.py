"""Parts of a site, each built for some languages, become one: it knows files, and nothing of MkDocs."""

from __future__ import annotations

import filecmp
import gzip
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from portal.build.entries import join_entries
from portal.cache import link_or_copy, paths_below
from portal.finding import BuildError

Plan = Mapping[str, Path]
"""The files of a site: by path below it, the file that is to have a second name there."""


def plan_join(parts: Sequence[Path], whole: Path | None = None) -> Plan:
    """The files of all parts; what stands below `whole` is taken from there.

    What stands in several parts (assets) must be the same in all. BuildError where it is not: parts of
    different commits or settings.
    """
    problems: list[str] = []
    plan = {path: Path(f"{whole}/{path}") for path in paths_below(whole)} if whole else {}
    for path, files in _found(parts).items():
        if path in plan:
            continue
        plan[path] = files[0]
        for file in files[1:]:
            if not filecmp.cmp(files[0], file, shallow=False):
                problems.append(f"{path}: differs between parts, again in {str(file)[: -len(path) - 1]}")
    if problems:
        raise BuildError([*problems, "Build all parts from one commit, with the same settings, for one day"])
    return plan


def join(plan: Plan, out: Path) -> None:
    """Give every file its second name below the new folder `out`."""
    for path, file in plan.items():
        link_or_copy(file, out / path)


def is_joined(plan: Plan, out: Path) -> bool:
    """Whether `out` holds just these very files."""
    return set(paths_below(out)) == plan.keys() and all(
        _is_same(f"{out}/{path}", plan[path]) for path in plan
    )


def refresh(plan: Plan, out: Path) -> frozenset[str]:
    """Make `out` hold just these files, each exchanged at once; for a folder of which nobody else expects that
    it changes as a whole. Those that came, went, or have another content now."""
    changed = set(paths_below(out)) - plan.keys()
    for path in changed:
        (out / path).unlink()
    for path, file in plan.items():
        there = out / path
        if not _is_same(f"{out}/{path}", file):
            if not there.exists() or not filecmp.cmp(there, file, shallow=False):
                changed.add(path)
            new = out / f"{path}.new"
            link_or_copy(file, new)
            new.replace(there)
    return frozenset(changed)


def _is_same(path: str, file: Path) -> bool:
    try:
        return os.path.samefile(path, file)  # noqa: PTH121 (thousands of files)
    except FileNotFoundError:
        return False


def join_shared(parts: Sequence[Path], out: Path, doubled: Sequence[str]) -> None:
    """Write what MkDocs and static-i18n make as one file for all languages, from `parts` in their order.

    `doubled`: the languages whose entries the search index leaves out where they repeat one of the source.
    """
    for path, files in _found(parts).items():
        if path in _JOINED and len(files) > 1:
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                file.writelines(_JOINED[path](files, doubled))


def _found(parts: Sequence[Path]) -> dict[str, list[Path]]:
    """By path, the parts' files."""
    found: dict[str, list[Path]] = {}
    for part in parts:
        for path in paths_below(part):
            found.setdefault(path, []).append(Path(f"{part}/{path}"))
    return found


def _not_found(files: Sequence[Path], _: Sequence[str]) -> Iterator[bytes]:
    """The page of the last language, as with MkDocs."""
    yield files[-1].read_bytes()


def _sitemap(files: Sequence[Path], _: Sequence[str]) -> Iterator[bytes]:
    yield _joined_sitemap([file.read_bytes() for file in files])


def _packed_sitemap(files: Sequence[Path], _: Sequence[str]) -> Iterator[bytes]:
    """The same, packed, with the time that the last part's header has."""
    packed = [file.read_bytes() for file in files]
    joined = _joined_sitemap([gzip.decompress(content) for content in packed])
    yield gzip.compress(joined, mtime=int.from_bytes(packed[-1][4:8], "little"))


def _joined_sitemap(files: Sequence[bytes]) -> bytes:
    """All addresses between the beginning of the first and the end of the last."""
    head = files[0].partition(b"<url>")[0].rstrip()
    tail = files[-1].rpartition(b"</url>")[2]
    entries = (file.partition(b"<url>")[1:] for file in files)
    listed = (b"".join(found).rpartition(b"</url>") for found in entries)
    return head + b"".join(b"\n    " + body + end for body, end, _ in listed if end) + tail


_JOINED: Mapping[str, Callable[[Sequence[Path], Sequence[str]], Iterator[bytes]]] = {
    "404.html": _not_found,
    "sitemap.xml": _sitemap,
    "sitemap.xml.gz": _packed_sitemap,
    "search/search_index.json": join_entries,
}
