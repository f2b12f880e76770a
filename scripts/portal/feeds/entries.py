"""What a feed tells of the pages that exist in a language; dates come from the content alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.facts.tokens import replace_tokens
from portal.figures import find_figures, format_date
from portal.language import traits_for
from portal.markdown import Section, sections
from portal.model import Route, Site, State

NEWS = "news/index.md"
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `day` as ISO year, month or day; `url` below the site's root, of the page or of a heading in
    it; `notes`: what a reader must know of the translation, in sentences."""

    title: str
    url: str
    day: str
    summary: str
    notes: tuple[str, ...] = ()


def news(site: Site, lang: str) -> tuple[Entry, ...]:
    """The sections of the news page that begin with a date, and the pages that have a day of publication, the
    newest first. What has expired is left out."""
    route = site.routes.get((lang, NEWS))
    dated = _dated_sections(site, route) if route and route.state is not State.MISSING else ()
    published = (
        _of_page(site, one, one.page.meta["published"])
        for one in _shown(site, lang)
        if "published" in one.page.meta
    )
    return _newest_first((*dated, *published))


def changes(site: Site, lang: str) -> tuple[Entry, ...]:
    """The pages that exist in a language by the day they were last compared with their sources, the newest
    first. What has expired is left out."""
    reviewed = ((one, one.page.meta.get("reviewed")) for one in _shown(site, lang))
    return _newest_first(_of_page(site, one, day) for one, day in reviewed if day)


def _shown(site: Site, lang: str) -> Iterator[Route]:
    for route in site.routes.values():
        expires = route.page.meta.get("expires")
        is_over = expires is not None and _iso(expires) < site.config.day.isoformat()
        if route.lang == lang and route.item is None and route.state is not State.MISSING and not is_over:
            yield route


def _of_page(site: Site, route: Route, day: object) -> Entry:
    title, summary = (_spoken(site, route, text) for text in (route.page.title, route.page.description))
    return Entry(title, route.url, _iso(day), summary, _notes(site, route))


def _dated_sections(site: Site, route: Route) -> Iterator[Entry]:
    for section in sections(route.page.document):
        heading, day = section.heading, _day(section, route)
        if heading is not None and heading.id and day:
            title, summary = (_spoken(site, route, block.text) for block in (heading, section.blocks[0]))
            yield Entry(title, f"{route.url}#{heading.id}", day, summary, _notes(site, route))


def _day(section: Section, route: Route) -> str:
    """The date in the bold words that a section begins with; of a span of days the first."""
    text = section.blocks[0].prose if section.blocks else ""
    figures = find_figures(text, traits_for(route.lang))
    first = figures[0] if figures and figures[0].kind == "date" else None
    is_whole = first is not None and re.match(r"\d{4}-", str(first.value))
    begins = first is not None and len(text[: first.start].split()) <= 2
    return str(first.value) if first and is_whole and begins else ""


def _notes(site: Site, route: Route) -> tuple[str, ...]:
    """As the page itself says it above its text."""
    strings, meta = site.interfaces[route.lang].strings, route.page.meta
    keys = [f"notice.{route.state}"] if route.state in (State.STALE, State.UNVERIFIED) else []
    keys += ["notice.draft"] if meta.get("translation") == "draft" else []
    reviewed = format_date(_iso(meta["reviewed"]), traits_for(route.lang)) if "reviewed" in meta else ""
    return tuple(strings[key].format(reviewed=reviewed) for key in keys)


def _spoken(site: Site, route: Route, text: str) -> str:
    """A text as a reader reads it: tokens replaced, no markup."""
    forms = site.interfaces[route.lang].forms
    return _TAG.sub("", replace_tokens(text, site.facts.facts, traits_for(route.lang), forms).text)


def _newest_first(entries: Iterator[Entry] | tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.day, reverse=True))


def _iso(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else str(day)
