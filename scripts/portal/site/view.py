"""What templates see: plain values, ready to print; pure functions of the content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.facts import Source, as_linked
from portal.facts.tokens import show
from portal.feeds import FEED
from portal.figures import format_date
from portal.finding import nearest
from portal.language import traits_for
from portal.model import Route, Site, State
from portal.site.aliases import names_of
from portal.site.languages import Alternate, LanguageLink, alternates, home_links, language_links


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of a page's source list; `figures` are what the page shows of it, each with its date."""

    title: str
    tag: str
    publisher: str
    published: str
    url: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """What a page's template needs beyond its text. Dates are printed; empty texts are left out."""

    state: str
    canonical: str
    is_indexed: bool
    content_tag: str
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageLink, ...]
    source_url: str
    source_tag: str
    is_draft: bool
    owner: str
    owner_tag: str
    reviewed: str
    review_by: str
    is_overdue: bool
    aliases: tuple[str, ...]
    names: tuple[str, ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every template needs: the language and its strings. Templates ask for nothing of `site` itself:
    what they see is what decides whether a page is rendered again (`portal.site.reuse`)."""

    site: Site = field(repr=False)
    lang: str

    @property
    def tag(self) -> str:
        """The HTML tag of the reader's language."""
        return self.site.config.language(self.lang).tag

    @property
    def home(self) -> str:
        """The language's home, below the site's root."""
        return self.site.config.home(self.lang)

    @property
    def is_official(self) -> bool:
        """Whether the settings say that this is the city's own site."""
        return self.site.config.settings.official

    @property
    def homes(self) -> tuple[LanguageLink, ...]:
        """The language switch of a page that has no address of its own (404)."""
        return home_links(self.site, self.lang)

    @property
    def others(self) -> tuple[SiteView, ...]:
        """The same for each other language that has words of its own."""
        codes = (one.code for one in self.site.config.languages if one.code != self.lang)
        return tuple(SiteView(self.site, code) for code in codes if self.site.interfaces[code].lang == code)

    @property
    def is_source(self) -> bool:
        """Whether this is the language at the root of the site."""
        return self.site.config.language(self.lang).is_source

    @property
    def feed(self) -> str:
        """The language's feed, below the site's root."""
        return self.home + FEED

    def url(self, key: str) -> str:
        """The address of a key in the reader's language, below the site's root; empty where there is none."""
        route = self.site.routes.get((self.lang, key))
        return route.url if route else ""

    def text(self, key: str, **values: Any) -> str:
        """An interface string; `{name}` in it is replaced. KeyError, with the nearest, for an unknown key."""
        strings = self.site.interfaces[self.lang].strings
        if key not in strings:
            raise KeyError(f"interface string `{key}`. {nearest(key, strings)}")
        return strings[key].format(**values)


def page_view(site: Site, route: Route, used: Iterable[str], item_sources: Iterable[str]) -> PageView:
    """The view of a page that shows the facts `used` and items from `item_sources`."""
    config = site.config
    facts = list(dict.fromkeys((*used, *route.page.ids("facts"))))
    sources = _source_entries(site, route, facts, item_sources)
    owner, owner_lang = _owner(site, route)
    source_route = site.routes[(config.source.code, route.key)]
    is_missing = route.state is State.MISSING
    review_by = _day(route.page.meta.get("review_by"))
    traits = traits_for(route.lang)
    return PageView(
        state=route.state.value,
        canonical=config.site_url + (source_route.url if is_missing else route.url),
        is_indexed=not is_missing,
        content_tag=config.language(route.page.lang).tag,
        alternates=alternates(site, route),
        languages=language_links(site, route),
        source_url=source_route.url,
        source_tag=config.source.tag,
        is_draft=not is_missing and route.page.meta.get("translation") == "draft",
        owner=owner,
        owner_tag=config.language(owner_lang).tag if owner else "",
        reviewed=_shown(route.page.meta.get("reviewed"), route.lang),
        review_by=format_date(review_by, traits) if review_by else "",
        is_overdue=bool(review_by) and date.fromisoformat(review_by) < config.day,
        aliases=route.page.ids("aliases"),
        names=names_of(site, route),
        sources=sources,
    )


def _source_entries(
    site: Site, route: Route, facts: Iterable[str], item_sources: Iterable[str]
) -> tuple[SourceEntry, ...]:
    """The sources of the page's facts, of its `sources:` list and of the items it shows, each once."""
    traits, forms = traits_for(route.lang), site.interfaces[route.lang].forms
    figures: dict[str, list[str]] = {}
    for id_ in facts:
        fact = site.facts.facts[id_]
        shown = f"{show(fact, '', traits, forms)} ({show(fact, 'date', traits, forms)})"
        for source in fact.sources:
            figures.setdefault(source, []).append(shown)
    ids = dict.fromkeys((*figures, *route.page.ids("sources"), *item_sources))
    return tuple(
        _entry(site.facts.sources[id_], figures.get(id_, []), route.lang)
        for id_ in ids
        if id_ in site.facts.sources
    )


def _entry(source: Source, figures: list[str], lang: str) -> SourceEntry:
    return SourceEntry(
        title=source.title,
        tag=traits_for(source.language).html_tag,
        publisher=source.publisher,
        published=_shown(source.published, lang),
        url=as_linked(source),
        figures=tuple(dict.fromkeys(figures)),
    )


def _owner(site: Site, route: Route) -> tuple[str, str]:
    owner = site.catalogue.items.get("organisations", {}).get(str(route.page.meta.get("owner")))
    return owner.name(route.lang, site.config.source.code) if owner else ("", "")


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _shown(value: object, lang: str) -> str:
    iso = _day(value)
    return format_date(iso, traits_for(lang)) if iso else ""
