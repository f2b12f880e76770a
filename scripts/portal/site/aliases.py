"""Other spellings that the search must find a page by: its own, and the termbase's of the names it is about."""

from __future__ import annotations

from collections.abc import Iterator

from portal.glossary import Term, glossary_of
from portal.model import Route, Site


def names_of(site: Site, route: Route) -> tuple[str, ...]:
    """The names of what a page is about: its title or the item's names, then every accepted form, in all
    languages, of that name in the termbase: a reader may know a place by its name in another language."""
    own = route.item.names.values() if route.item else (route.page.title,)
    terms = _terms(site, route)
    return tuple(
        dict.fromkeys((*own, *(form for term in terms for forms in term.accepted.values() for form in forms)))
    )


def _terms(site: Site, route: Route) -> Iterator[Term]:
    """The terms that the source's title begins with or that are one of its aliases; of an item, its name."""
    source = site.config.source.code
    search = glossary_of(site.config).in_source
    page = site.routes[(source, route.key)].page
    begun = "" if route.item else page.title
    whole = (route.item.name(source, source)[0],) if route.item else page.ids("aliases")
    for text in (begun, *whole):
        found = next(search.find(text), None)
        if found and found.start == 0 and (text == begun or found.end == len(text)):
            yield from found.terms
