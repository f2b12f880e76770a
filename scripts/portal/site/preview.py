"""What a link to a page shows elsewhere: the properties of Open Graph (https://ogp.me)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel.core import get_global

from portal.cards import FOLDER, HEIGHT, WIDTH, card_name
from portal.language import traits_for
from portal.model import Route, Site, State


@dataclass(frozen=True, slots=True)
class Preview:
    """`properties` without the prefix `og:`, in order; empty texts are left out."""

    properties: tuple[tuple[str, str], ...]


def preview(site: Site, route: Route, title: str, description: str, drawn: Mapping[str, str]) -> Preview:
    """The preview of a page in the language of its text: a page that is not translated is its source's.

    `drawn` are the cards that are there.
    """
    config, lang = site.config, route.page.lang
    shown = site.routes[(lang, route.key)]
    language = config.language(lang)
    card = card_name(lang, route.key)
    picture = (
        ("image", f"{config.site_url}{FOLDER}/{card}.png"),
        ("image:type", "image/png"),
        ("image:width", str(WIDTH)),
        ("image:height", str(HEIGHT)),
        ("image:alt", language.site_name),
    )
    others = (
        ("locale:alternate", _locale(one.code))
        for one in config.languages
        if one.code != lang and site.routes[(one.code, route.key)].state is not State.MISSING
    )
    told = (
        ("title", title),
        ("description", description),
        ("type", "website" if route.key == "index.md" else "article"),
        ("url", config.site_url + shown.url),
        ("site_name", language.site_name),
        ("locale", _locale(lang)),
        *others,
        *(picture if card in drawn else ()),
    )
    return Preview(tuple((name, text) for name, text in told if text))


def _locale(lang: str) -> str:
    """`vi_VN`: the language with the country it is most likely read in (CLDR); empty where that is unknown."""
    primary = traits_for(lang).primary
    likely = str(get_global("likely_subtags").get(primary, "")).rpartition("_")[2]
    return f"{primary}_{likely}" if likely else ""
