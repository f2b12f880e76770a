"""The builds that are timed: each a command, and what is done to the tree before it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PLAIN = "mkdocs, menu pruned"
_RUNS = {50: 5, 250: 5}
_SLOW = 1000  # from this size on, what takes minutes runs once


def _nothing() -> None:
    """What is done before a build that needs nothing done."""


@dataclass(frozen=True, slots=True)
class Build:
    """One kind of build, timed `runs` times: `before` is not timed, `commands` one after another are. `page` is
    what it makes of the text that was edited; `exits` are the codes that a command may end with."""

    name: str
    folder: Path
    commands: tuple[tuple[str, ...], ...]
    runs: int
    before: Callable[[], object] = _nothing
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    page: Path | None = None
    exits: tuple[int, ...] = (0,)


def of_tree(root: Path, pages: int) -> tuple[Build, ...]:
    """A tree without our hooks: both builders make the same bytes of it, search index included."""
    page = min(root.glob("docs/ja/investment/*/*.md"))
    return _of_both(root, PLAIN, ("body", page), ("title", page), runs_of(pages), once=pages >= _SLOW)


def of_portal(root: Path) -> tuple[Build, ...]:
    """This repository's portal, with Pagefind's search indexes."""
    translation, source = root / "docs/ja/city/history.md", root / "docs/vi/city/history.md"
    edits = (("translation", translation), ("source page", source))
    return _of_both(root, "mkdocs with our hooks", *edits, runs_of(0), once=False)


def runs_of(pages: int) -> int:
    """How often a build of a tree is timed."""
    return int(os.environ.get("RUNS", 0)) or _RUNS.get(pages, 3)


def sizes_of(*usual: int) -> tuple[int, ...]:
    """How many pages of a language the trees have."""
    return tuple(int(size) for size in os.environ.get("SIZES", "").split(",") if size) or usual


def _of_both(
    root: Path, plain: str, first: tuple[str, Path], second: tuple[str, Path], runs: int, *, once: bool
) -> tuple[Build, ...]:
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS), "NO_MKDOCS_2_WARNING": "1"}
    portal = ((sys.executable, "-m", "portal", "build"),)
    mkdocs = ((sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(root / "plain")),)

    def build(
        name: str,
        commands: tuple[tuple[str, ...], ...],
        runs: int,
        before: Callable[[], object] = _nothing,
        page: Path | None = None,
    ) -> Build:
        return Build(name, root, commands, runs, before, environment, page)

    return (
        build(plain, mkdocs, 1 if once else runs),
        build("portal, cold", portal, runs, partial(forget, root / ".cache", root / "site")),
        build("portal, nothing changed", portal, runs),
        *(
            build(
                f"portal, one {what} edited",
                portal,
                runs,
                partial(edit, what, file),
                _made_of(root, file),
            )
            for what, file in (first, second)
        ),
    )


def forget(*folders: Path) -> None:
    """What earlier builds made."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _made_of(root: Path, file: Path) -> Path:
    place = file.relative_to(root / "docs").with_suffix("")
    folder = place.parent if place.name == "index" else place
    return root / "site" / folder.relative_to("vi" if folder.parts[0] == "vi" else ".") / "index.html"


def edit(what: str, file: Path) -> None:
    """Change the title of a page, or write one more paragraph."""
    text = file.read_text(encoding="utf-8")
    edited = text.replace('title: "', 'title: "New ', 1) if what == "title" else f"{text}\nMore.\n"
    file.write_text(edited, encoding="utf-8")
