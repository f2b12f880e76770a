"""The pages that are edited: the project's own, a specimen with every part, and foreign trees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.parity.sample import Sample
from portal.config import Config, foreign_config, load_config
from portal.model import Place, Site, hash_of_text, load_site
from portal.model.pages import Page
from portal.model.tree import Pages, SourceFile, Tree

SPECIMEN = Path(__file__).parent / "specimen"
_STAMP = re.compile(r"^source: .*$", re.MULTILINE)
Glossary = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Grove:
    """A set of pages: `site` lists them; `glossary` is the termbase as read."""

    name: str
    site: Site
    glossary: Glossary = ()

    @property
    def config(self) -> Config:
        return self.site.config


def own(root: Path, folder: Path, is_specimen: bool = False) -> Grove:
    """The project at `root`; with the specimen instead of its pages, which stay there for its links.
    `folder` takes files that are made."""
    site = load_site(load_config(root))
    file = root / "data" / "glossary.yml"
    glossary = tuple(yaml.safe_load(file.read_text(encoding="utf-8"))["terms"]) if file.is_file() else ()
    if not is_specimen:
        return Grove("our pages", site, glossary)
    files: dict[Place, SourceFile] = {}
    source = (SPECIMEN / f"{site.config.source.code}.md").read_text(encoding="utf-8")
    for language in site.config.languages:
        text = (SPECIMEN / f"{language.code}.md").read_text(encoding="utf-8")
        made = folder / f"{language.code}.md"
        made.write_text(stamped(text, hash_of_text(source)), encoding="utf-8", newline="")
        path = f"docs/{language.code}/specimen.md"
        files[(language.code, "specimen.md")] = SourceFile(path, str(made), is_outside=False)
    return Grove("specimen", planted(site, files), glossary)


def foreign(folder: Path) -> Grove:
    """A folder with a folder per language, English as the source."""
    codes = sorted(entry.name for entry in folder.iterdir() if entry.is_dir() and entry.name != "en")
    config = foreign_config(folder.parent, f"{folder.name}/{{lang}}", "en", tuple(codes))
    return Grove(folder.name, load_site(config))


@dataclass(frozen=True)
class _Planted(Tree):
    """A tree whose pages are those of `pages`, already parsed, but for the `edited` ones."""

    pages: Mapping[Place, Page]
    edited: frozenset[Place]

    def page(self, place: Place, opened: Callable[[], None] | None = None) -> Page:
        return super().page(place, opened) if place in self.edited else self.pages[place]


def planted(site: Site, files: Mapping[Place, SourceFile]) -> Site:
    """The site with some files in place of its own."""
    old = site.pages.tree
    tree = _Planted(
        {**old.files, **files}, old.others, old.linked_folders, old.is_ours, site.pages, frozenset(files)
    )
    return Site(site.config, Pages(tree), site.data)


def stamped(text: str, hash_: str) -> str:
    """A translation, marked as made from the text of a hash."""
    return _STAMP.sub(f"source: {hash_}", text, count=1)


def samples(grove: Grove) -> Iterator[Sample]:
    """Every page of a key that the source has and that can be read. Source pages of foreign trees are left
    out: nothing there says what a translation was made from."""
    site, source = grove.site, grove.config.source.code
    keys = frozenset(key for lang, key in site.pages.tree.files if lang == source)
    if grove.name == "specimen":
        keys = frozenset({"specimen.md"})
    for key in sorted(keys):
        found: dict[str, Sample] = {}
        for language in grove.config.languages:
            page = site.page(language.code, key)
            if page and page.reading.is_readable:
                found[language.code] = _sample(grove, page, keys, found)
        yield from (one for one in found.values() if grove.config.is_ours or not one.is_source)


def _sample(grove: Grove, page: Page, keys: frozenset[str], others: Mapping[str, Sample]) -> Sample:
    text = Path(grove.site.pages.tree.files[(page.lang, page.key)].file).read_bytes().decode("utf-8")
    return Sample(
        page.lang, page.key, page.path, text, page.document, others, grove.config.source.code, keys,
        grove.glossary, grove.config.is_ours,
    )  # fmt: skip
