"""Which files the content consists of, and the pages they are, each made when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from portal.config import Config
from portal.model.pages import Page
from portal.model.reading import Reading

Place = tuple[str, str]
"""(language, key)."""


class SourceFile(NamedTuple):
    """A file of the content: its path relative to the project's root, the file itself, and whether it is a
    link to a place outside the content."""

    path: str
    file: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of pages by (language, key), all other files below the content, and the links to folders,
    which are not followed (paths as for pages)."""

    files: Mapping[Place, SourceFile]
    others: tuple[SourceFile, ...]
    linked_folders: tuple[str, ...]
    is_ours: bool

    def page(self, place: Place, opened: Callable[[], None] | None = None) -> Page:
        """The page of a place, not yet read; KeyError where there is none."""
        file = self.files[place]
        reading = Reading(file.file, is_ours=self.is_ours, is_outside=file.is_outside, opened=opened)
        return Page(place[1], place[0], file.path, reading)


class Watch(Protocol):
    """Is told what is asked of the pages, so that answers can be kept until one of these changes."""

    def asked(self, place: Place) -> None:
        """Whether a page exists."""

    def opened(self, place: Place) -> None:
        """What a page says."""

    def walked(self) -> None:
        """Which pages there are."""


class Pages(Mapping[Place, Page]):
    """The pages of a tree, each made when it is asked for."""

    def __init__(self, tree: Tree, watch: Watch | None = None) -> None:
        self.tree, self._watch = tree, watch
        self._pages: dict[Place, Page] = {}

    def __getitem__(self, place: Place) -> Page:
        page = self._pages.get(place)
        if page is None:
            page = self._pages[place] = self._new(place)
        return page

    def __contains__(self, place: object) -> bool:
        if self._watch and isinstance(place, tuple):
            self._watch.asked(place)
        return place in self.tree.files

    def reread(self, places: Iterable[Place]) -> Pages:
        """The same files, of which those at `places` have been saved anew."""
        pages, saved = Pages(self.tree, self._watch), set(places)
        pages._pages = {place: page for place, page in self._pages.items() if place not in saved}
        return pages

    def _new(self, place: Place) -> Page:
        if self._watch is None:
            return self.tree.page(place)
        if place in self.tree.files:
            self._watch.asked(place)
        return self.tree.page(place, partial(self._watch.opened, place))

    def __iter__(self) -> Iterator[Place]:
        if self._watch:
            self._watch.walked()
        return iter(self.tree.files)

    def __len__(self) -> int:
        if self._watch:
            self._watch.walked()
        return len(self.tree.files)


def read_tree(config: Config) -> Tree:
    """List the files; nothing is opened."""
    files: dict[Place, SourceFile] = {}
    others: list[SourceFile] = []
    linked: list[str] = []
    content = os.path.realpath(config.content)
    codes = frozenset(language.code for language in config.languages)
    folders = [
        (language.code, config.folder(language.code), frozenset[str]()) for language in config.languages
    ]
    if config.is_ours:
        folders.append(("", config.content, codes))
    for code, folder, left_out in folders:
        shown = os.path.relpath(folder, config.root).replace(os.sep, "/")
        entries: list[tuple[str, os.DirEntry[str]]] = []
        _walk(folder, "", left_out, entries)
        for key, entry in entries:
            is_link = entry.is_symlink()
            is_outside = is_link and not _is_below(os.path.realpath(entry.path), content)
            file = SourceFile(f"{shown}/{key}", entry.path, is_outside)
            if is_link and entry.is_dir():
                linked.append(file.path)
            elif code and key.endswith(".md"):
                files[(code, key)] = file
            else:
                others.append(file)
    return Tree(files, tuple(others), tuple(linked), config.is_ours)


def _walk(
    folder: str | Path, prefix: str, left_out: Set[str], found: list[tuple[str, os.DirEntry[str]]]
) -> None:
    """Add (key, entry) of every file and every link to a folder, by name; hidden ones are left out."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=attrgetter("name"))
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name in left_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            _walk(entry.path, f"{prefix}{name}/", frozenset(), found)
        else:
            found.append((f"{prefix}{name}", entry))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)
