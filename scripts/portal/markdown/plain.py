"""The plainest blocks of a page, found by one expression: headings, paragraphs, lists of lines, tables.

Most of what is written is of this kind, and is found three times faster than by markdown-it 4.3, with the same
result. Whatever could be anything else is left to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.common.utils import mdTrim

# What can only be the beginning of running text, whatever stands before it.
_TEXT = r"(?:[^\s!?=`~>*_+\-\[<#|:0-9]|\*\*(?=[^\s*_\-])|!\[|[0-9]++(?![.)]))"
_BRACKET = r"\[(?![^\n]*\]:)"
# An empty line, then no definition (`: …`), nothing indented; or the end.
_END = r"(?=\n(?:[ \t]*+\n)++(?![ \t:~{more}])|[ \t\n]*+\Z)"
_RULE = r"[ \t]*+:?-++:?[ \t]*+"
_BLOCK = re.compile(
    rf"(?P<heading>\#[^\n]*+)(?!\n[ \t]*+[|:\-])"
    rf"|(?P<paragraph>{_TEXT}[^\n]*+(?:\n{_TEXT}[^\n]*+)*+|{_BRACKET}[^\n]*+){_END.format(more='')}"
    rf"|(?P<list>(?P<mark>[\-*])[ ](?:{_TEXT}|{_BRACKET})[^\n]*+"
    rf"(?:\n(?P=mark)[ ](?:{_TEXT}|{_BRACKET})[^\n]*+)*+){_END.format(more='*+0-9-')}"
    rf"|(?P<table>\|[^\n\\]*+\n\|{_RULE}(?:\|{_RULE})*+\|?[ \t]*+(?:\n\|[^\n\\]*+)*+){_END.format(more='')}"
)
_TYPES = {name: f"plain_{name}" for name in ("heading", "paragraph", "table", "list")}
Row = list[str]


class Plain(NamedTuple):
    """A block at the outermost level. `type` and `map` are as in a token of markdown-it, `text` are its lines as
    they are written; `rows` the cells of a table, without the row of hyphens."""

    type: str
    map: tuple[int, int]
    text: str
    rows: tuple[Row, ...] = ()


def plain_block(text: str, position: int, line: int) -> Plain | None:
    """The plain block that begins at a position, the beginning of a line; None where there is another."""
    match = _BLOCK.match(text, position)
    if not match:
        return None
    kind, found = _TYPES[match.lastgroup or ""], match[0]
    lines = line, line + found.count("\n") + 1
    if kind != "plain_table":
        return Plain(kind, lines, found)
    header, rule, *others = found.split("\n")
    rows = tuple(map(_cells, (header, *others)))
    columns = sum(1 for cell in rule.split("|") if mdTrim(cell))
    return Plain(kind, lines, found, rows) if all(len(row) == columns for row in rows) else None


def heading_of(line: str) -> tuple[int, str]:
    """(level, title) of `## Title`; Python-Markdown also takes `##Title`."""
    level = min(6, len(line) - len(line.lstrip("#")))
    content = line[level:].strip(" \t")
    bare = content.rstrip("#")
    return level, bare.rstrip(" \t") if bare[-1:] in ("", " ", "\t") else content


def _cells(line: str) -> Row:
    """As markdown-it splits a line without backslashes."""
    cells = mdTrim(line).split("|")
    if cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return [mdTrim(cell) for cell in cells]
