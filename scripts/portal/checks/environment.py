"""What every answer depends on beside the pages: the code, the settings, the data, the day. As digests."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from portal.cache import digest_of
from portal.config import Config
from portal.model import Tree

_PACKAGE = Path(__file__).resolve().parents[1]
_SETTINGS = ("mkdocs.yml", "pyproject.toml")
_FOLDERS = ("data", "overrides")


def digest(parts: Iterable[str]) -> str:
    """A name for some texts, in their order."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


def environment(config: Config, tree: Tree, rules: str, digest_of_file: Callable[[str], str]) -> str:
    """`rules` names the chosen rules. Pages are not part of it, all other files of the content are."""
    return digest(
        (
            *_code(),
            rules,
            config.day.isoformat(),
            config.layout,
            repr(config.languages),
            repr(config.settings),
            config.site_url,
            *_project(config),
            *(f"{file.path} {digest_of_file(file.file)}" for file in tree.others),
        )
    )


def _code() -> Iterator[str]:
    """This package, Python, and when packages were last installed."""
    yield sys.version
    yield str(_stamp(sysconfig.get_path("purelib")))
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(".py"):
                yield f"{folder}/{name} {_stamp(str(Path(folder, name)))}"


def _project(config: Config) -> Iterator[str]:
    """Settings and data by content, templates by name; a tree that is not ours has none."""
    if not config.is_ours:
        return
    for name in _SETTINGS:
        yield f"{name} {digest_of(str(config.root / name))}"
    for top in _FOLDERS:
        for folder, folders, files in os.walk(config.root / top):
            folders.sort()
            for name in sorted(files):
                path = str(Path(folder, name))
                shown = os.path.relpath(path, config.root)
                yield f"{shown} {digest_of(path)}" if name.endswith(".yml") else shown


def _stamp(path: str) -> tuple[int, int]:
    """(size, time of the last change)."""
    try:
        stat = os.stat(path)  # noqa: PTH116 (a thousand files: pathlib costs 10 ms)
    except OSError:
        return (0, 0)
    return (stat.st_size, stat.st_mtime_ns)
