"""What a template or a plugin can see of a build, as plain values and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation


def digest(*parts: str) -> str:
    """24 hex digits for texts, each told from its neighbours."""
    made = hashlib.blake2b(digest_size=12)
    for part in parts:
        content = part.encode("utf-8", errors="surrogatepass")
        made.update(f"{len(content)}:".encode() + content)
    return made.hexdigest()


def navigation(nav: Navigation, files: Sequence[File]) -> object:
    """Everything that a template can reach through the navigation or the list of pages."""
    pages = [
        (file.src_uri, file.url, str(file.page.title), sorted(file.page.meta.items(), key=str))
        for file in files
        if file.page
    ]
    return _titles(nav.items), nav.homepage and nav.homepage.url, pages


def _titles(items: Any) -> object:
    """Titles and addresses of a menu."""
    return [
        (type(item).__name__, str(item.title), getattr(item, "url", ""), _titles(item.children or ()))
        for item in items
    ]


def headings(items: Any) -> object:
    """Titles, anchors and levels of a page's headings."""
    return [(item.title, item.id, item.level, headings(item.children)) for item in items]
