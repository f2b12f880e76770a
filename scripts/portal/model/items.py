"""Items as translations and as pages: their states, and the pages below the page that lists their type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.config import Config
from portal.finding import Finding, Severity, nearest
from portal.model.pages import Page, Route, State
from portal.model.reading import Reading

if TYPE_CHECKING:
    from portal.catalogue import Catalogue, Item, ItemType

# What search results show of a description: characters of a spaced script, and of Han or kana.
DESCRIPTION_LENGTH = {True: 155, False: 78}
_SENTENCE = re.compile(r"\.(?= |$)|。")


@dataclass(frozen=True, slots=True)
class ItemTranslation:
    """An item in a target language. `missing`: its texts that this language lacks, as `summary`."""

    item: Item
    lang: str
    state: State
    missing: tuple[str, ...]


def item_translations(config: Config, catalogue: Catalogue) -> Iterator[ItemTranslation]:
    """Every item that has texts to translate, in every target language."""
    for of_type in catalogue.items.values():
        for item in of_type.values():
            for language in config.targets if item.hash else ():
                missing = tuple(".".join(map(str, steps)) for steps in item.missing(language.code))
                yield ItemTranslation(item, language.code, item_state(item, language.code), missing)


def item_state(item: Item, lang: str) -> State:
    """The state of an item in a target language; one without texts to translate is current everywhere.

    An item that lacks a text is missing as a whole, as a page is: its reader gets the source's, told so.
    """
    if item.missing(lang):
        return State.MISSING
    made_from = item.translated_from.get(lang)
    if not item.hash or made_from == item.hash:
        return State.CURRENT
    return State.STALE if made_from else State.UNVERIFIED


def item_routes(
    config: Config, catalogue: Catalogue, pages: Mapping[tuple[str, str], Page]
) -> Iterator[Route]:
    """A route for each item that has a page of its own, in each language; `url` is left to the caller."""
    for kind in catalogue.types.values():
        listing = pages.get((config.source.code, kind.page_key))
        if not kind.item_pages or listing is None:
            continue
        for item in catalogue.items[kind.id].values():
            for language in config.languages:
                yield _route(config, kind, item, language.code, pages)


def item_key(kind: ItemType, item: Item) -> str:
    """The key of an item's page, the same in every language."""
    return f"{kind.page}/{item.id}.md"


def _route(
    config: Config, kind: ItemType, item: Item, lang: str, pages: Mapping[tuple[str, str], Page]
) -> Route:
    source = config.source.code
    state = State.SOURCE if lang == source else item_state(item, lang)
    if not item.hash and lang != source and (lang, kind.page_key) not in pages:
        # Nothing of it is in this language: not even the list that leads to it.
        state = State.MISSING
    shown = source if state is State.MISSING else lang
    listing = pages.get((shown, kind.page_key)) or pages[(source, kind.page_key)]
    return Route(item_key(kind, item), lang, "", _page(config, kind, item, shown, listing), state, item)


def _page(config: Config, kind: ItemType, item: Item, lang: str, listing: Page) -> Page:
    """What stands for an item where a page is expected: the title is its name, a template draws the body; it
    is answered for, and is a draft, as the page that lists it."""
    meta = {
        "title": item.name(lang, config.source.code)[0],
        "description": description(kind, item, lang, config.source.code),
        "sources": list(item.sources),
        **{key: listing.meta[key] for key in ("owner", "translation") if key in listing.meta},
    }
    return Page(item_key(kind, item), lang, item.path, Reading.given(meta, item.line, item.hash))


def description(kind: ItemType, item: Item, lang: str, source: str) -> str:
    """A sentence about an item for search results: its summary, else its first text, cut at a word."""
    texts = {
        steps[0]: texts
        for steps, texts in item.texts.items()
        if len(steps) == 1 and kind.fields[str(steps[0])].kind == "text" and steps[0] != kind.naming.name
    }
    chosen = texts.get("summary") or next(iter(texts.values()), {})
    told = chosen.get(lang, chosen.get(source, ""))
    name, type_label = item.name(lang, source)[0], kind.label.get(lang, kind.label[source])
    return _cut(" ".join(told.split()), lang) if told else f"{name} – {type_label}"


def _cut(text: str, lang: str) -> str:
    """As many whole sentences as fit, else as many words."""
    from portal.language import traits_for  # Babel and regex: 0.1 s that a check with stored answers saves

    length = DESCRIPTION_LENGTH[traits_for(lang).is_spaced]
    if len(text) <= length:
        return text
    head = text[: length - 1]
    ends = [match.end() for match in _SENTENCE.finditer(text) if length // 3 <= match.end() <= length]
    if ends:
        return text[: ends[-1]]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;.:，、；：。") + "…"


def listing_faults(
    config: Config, catalogue: Catalogue, pages: Mapping[tuple[str, str], Page]
) -> Iterator[Finding]:
    """Types whose page stands nowhere, and items whose page would have the key of another."""
    taken = {key: page.path for (lang, key), page in pages.items() if lang == config.source.code}
    keys = tuple(taken)
    for kind in catalogue.types.values():
        if kind.page and kind.page_key not in keys:
            message = f"`page: {kind.page}`: no such page; the items of `{kind.id}` have no pages"
            line, hint = kind.line_of("page"), nearest(kind.page_key, keys)
            yield Finding("item-type", Severity.WARNING, kind.path, line, message, hint)
        for item in catalogue.items[kind.id].values() if kind.item_pages else ():
            key = item_key(kind, item)
            if key in taken:
                message = f"{item.id}: its page would be `{key}`, as that of {taken[key]}"
                yield Finding("item-fields", Severity.ERROR, item.path, item.line, message, "Rename one.")
            taken.setdefault(key, item.path)
