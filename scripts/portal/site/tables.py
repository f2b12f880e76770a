"""Tables of articles as pages need them: a box that scrolls sideways around each, alignment by class."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
# Python-Markdown 3.10 aligns by a style attribute, which our Content-Security-Policy refuses.
_ALIGNED = re.compile(r'<(td|th) style="text-align: (left|center|right);"')


def framed_tables(html: str) -> str:
    """A page's text with each table of Markdown in a box; tables with a class are not Markdown's."""
    return _TABLE.sub(_framed, html)


def _framed(match: re.Match[str]) -> str:
    table = _ALIGNED.sub(r'<\1 class="is-\2"', match[0])
    return f'<div class="table-scroll">{table}</div>'
