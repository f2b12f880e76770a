"""As much of HTML as Markdown pages need: tags, their attributes, comments. Broken HTML is text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NAME = re.compile(r"</?([A-Za-z][^\s/<>]*)")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:@][^\s=<>"'/]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID_NAMES.split())


def without_comments(html: str) -> str:
    """The text without `<!-- … -->`; a comment that is never closed reaches the end."""
    if "<!--" not in html:
        return html
    kept: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0:
        kept.append(html[position:start])
        end = html.find("-->", start + 4)
        position = len(html) if end < 0 else end + 3
    kept.append(html[position:])
    return "".join(kept)


def pieces(html: str) -> Iterator[tuple[str, str]]:
    """(text before a tag, the tag); the last tag is empty."""
    position = 0
    for match in _TAG.finditer(html):
        yield html[position : match.start()], match[0]
        position = match.end()
    yield html[position:], ""


def name(tag: str) -> str:
    """`a` of `<a href="…">` and of `</a>`."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def attributes(tag: str) -> dict[str, str]:
    """Attributes of a start tag, names in lower case; one without a value is empty."""
    start = _NAME.match(tag)
    found = _ATTRIBUTE.findall(tag, start.end() if start else 0)
    return {key.lower(): value.strip("\"'") for key, value in found}
