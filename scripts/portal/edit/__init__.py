"""The only writer of content: `mark` says that a translation is up to date, `new` starts pages and items.

Text is changed line by line, never reprinted: comments, order and quoting of the front matter stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.catalogue.schema import FILE as SCHEMA_FILE
from portal.catalogue.schema import schema_text
from portal.config import Config
from portal.edit.item_draft import item_draft
from portal.edit.item_marks import mark_items, place_of, translations_at
from portal.finding import ConfigError, nearest
from portal.model import ItemTranslation, Page, Pair, Site, State

_KEY = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_LINE = re.compile(r"^source[ \t]*:[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A translation that was asked to be marked; `before` is the state it had. For an item, `path` is that of
    its file, `#` and its id, and the language in brackets."""

    path: str
    before: State


def mark(site: Site, paths: tuple[Path, ...], langs: tuple[str, ...] = ()) -> tuple[Marked, ...]:
    """Write the source's present hash into each translation of `paths`: files, folders of them, items as
    `FILE#ID`; of items in all target languages that have their texts, or in those named by `langs`.

    Idempotent. ConfigError, before anything is written, for a path that is no translation.
    """
    known = [language.code for language in site.config.targets]
    for lang in langs:
        if lang not in known:
            raise ConfigError(f"--lang {lang}: no language to translate to. {nearest(lang, known)}")
    by_path = {pair.target.path: pair for pair in site.pairs() if not langs or pair.target.lang in langs}
    chosen: dict[str, Pair] = {}
    items: dict[tuple[str, str], ItemTranslation] = {}
    for path in paths:
        relative = _relative(site.config.root, path)
        pairs = _below(by_path, relative)
        translations = translations_at(site, relative, langs)
        if not pairs and not translations:
            page = next((page for page in site.pages.values() if page.path == relative), None)
            raise ConfigError(f"{path}: {_why_not(site, page, relative, by_path)}")
        chosen |= {pair.target.path: pair for pair in pairs}
        items |= {(place_of(one), one.lang): one for one in translations}
    for pair in chosen.values():
        if pair.state is not State.CURRENT:
            file = site.config.root / pair.target.path
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(stamped(text, pair.source.hash).encode("utf-8"))
    mark_items(site.config, tuple(items.values()))
    pages = (Marked(path, pair.state) for path, pair in chosen.items())
    return (*pages, *(Marked(f"{place} ({lang})", one.state) for (place, lang), one in items.items()))


def stamped(text: str, hash_: str) -> str:
    """A page's text with `source: <hash>` in its front matter: the line replaced, or added last."""
    newline = "\r\n" if text.startswith("---\r\n") else "\n"
    front_end = text.index(f"{newline}---", 3)
    front, rest = text[:front_end], text[front_end:]
    line = f"source: {hash_}"
    if _SOURCE_LINE.search(front):
        return _SOURCE_LINE.sub(line, front, count=1) + rest
    return f"{front}{newline}{line}{rest}"


def _relative(root: Path, path: Path) -> str:
    absolute = (path if path.is_absolute() else Path.cwd() / path).resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else ""


def _below(by_path: Mapping[str, Pair], relative: str) -> list[Pair]:
    if relative in by_path:
        return [by_path[relative]]
    return [pair for target, pair in by_path.items() if target.startswith(f"{relative}/") or relative == "."]


def _why_not(site: Site, page: Page | None, relative: str, by_path: Mapping[str, Pair]) -> str:
    if page is None:
        return f"no translation stands here. {nearest(relative, by_path)}"
    if page.lang == site.config.source.code:
        return "this is a source page; mark its translations"
    return f"no source page `{page.key}` stands in {site.config.docs}/{site.config.source.code}/"


def new_page(site: Site, key: str) -> tuple[str, ...]:
    """Write a page in every language, ready to fill; the paths written.

    ConfigError, before anything is written, for a key that is none or that exists.
    """
    config, name = site.config, key.removesuffix(".md")
    if not _KEY.fullmatch(name):
        raise ConfigError(
            f"{key}: a key is lowercase Roman letters, digits and hyphens, such as `city/history`"
        )
    paths = {language.code: f"{config.docs}/{language.code}/{name}.md" for language in config.languages}
    for path in paths.values():
        if (config.root / path).exists():
            raise ConfigError(f"{path}: this page exists already")
    for lang, path in paths.items():
        _write(config.root / path, _page_text(config, lang, name))
    return tuple(paths.values())


def _page_text(config: Config, lang: str, key: str) -> str:
    day = config.day.isoformat()
    lines = ["---", f"title: {key.rpartition('/')[2]}", "description: …", f"reviewed: {day}", "sources: []"]
    if lang != config.source.code:
        lines.append("translation: draft")
    return "\n".join([*lines, "---", "…", "", "## … { #first-section }", "", "…", ""])


def new_item(site: Site, type_id: str, id_: str) -> str:
    """Write an item with every field of its type, ready to fill; the path written."""
    config = site.config
    if type_id not in site.catalogue.types:
        raise ConfigError(f"{type_id}: unknown catalogue type. {nearest(type_id, site.catalogue.types)}")
    if not _KEY.fullmatch(id_) or "/" in id_:
        raise ConfigError(f"{id_}: an id is lowercase Roman letters, digits and hyphens")
    path = f"{config.data}/catalogue/{type_id}/{id_}.yml"
    if (config.root / path).exists() or id_ in site.catalogue.items[type_id]:
        raise ConfigError(f"{path}: an item `{id_}` exists already")
    _write(config.root / path, item_draft(config, site.catalogue, site.catalogue.types[type_id]))
    return path


def write_schemas(site: Site) -> tuple[str, ...]:
    """Write the JSON Schema of each catalogue type beside it; the paths of those that changed."""
    config = site.config
    changed = []
    for kind in site.catalogue.types.values():
        path = f"{config.data}/catalogue/{kind.id}/{SCHEMA_FILE}"
        file, text = config.root / path, schema_text(kind, config)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            _write(file, text)
            changed.append(path)
    return tuple(changed)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
