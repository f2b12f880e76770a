"""Do the links of built pages lead somewhere, in the reader's language, and does nothing come from elsewhere?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from portal.built import BuiltPage, Link
from portal.checks.partners import quote
from portal.checks.rule import Fault
from portal.checks.site.view import BuiltView

_CSS_LOADED = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
_NO_ADDRESS = ("mailto:", "tel:", "geo:", "data:", "javascript:")


def built_links(view: BuiltView) -> Iterator[Fault]:
    """Every link inside the built site leads to a file and to an anchor on it, and so does all that it loads.

    Menus, lists and maps are made by templates and data: the rules over the content cannot see their links.
    """
    anchors = cache(lambda path: frozenset(view.built.pages[path].ids))
    for page in view.built.pages.values():
        for href in dict.fromkeys((*(link.href for link in page.links), *page.loaded)):
            if href.startswith(_NO_ADDRESS) or (place := view.inside(page, href)) is None:
                continue
            file = view.file_at(place[0])
            if not file:
                yield view.fault(page.path, f"the link to `{href}` leads to no file of the site")
            elif place[1] and file in view.built.pages and place[1] not in anchors(file):
                message = f"the link to `{href}` leads to an anchor that is not on `{file}`"
                yield view.fault(page.path, message, "Give the place its id, or mend the link.")


def built_language(view: BuiltView) -> Iterator[Fault]:
    """A link stays in the reader's language, where the page it leads to is translated.

    Links that say by `hreflang` that they lead to another language are meant to: the language switch, notices.
    """
    for page in view.built.pages.values():
        lang = view.language_of(page.path)
        for link in page.links:
            if not link.hreflang and (key := _left(view, page, link, lang)):
                message = f"the link {quote(link.words)} leads to another language (`{link.href}`)"
                other = view.site.routes[(lang, key)].url
                yield view.fault(page.path, message, f"Link to `/{other}`, or say `hreflang`.")


def _left(view: BuiltView, page: BuiltPage, link: Link, lang: str) -> str:
    """The key of a page in another language that a link leads to, though this one has it."""
    place = view.inside(page, link.href)
    route = view.routes.get(view.file_at(place[0])) if place else None
    if route and route.lang != lang and view.is_translated(lang, route.key):
        return route.key
    return ""


def external_requests(view: BuiltView) -> Iterator[Fault]:
    """No page and no style sheet loads anything from another host: readers are not told on, and pages are
    complete where other hosts are blocked. Forms send nothing to another host either."""
    for page in view.built.pages.values():
        for address in dict.fromkeys(page.loaded):
            if _is_elsewhere(address) and view.inside(page, address) is None:
                yield view.fault(page.path, f"the page loads `{address}`", "Keep a copy in docs/assets/.")
    for path in sorted(path for path in view.built.files if path.endswith(".css")):
        for address in _CSS_LOADED.findall(view.built.text(path)):
            if _is_elsewhere(address):
                yield view.fault(path, f"the style sheet loads `{address}`", "Keep a copy in docs/assets/.")


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ws", "wss")
