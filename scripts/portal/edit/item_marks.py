"""`portal mark` for items: which translations a path names, and their hashes written into their files."""

from __future__ import annotations

from collections.abc import Iterable

from portal.config import Config
from portal.edit.item_stamp import stamped_item
from portal.model import ItemTranslation, Site, State


def place_of(translation: ItemTranslation) -> str:
    """An item as a path names it: `data/catalogue/legal/legal.yml#luat-91`, or the file that is its own."""
    item = translation.item
    return f"{item.path}#{item.id}" if item.steps else item.path


def translations_at(site: Site, relative: str, langs: tuple[str, ...]) -> tuple[ItemTranslation, ...]:
    """The translations of the items at a path (file, folder, `FILE#ID`) that have all their texts."""
    return tuple(
        one
        for one in site.item_translations()
        if one.state is not State.MISSING
        and (not langs or one.lang in langs)
        and (relative in (".", one.item.path, place_of(one)) or one.item.path.startswith(f"{relative}/"))
    )


def mark_items(config: Config, translations: Iterable[ItemTranslation]) -> None:
    """Write each item's hash into its file for these languages; the others keep theirs."""
    hashes: dict[tuple[str, str], dict[str, str]] = {}
    chosen = {}
    for one in translations:
        if one.state is not State.CURRENT:
            place = (one.item.path, one.item.id)
            hashes.setdefault(place, dict(one.item.translated_from))[one.lang] = one.item.hash
            chosen[place] = one.item
    order = [language.code for language in config.targets]
    for place, item in chosen.items():
        file = config.root / item.path
        written = {lang: hashes[place][lang] for lang in order if lang in hashes[place]}
        text = file.read_bytes().decode("utf-8")
        file.write_bytes(stamped_item(text, item.steps, written).encode("utf-8"))
