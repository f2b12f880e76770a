"""The whole content, read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.catalogue import Catalogue
from portal.config import Config
from portal.facts import Facts
from portal.finding import Finding, Severity
from portal.interface import Interface
from portal.model.pages import Gap, Page, Pair, Route, State


@dataclass(frozen=True)
class Site:
    """Pages by (language, key), the data, and the findings of reading them all."""

    config: Config
    pages: Mapping[tuple[str, str], Page]
    facts: Facts
    catalogue: Catalogue
    interfaces: Mapping[str, Interface]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[str, ...]:
        """What stops a build, ready to print."""
        return tuple(str(finding) for finding in self.findings if finding.severity is Severity.ERROR)

    def page(self, lang: str, key: str) -> Page | None:
        """The page of a key in a language, None for a gap."""
        return self.pages.get((lang, key))

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
        """What a reader finds under each (language, key): the page, or the source where it is missing."""
        return {
            (language.code, page.key): self._route(language.code, page)
            for language in self.config.languages
            for page in self.source_pages
        }

    def _route(self, lang: str, source: Page) -> Route:
        url = self.config.home(lang) + url_of(source.key)
        if lang == source.lang:
            return Route(source.key, lang, url, source, State.SOURCE)
        target = self.page(lang, source.key)
        if not target:
            return Route(source.key, lang, url, source, State.MISSING)
        return Route(source.key, lang, url, target, Pair(source, target).state)


def url_of(key: str) -> str:
    """The address of a key below its language's home: `city/index.md` → `city/`, `a.md` → `a/`."""
    folder, _, name = key.removesuffix(".md").rpartition("/")
    parts = [folder] if name == "index" else [folder, name]
    return "".join(f"{part}/" for part in parts if part)
