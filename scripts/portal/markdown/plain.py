"""The plainest blocks of a page, found by one expression: headings, paragraphs, lists of lines, tables, and
quotes, boxes and footnotes that hold nothing but paragraphs.

Most of what is written is of this kind, and is found three times faster than by markdown-it 4.3, with the same
result. Whatever could be anything else is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.common.utils import mdTrim

# What can only be the beginning of running text, whatever stands before it.
_TEXT = r"(?:[^\s!?=`~>*_+\-\[<#|:0-9]|\*\*(?=[^\s*_\-])|!\[|[0-9]++(?![.)]))"
_BRACKET = r"\[(?![^\n]*\]:)"
# An empty line, then no definition (`: …`), nothing indented; or the end.
_END = r"(?=\n(?:[ \t]*+\n)++(?![ \t:~{more}])|[ \t\n]*+\Z)"
_RULE = r"[ \t]*+:?-++:?[ \t]*+"
_LINE = rf"(?:{_TEXT}|{_BRACKET})[^\n]*+"
_NUMBER = r"[0-9]{1,9}+\.[ ]"
_NOTE = r"\[\^[^\s\[\]]++\]:[ ]"
_BLOCK = re.compile(
    rf"(?P<heading>\#[^\n]*+)(?!\n[ \t]*+[|:\-][|:\- \t]*+(?:\n|\Z))"
    rf"|(?P<paragraph>{_TEXT}[^\n]*+(?:\n{_TEXT}[^\n]*+)*+|{_BRACKET}[^\n]*+){_END.format(more='')}"
    rf"|(?P<list>(?P<mark>[\-*])[ ]{_LINE}(?:\n(?P=mark)[ ]{_LINE})*+){_END.format(more='*+0-9-')}"
    rf"|(?P<numbered>{_NUMBER}{_LINE}(?:\n{_NUMBER}{_LINE})*+){_END.format(more='*+0-9-')}"
    rf"|(?P<table>\|[^\n\\]*+\n\|{_RULE}(?:\|{_RULE})*+\|?[ \t]*+(?:\n\|[^\n\\]*+)*+){_END.format(more='')}"
    rf"|(?P<quote>>[ ]{_TEXT}[^\n]*+(?:\n>[ ]{_TEXT}[^\n]*+)*+){_END.format(more='')}"
    rf"|(?P<box>[!?=]{{3}}[^\n]{{0,900}}+(?:(?:\n[ \t]*+(?=\n))*+\n[ ]{{4}}{_TEXT}[^\n]*+)++){_END.format(more='')}"
    rf"|(?P<notes>{_NOTE}{_LINE}(?:\n{_NOTE}{_LINE})*+){_END.format(more='')}"
)
# Python-Markdown 3.11 (admonition), pymdown-extensions 13.1 (details, tabbed).
_ADMONITION = re.compile(r'!!! ?(?P<type>[\w-]+(?: +[\w-]+)*)(?: +"(?P<title>.*?)")? *$')
_DETAILS = re.compile(r'\?{3}\+? ?(?=[\w" -])(?P<type>[\w-]+(?: +[\w-]+)*)?(?: +"(?P<title>.*?)")? *$')
_TAB = re.compile(r'={3}(?:\+!|!\+|[+!])? +(?P<type>)"(?P<title>.*?)" *$')
_BOXES = {"!": ("admonition", _ADMONITION), "?": ("admonition", _DETAILS), "=": ("tab", _TAB)}
Row = Sequence[str]


class Plain(NamedTuple):
    """A block at the outermost level. `type` is the name of a group above, `map` as in a token of markdown-it, `text`
    are its lines as they are written; `rows` the cells of a table, without the row of hyphens, or what `box_of` says
    of the head of a box."""

    type: str
    map: tuple[int, int]
    text: str
    rows: tuple[Row, ...] = ()


def plain_block(text: str, position: int, line: int) -> Plain | None:
    """The plain block that begins at a position, the beginning of a line; None where there is another."""
    match = _BLOCK.match(text, position)
    if not match:
        return None
    kind, found = match.lastgroup or "", match[0]
    lines = line, line + found.count("\n") + 1
    if kind == "box":
        box = box_of(found.partition("\n")[0])
        return Plain(kind, lines, found, (box,)) if box else None
    if kind != "table":
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


def box_of(line: str) -> tuple[str, str, str] | None:
    """(`admonition` or `tab`, classes, title) of `!!! type "Title"`, `??? type "Title"`, `=== "Title"`."""
    kind, pattern = _BOXES.get(line[:1], ("", None))
    match = pattern.match(line) if pattern else None
    return (kind, " ".join((match["type"] or "").split()), match["title"] or "") if match else None


def _cells(line: str) -> Row:
    """As markdown-it splits a line without backslashes."""
    cells = mdTrim(line).split("|")
    if cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return [mdTrim(cell) for cell in cells]
