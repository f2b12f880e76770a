"""The whole content, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from portal.config import Config
from portal.finding import Finding, Severity
from portal.model.data import Data
from portal.model.items import ItemTranslation, item_routes, item_translations, listing_faults
from portal.model.pages import Gap, Page, Pair, Route, State
from portal.model.tree import Pages, Place

if TYPE_CHECKING:
    from portal.catalogue import Catalogue
    from portal.facts import Facts
    from portal.interface import Interface


@dataclass(frozen=True)
class Site:
    """Pages by (language, key) and the data, read when they are asked for."""

    config: Config
    pages: Pages
    data: Data

    @property
    def facts(self) -> Facts:
        """Facts and sources by id."""
        return self.data.facts

    @property
    def catalogue(self) -> Catalogue:
        """Types and items by id."""
        return self.data.catalogue

    @property
    def interfaces(self) -> Mapping[str, Interface]:
        """Interface strings by language."""
        return self.data.interfaces

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with each page and each file of data for itself. Reads everything."""
        from portal.model.judging import page_findings  # with the parsers, see `reading`

        found = [finding for page in self.pages.values() for finding in page_findings(page, self.data)]
        found += listing_faults(self.config, self.catalogue, self.pages)
        return (*self.data.findings, *found)  # a cause in the data before its effects on pages

    @property
    def errors(self) -> tuple[str, ...]:
        """What stops a build, ready to print."""
        return _errors(self.findings)

    @property
    def data_errors(self) -> tuple[str, ...]:
        """Those of `errors` that stand in the data."""
        return _errors(self.data.findings)

    def page_errors(self, page: Page) -> tuple[str, ...]:
        """Those of a page for itself: they follow from its file and the data alone."""
        from portal.model.judging import page_findings

        return _errors(page_findings(page, self.data))

    @property
    def listing_errors(self) -> tuple[str, ...]:
        """Those of types and the pages that list them."""
        return _errors(listing_faults(self.config, self.catalogue, self.pages))

    def page(self, lang: str, key: str) -> Page | None:
        """The page of a key in a language, None for a gap."""
        place = (lang, key)
        return self.pages[place] if place in self.pages else None  # noqa: SIM401 - `in` tells the watch

    def reread(self, places: Iterable[Place]) -> Site:
        """The site with what the pages at `places` say now; nothing else is read again."""
        return replace(self, pages=self.pages.reread(places))

    @cached_property
    def source_pages(self) -> tuple[Page, ...]:
        """The pages of the source language, by key."""
        source = self.config.source.code
        return tuple(self.pages[place] for place in sorted(self.pages) if place[0] == source)

    def pairs(self) -> Iterator[Pair]:
        """Every source page with each of its translations."""
        for page in self.source_pages:
            for language in self.config.targets:
                target = self.page(language.code, page.key)
                if target:
                    yield Pair(page, target)

    def gaps(self) -> Iterator[Gap]:
        """Every key of the source that a target language lacks."""
        for page in self.source_pages:
            for language in self.config.targets:
                if not self.page(language.code, page.key):
                    yield Gap(page.key, language.code)

    @cached_property
    def routes(self) -> Mapping[tuple[str, str], Route]:
        """What a reader finds under each (language, key): the page, or the source where it is missing; pages
        first, then the pages of items."""
        routes = {
            (language.code, page.key): self._route(language.code, page)
            for language in self.config.languages
            for page in self.source_pages
        }
        for route in item_routes(self.config, self.catalogue, self.pages):
            url = self.config.home(route.lang) + url_of(route.key)
            routes.setdefault((route.lang, route.key), route._replace(url=url))
        return routes

    def item_translations(self) -> Iterator[ItemTranslation]:
        """Every item that has texts to translate, in every target language, with its state."""
        return item_translations(self.config, self.catalogue)

    def _route(self, lang: str, source: Page) -> Route:
        url = self.config.home(lang) + url_of(source.key)
        if lang == source.lang:
            return Route(source.key, lang, url, source, State.SOURCE)
        target = self.page(lang, source.key)
        if not target:
            return Route(source.key, lang, url, source, State.MISSING)
        return Route(source.key, lang, url, target, Pair(source, target).state)


def _errors(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(str(finding) for finding in findings if finding.severity is Severity.ERROR)


def url_of(key: str) -> str:
    """The address of a key below its language's home: `city/index.md` → `city/`, `a.md` → `a/`."""
    folder, _, name = key.removesuffix(".md").rpartition("/")
    parts = [folder] if name == "index" else [folder, name]
    return "".join(f"{part}/" for part in parts if part)
