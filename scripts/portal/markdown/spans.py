"""Where code and comments stand in raw Markdown, so that whatever is replaced in the text leaves them alone.

It follows Python-Markdown 3.11 with pymdownx.superfences, which differ from CommonMark: a fence or a comment
without an end is text, and a run of backticks without an equal pair may pair with a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from portal.markdown.near_misses import fence
from portal.markdown.reader import block_tokens

Span = tuple[int, int]

_MAY_BE_CODE = re.compile(r"`|~~~|<!--|(?:^|[\r\n])[> ]*(?: {4}|\t)")
_LINE_END = re.compile(r"\r\n?|\n")
_EMPTY_LINES = re.compile(r"(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+")
_RUN = re.compile(r"`+")
_ONE_LINE = frozenset({"admonition_open", "tab_open"})
_BLOCKS = frozenset({"inline", "fence", "code_block", "html_block"}) | _ONE_LINE


def code_spans(text: str) -> tuple[Span, ...]:
    """(start, end) of fences, indented code, code spans and comments in the body of a page; sorted, apart."""
    if not _MAY_BE_CODE.search(text):
        return ()
    starts = [0, *(match.end() for match in _LINE_END.finditer(text)), len(text)]
    found: set[Span] = set()
    last_row: tuple[int, ...] = ()
    for token in block_tokens(text)[0]:
        if token.type not in _BLOCKS:
            continue
        lines = tuple(token.map or (0, 0))
        if token.type == "inline" and lines == last_row:  # the cells of one row share its line
            continue
        last_row = lines
        last = lines[0] + 1 if token.type in _ONE_LINE else max(lines[1], lines[0] + 1)
        found.update(_spans_of(token, text, starts[lines[0]], starts[min(last, len(starts) - 1)]))
    return _merged(sorted(found))


def _spans_of(token: Token, text: str, start: int, end: int) -> Iterator[Span]:
    if token.type == "code_block" or (token.type == "fence" and not fence(token, 0)):
        yield start, end
    elif token.type == "fence":
        yield from _in_paragraphs(text, start, end)
    elif token.type == "html_block":
        yield from _in_html(text, start, end)
    else:
        yield from _in_paragraph(text, start, end)


def _in_html(text: str, start: int, end: int) -> Iterator[Span]:
    """Comments of a block of HTML; what follows a comment that opens the block is text."""
    is_comment = text[start:end].lstrip(" ").startswith("<!--")
    while (opened := text.find("<!--", start, end)) >= 0 and (
        closed := text.find("-->", opened + 4, end)
    ) >= 0:
        yield opened, closed + 3
        start = closed + 3
    if is_comment:
        yield from _in_paragraphs(text, start, end)


def _in_paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for gap in _EMPTY_LINES.finditer(text, start, end):
        yield from _in_paragraph(text, start, gap.start())
        start = gap.end()
    yield from _in_paragraph(text, start, end)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    """Code spans, and comments around or between them: Python-Markdown looks for code first."""
    part = text[start:end]
    kept: list[str] = []
    position = 0
    for opened, closed in _backticks(part) if "`" in part else ():
        yield start + opened, start + closed
        kept += part[position:opened], " " * (closed - opened)
        position = closed
    part = "".join([*kept, part[position:]])
    position = 0
    while (closed := part.find("-->", position)) >= 0:
        if (opened := part.rfind("<!--", position, closed)) >= 0:
            yield start + opened, start + closed + 3
        position = closed + 3


def _backticks(part: str) -> Iterator[Span]:
    """Code spans as BacktickInlineProcessor of Python-Markdown 3.11 finds them."""
    runs = [match.span() for match in _RUN.finditer(part)]
    longest = _longest_after(runs)
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        opened, end = runs[index]
        opened += _is_escaped(part, opened)
        closing = _closing(end - opened, index, later, longest)
        if opened == end or closing < 0:
            index += 1
            continue
        yield opened, runs[closing][1]
        index = closing + 1


def _longest_after(runs: list[Span]) -> list[tuple[int, int]]:
    """For each run (length, index) of the longest behind it, the first of equals; (0, -1) for the last."""
    found = [(0, -1)] * (len(runs) + 1)
    for index in range(len(runs) - 1, 0, -1):
        length = runs[index][1] - runs[index][0]
        found[index - 1] = (length, index) if length >= found[index][0] else found[index]
    return found


def _closing(length: int, index: int, later: dict[int, list[int]], longest: list[tuple[int, int]]) -> int:
    """The run that closes `length` backticks: the next of that length, else the longest if all are less."""
    equal = later.get(length, [])
    while equal and equal[-1] <= index:
        equal.pop()
    if equal:
        return equal[-1]
    most, at = longest[index]
    return at if 0 < most < length else -1


def _is_escaped(part: str, position: int) -> bool:
    before = part[:position] if position < 64 else part[position - 64 : position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap, made one; sorted before."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
