"""The only writer of content: `mark` says that a translation is up to date, `new` starts pages and items.

Text is changed line by line, never reprinted: comments, order and quoting of the front matter stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.catalogue import ItemType
from portal.config import Config
from portal.finding import ConfigError, nearest
from portal.model import Page, Pair, Site, State

_KEY = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_LINE = re.compile(r"^source[ \t]*:[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A translation that was asked to be marked; `before` is the state it had."""

    path: str
    before: State


def mark(site: Site, paths: tuple[Path, ...]) -> tuple[Marked, ...]:
    """Write the source's present hash into each translation of `paths` (files, or folders of them).

    Idempotent. ConfigError, before anything is written, for a path that is no translation.
    """
    by_path = {pair.target.path: pair for pair in site.pairs()}
    chosen = [pair for path in paths for pair in _chosen(site, by_path, path)]
    for pair in chosen:
        if pair.state is not State.CURRENT:
            file = site.config.root / pair.target.path
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(stamped(text, pair.source.hash).encode("utf-8"))
    return tuple(Marked(pair.target.path, pair.state) for pair in chosen)


def stamped(text: str, hash_: str) -> str:
    """A page's text with `source: <hash>` in its front matter: the line replaced, or added last."""
    newline = "\r\n" if text.startswith("---\r\n") else "\n"
    front_end = text.index(f"{newline}---", 3)
    front, rest = text[:front_end], text[front_end:]
    line = f"source: {hash_}"
    if _SOURCE_LINE.search(front):
        return _SOURCE_LINE.sub(line, front, count=1) + rest
    return f"{front}{newline}{line}{rest}"


def _chosen(site: Site, by_path: Mapping[str, Pair], path: Path) -> list[Pair]:
    absolute = path if path.is_absolute() else Path.cwd() / path
    root = site.config.root
    relative = (
        absolute.resolve().relative_to(root).as_posix() if absolute.resolve().is_relative_to(root) else ""
    )
    if relative in by_path:
        return [by_path[relative]]
    below = [pair for target, pair in by_path.items() if target.startswith(f"{relative}/") or relative == "."]
    if below:
        return below
    page = next((page for page in site.pages.values() if page.path == relative), None)
    raise ConfigError(f"{path}: {_why_not(site, page, relative, by_path)}")


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
    _write(config.root / path, _item_text(config, site.catalogue.types[type_id]))
    return path


def _item_text(config: Config, kind: ItemType) -> str:
    languages = ", ".join(f"{language.code}: …" for language in config.languages)
    lines = []
    for field in kind.fields.values():
        value = {
            "name": f"{{{config.source.code}: …}}",
            "text": f"{{{languages}}}",
            "markdown": f"{{{languages}}}",
            "number": '"0"',
            "date": f'"{config.day.isoformat()}"',
            "choice": next(iter(field.of), "…"),
            "url": "https://example.org/",
        }.get(field.kind, "…")
        comment = "" if field.required else "# optional: "
        lines.append(f"{comment}{field.name}: {value}")
    return "\n".join([*lines, "sources: []", f'as_of: "{config.day.isoformat()}"', ""])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
