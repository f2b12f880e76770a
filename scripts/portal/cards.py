"""Link previews: one picture for each section of the site in each language, and the words drawn on it.

The pictures are committed (`make cards` draws them); `data/cards.yml` names the words that each was drawn from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from portal.config import Config
from portal.facts.tokens import replace_tokens
from portal.fields import read_mapping
from portal.language import traits_for
from portal.model import Page, Site

FOLDER = "assets/cards"  # below docs/ and below the site's root
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """The picture of a section: `page` is the one at the section's head, in the card's language; `words` are
    what is drawn: its title, the site's name, what the site is not."""

    name: str
    page: Page
    words: tuple[str, ...]

    @property
    def file(self) -> str:
        """Its path below docs/ and below the site's root."""
        return f"{FOLDER}/{self.name}.png"

    @property
    def digest(self) -> str:
        """A name for the words."""
        return hashlib.sha256("\n".join(self.words).encode("utf-8")).hexdigest()[:12]


def card_name(lang: str, key: str) -> str:
    """The card of a page: that of the section it stands in, of the home page where it stands in none."""
    folder = key.partition("/")[0] if "/" in key else "home"
    return f"{lang}-{folder}"


def cards(site: Site) -> tuple[Card, ...]:
    """The cards that the site should have: for each head of a section that exists in a language."""
    heads = [page.key for page in site.source_pages if page.key.partition("/")[2] in ("", "index.md")]
    heads = [key for key in heads if key.endswith("index.md")]
    pages = (site.page(language.code, key) for language in site.config.languages for key in heads)
    return tuple(Card(card_name(page.lang, page.key), page, _words(site, page)) for page in pages if page)


def drawn_cards(config: Config) -> Mapping[str, str]:
    """The cards that are there: name → digest of the words; empty where none were ever drawn."""
    if not (config.root / manifest(config)).is_file():
        return {}
    document = read_mapping(config.root, manifest(config), [])
    return {str(name): str(digest) for name, digest in document.value.items()} if document else {}


def manifest(config: Config) -> str:
    """The path of the list of drawn cards."""
    return f"{config.data}/cards.yml"


def _words(site: Site, page: Page) -> tuple[str, ...]:
    interface = site.interfaces[page.lang]
    title = replace_tokens(page.title, site.facts.facts, traits_for(page.lang), interface.forms).text
    words = (title, site.config.language(page.lang).site_name)
    return words if site.config.settings.official else (*words, interface.strings["site.demonstration"])
