"""Parts of a site, each built for some languages, become one: it knows files, and nothing of MkDocs."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.finding import BuildError


def join(parts: Sequence[Path], out: Path) -> None:
    """Move the files of all parts below `out`.

    What stands in several parts (assets) must be the same in all. BuildError where it is not: parts of
    different commits or settings.
    """
    problems: list[str] = []
    for part in parts:
        for file in _files(part):
            target = out / file.relative_to(part)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)
            elif not filecmp.cmp(file, target, shallow=False):
                problems.append(
                    f"{file.relative_to(part).as_posix()}: differs between parts, again in {part}"
                )
    if problems:
        raise BuildError([*problems, "Build all parts from one commit, with the same settings, for one day"])


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)
