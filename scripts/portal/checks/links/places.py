"""Links that lead to another language, to an anchor that is not there, to a file that is not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import dirname, normpath
from urllib.parse import unquote

from portal.checks.links.pages import Anchors, anchors_on, page_at
from portal.checks.partners import quote
from portal.checks.rule import Fault, PageView
from portal.checks.targets import Target, target_reader
from portal.markdown import Block, Link
from portal.model import Page

_MOST_NAMED = 8
_MOST_COMPARED = 200


def link_language(view: PageView) -> Iterator[Fault]:
    """A link on a translated page leads to the page in the same language, where there is one.

    Found are links into the source's folder (`../../vi/city/history.md`) and addresses of the source
    (`/city/history/`, `/vi/…`). A link to the source of the very page is allowed: it offers the original.
    Links between pages are written as paths to the `.md` file, the same in every language.
    """
    if view.is_source:
        return
    source = view.site.config.source
    for block, link, target in _links(view, ("/", "http"), source.code):
        if not target.is_inside or _language(view, link, target) != source.code:
            continue
        page = page_at(view.site, view.page.lang, target.place)
        if page and page.key != view.page.key and page_at(view.site, source.code, target.place):
            there = f"`{link.target}` in {source.name}"
            message = f"the link {quote(link.text)} leads to {there}, though the page is translated"
            yield Fault(link.line, message, f"Link to `{page.path}`.", block.text)


def _language(view: PageView, link: Link, target: Target) -> str:
    """The code of the language a link leads to. Where the tree's source stands at the root, an address
    without language leads to the source."""
    for language in view.site.config.languages if target.language else ():
        if target.language in (language.code.lower(), language.tag.lower()):
            return language.code
    source = view.site.config.source.code
    is_from_root = link.target.startswith(("/", "http"))
    return source if is_from_root and page_at(view.site, source, target.place) else view.page.lang


def anchors(view: PageView) -> Iterator[Fault]:
    """The anchor of a link exists on the page it leads to, in the same language.

    Anchors are explicit ids (`## Ports { #ports }`, `<a id="…">`) and, where a heading has none, the ids
    that the usual programs make of its words. Where a page is not translated its source is meant. Pages
    that are put together from other files are left alone.

    Example: `[ports](transport.md#sea-ports)` when the heading says `{ #ports }`.
    """
    for block, link, target in _links(view, (), "#"):
        if not target.anchor or not target.is_inside:
            continue
        page = _page(view, link, target)
        if page and target.anchor not in (found := anchors_on(page)):
            where = "on this page" if page is view.page else f"in {page.path}"
            message = (
                f"the link {quote(link.text)} leads to `#{target.anchor}`, an anchor that is not {where}"
            )
            yield Fault(link.line, message, _nearest(target.anchor, found), block.text)


def _page(view: PageView, link: Link, target: Target) -> Page | None:
    """The page a link leads to, in the language it leads to; its source where it is not translated."""
    if link.target.startswith("#"):
        return view.page
    lang, source = _language(view, link, target), view.site.config.source.code
    return page_at(view.site, lang, target.place) or page_at(view.site, source, target.place)


def _nearest(anchor: str, found: Anchors) -> str:
    known = sorted(found.explicit)[:_MOST_COMPARED]
    near = get_close_matches(anchor, known, n=1) or known[:_MOST_NAMED]
    return f"There is {', '.join(f'`#{name}`' for name in near)}." if near else "Give its heading an id."


def assets(view: PageView) -> Iterator[Fault]:
    """A page or file that a page links to or shows exists.

    Looked for are relative paths: in the folder of the language, in that of the source (for what is not
    translated), and in the shared folder around them (`docs/assets/`). Addresses (`https:`, `/…`) are left
    alone.

    Example: `![Bản đồ](../assets/img/map.png)` when the file is called `Map.png`.
    """
    for block in view.document.blocks:
        for link in block.links:
            if missing := _missing(view, link.target):
                message = f"the link {quote(link.text)} leads to `{missing}`, which does not exist"
                yield Fault(link.line, message, "Mend the path, or add the file.", block.text)
        for image in block.images:
            if missing := _missing(view, image.target):
                message = f"the image `{missing}` does not exist"
                yield Fault(image.line, message, "Mend the path, or add the file.", block.text)


def _missing(view: PageView, target: str) -> str:
    """The path of a target that stands nowhere; empty where it exists or is none of ours to know."""
    path = unquote(target.partition("#")[0].partition("?")[0].strip())
    is_foreign = path.startswith(("/", "{", "\\")) or ":" in path.partition("/")[0]
    if not path or is_foreign or "{{" in path:
        return ""
    config = view.site.config
    source = config.source.code
    resolved = normpath(f"{view.page.lang}/{dirname(view.page.key)}/{path}")
    if resolved.startswith(".."):
        return path
    first, _, rest = resolved.partition("/")
    tail = rest if first in {language.code for language in config.languages} else resolved
    # static-i18n 1.3.1 (folder.py, get_file_from_path) looks in this order.
    folders = dict.fromkeys((first, view.page.lang, source))
    if any((folder, tail) in view.site.pages for folder in folders):
        return ""
    places = (tail, *(f"{folder}/{tail}" for folder in folders))
    # Path.exists of Python 3.11 raises for names that are too long.
    return "" if any(os.path.exists(config.content / place) for place in places) else path  # noqa: PTH110


def _links(view: PageView, starts: tuple[str, ...], part: str) -> Iterator[tuple[Block, Link, Target]]:
    """Links whose targets begin with one of `starts` or hold `part`."""
    # Where the site has no address of its own, none of these leads into it.
    others = () if view.site.config.site_url else ("http://", "https://")

    def is_asked_for(link: Link) -> bool:
        return (part in link.target or link.target.startswith(starts)) and not link.target.startswith(others)

    if any(map(is_asked_for, view.document.links)):
        read = target_reader(view.page, view.site)
        for block in view.document.blocks:
            for link in filter(is_asked_for, block.links):
                yield block, link, read(link.target)
