"""The languages of a page as templates see them: links for readers, links for machines, an offer."""

from __future__ import annotations

from dataclasses import dataclass

from portal.model import Route, Site, State


@dataclass(frozen=True, slots=True)
class Alternate:
    """One `hreflang` link; `url` is absolute."""

    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Words in a language that offer a page in it: what there is, to go there, to stay."""

    text: str
    go: str
    stay: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One entry of the language switch; `url` is below the site's root. `offer`: for readers whose browser
    asks for this language; none where they are there, or where it has no words or not this page."""

    code: str
    name: str
    tag: str
    url: str
    is_current: bool
    is_translated: bool
    offer: Offer | None = None


def alternates(site: Site, route: Route) -> tuple[Alternate, ...]:
    """Absolute and reciprocal, with the page itself and `x-default`; a missing page is in nobody's list."""
    if route.state is State.MISSING:
        return ()
    config = site.config
    listed = [
        Alternate(language.tag, config.site_url + other.url)
        for language in config.languages
        if (other := site.routes[(language.code, route.key)]).state is not State.MISSING
    ]
    default = site.routes[(config.source.code, route.key)]
    return (*listed, Alternate("x-default", config.site_url + default.url))


def language_links(site: Site, route: Route) -> tuple[LanguageLink, ...]:
    """The language switch of a page."""
    return tuple(
        LanguageLink(
            language.code,
            language.name,
            language.tag,
            (other := site.routes[(language.code, route.key)]).url,
            language.code == route.lang,
            other.state is not State.MISSING,
            None if other.state is State.MISSING or other is route else _offer(site, language.code),
        )
        for language in site.config.languages
    )


def home_links(site: Site, lang: str) -> tuple[LanguageLink, ...]:
    """The language switch of a page that has no address of its own (404)."""
    return tuple(
        LanguageLink(one.code, one.name, one.tag, site.config.home(one.code), one.code == lang, True)
        for one in site.config.languages
    )


def _offer(site: Site, lang: str) -> Offer | None:
    interface = site.interfaces[lang]
    if interface.lang != lang:
        return None
    return Offer(
        *(interface.strings[key] for key in ("header.offer", "header.offer_go", "header.offer_stay"))
    )
