"""Registers drawn from what the project knows of itself: its sources, its termbase, its translations' states."""

from __future__ import annotations

from dataclasses import dataclass

from portal.facts import SOURCE_KINDS, as_linked
from portal.feeds import changes
from portal.figures import format_date
from portal.glossary import glossary_of
from portal.language import traits_for
from portal.model import Route
from portal.site.edition import Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: its text, the tag of its language where that is another, an address below the site's root or
    of another site (`is_external`), empty for none. `is_name`: as its owner writes it, in any language."""

    text: str
    tag: str = ""
    url: str = ""
    is_external: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A table: `label` for those who hear it, headings, rows; `count` as a sentence."""

    label: str
    count: str
    headings: tuple[Entry, ...]
    rows: tuple[tuple[Entry, ...], ...]


def sources_register(edition: Edition) -> Register:
    """Every source, official ones first, then by title."""
    sources = edition.site.facts.sources.values()
    ordered = sorted(sources, key=lambda one: (SOURCE_KINDS.index(one.kind), one.title.casefold()))
    rows = tuple(
        (
            Entry(source.title, traits_for(source.language).html_tag, as_linked(source), is_external=True),
            Entry(source.publisher, is_name=True),
            Entry(edition.word(f"source_kind.{source.kind}")),
            Entry(format_date(source.published, edition.traits) if source.published else ""),
        )
        for source in ordered
    )
    headings = ("title", "publisher", "kind", "published")
    return _register(
        edition, "sources", tuple(Entry(edition.word(f"register.{name}")) for name in headings), rows
    )


def glossary_register(edition: Edition) -> Register:
    """Every term, with its preferred form in each language."""
    config = edition.site.config
    rows = tuple(
        tuple(Entry(term.preferred(language.code) or "", language.tag) for language in config.languages)
        for term in glossary_of(config).terms
    )
    return _register(edition, "glossary", tuple(Entry(one.name, one.tag) for one in config.languages), rows)


def status_register(edition: Edition) -> Register:
    """Every page, with the state of each translation."""
    site = edition.site
    targets = site.config.targets
    rows = []
    for page in site.source_pages:
        own = site.routes[(edition.reader, page.key)]
        states = (site.routes[(language.code, page.key)] for language in targets)
        rows.append((_page(edition, own), *(Entry(edition.word(f"state.{route.state}")) for route in states)))
    headings = (Entry(edition.word("register.page")), *(Entry(one.name, one.tag) for one in targets))
    return _register(edition, "status", headings, tuple(rows))


def changes_register(edition: Edition) -> Register:
    """The pages by the day they were last compared with their sources, the newest first."""
    rows = tuple(
        (Entry(entry.title, "", entry.url), Entry(edition.date(entry.day)))
        for entry in changes(edition.site, edition.reader)
    )
    headings = (Entry(edition.word("register.page")), Entry(edition.word("page.reviewed")))
    return _register(edition, "changes", headings, rows)


def _page(edition: Edition, route: Route) -> Entry:
    return Entry(route.page.title, edition.site.config.language(route.page.lang).tag, route.url)


def _register(
    edition: Edition, name: str, headings: tuple[Entry, ...], rows: tuple[tuple[Entry, ...], ...]
) -> Register:
    return Register(
        edition.word(f"register.{name}"), edition.word("items.count", count=len(rows)), headings, rows
    )
