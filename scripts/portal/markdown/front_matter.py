"""Cuts the YAML front matter off a page; reading the YAML is another room's work."""

from __future__ import annotations

import re
from typing import NamedTuple

# MkDocs 1.6.1 (mkdocs/utils/meta.py): three hyphens on the first line, closed by three hyphens or dots.
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
# The sign comes before the look behind it: `re` finds it four times faster.
_CLOSING = re.compile(r"[-.](?<=[\r\n].)(?:(?<=-)--|(?<=\.)\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_LINE_END = re.compile(r"\r\n?|\n")


class FrontMatter(NamedTuple):
    """`text` is the YAML between the marks, `line` its first line in the file; `body` starts at `body_line`.

    A page without front matter has an empty `text` and line 0. `problem` says what is broken, else None;
    then the whole page is the body.
    """

    text: str
    line: int
    body: str
    body_line: int
    problem: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Split a page at the end of its front matter. Lines are counted from 1; LF, CRLF and CR end a line."""
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter("", 0, text, 1)
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return FrontMatter("", 0, text, 1, "the front matter that opens in line 1 is never closed by `---`")
    yaml = text[opening.end() : closing.start()]
    body_line = 2 + len(_LINE_END.findall(text, opening.end(), closing.end()))
    return FrontMatter(yaml, 2, text[closing.end() :], body_line)
