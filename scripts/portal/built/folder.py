"""The folder of a built site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.built.page import BuiltPage, read_page
from portal.built.search import indexed_urls
from portal.built.sitemap import SitemapEntry, read_sitemap


@dataclass(frozen=True)
class BuiltSite:
    """`shown` is how findings name the folder, `files` its files by posix path, `pages` those of HTML by path."""

    folder: Path
    shown: str
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]

    def text(self, path: str) -> str:
        """A file's text; empty where there is none."""
        return (
            (self.folder / path).read_text(encoding="utf-8", errors="replace") if path in self.files else ""
        )

    def indexed(self, home: str) -> tuple[str, ...] | None:
        """What the search of a language finds, whose pages stand below `home`; None without an index."""
        return indexed_urls(self.folder / home / "pagefind")

    @cached_property
    def sitemap(self) -> tuple[SitemapEntry, ...]:
        """The entries of the sitemap."""
        return read_sitemap(self.folder / "sitemap.xml")


def read_built(folder: Path, shown: str) -> BuiltSite:
    """The site in a folder; every page is read and forgotten but for its values."""
    files = frozenset(
        os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")  # noqa: PTH118 (5,000 files)
        for place, _, names in os.walk(folder)
        for name in names
    )
    paths = sorted(path for path in files if path.endswith(".html"))
    return BuiltSite(
        folder, shown, files, {path: read_page(path, (folder / path).read_bytes()) for path in paths}
    )
