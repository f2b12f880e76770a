"""markdown-it with the block syntax of Python-Markdown and Material that CommonMark lacks.

Each rule has the signature of markdown-it's block rules: (state, first line, line after the last, silent) ->
whether it matched; `silent` asks only whether a paragraph ends here.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block.fence import make_fence_rule
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from portal.markdown.blocks import BlockParser
from portal.markdown.plain import box_of, heading_of

_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\]\\]*)\] ?: *(?P<long>.*)$")
_MARKDOWN = re.compile(r"^[A-Za-z].*?\smarkdown(?:[\s=/]|$)")
_NUMBER = re.compile(r"[0-9]{1,9}([.)])(?=[ \t]+[^ \t\n])")
_MOST_INTERRUPTS = ["paragraph", "reference", "blockquote"]
_INTERRUPTS = [*_MOST_INTERRUPTS, "list"]
_LONGEST_MARK = 1000
_DEEPEST = 60


class _Parser(MarkdownIt):
    """markdown-it that leaves targets as they are written and judges none: rules want to see them."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


def new_parser() -> MarkdownIt:
    """A parser to be made once and used for every page: `block.parse`, then `inline.parse` where needed."""
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)
    block = parser.block.ruler
    # pymdownx.superfences 13.1 closes a fence only by the mark that opened it.
    block.at("fence", make_fence_rule(exact_match=True), {"alt": _INTERRUPTS})
    block.at("code", _code)
    block.at("heading", _heading, {"alt": _MOST_INTERRUPTS})
    block.at("list", _list, {"alt": _MOST_INTERRUPTS})
    block.before("fence", "container", _container, {"alt": _INTERRUPTS})
    block.before("list", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})
    block.before("html_block", "markdown_tag", _markdown_tag, {"alt": _MOST_INTERRUPTS})
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.block = BlockParser(block)
    return parser


def _line(state: StateBlock, line: int) -> str:
    """The text of a line without its indentation; empty where it is too long for a mark, or indented code."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if end - start > _LONGEST_MARK or state.is_code_block(line):
        return ""
    return state.src[start:end]


def _first(state: StateBlock, line: int) -> str:
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start] if start < state.eMarks[line] else ""


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`!!! type "Title"`, `??? type "Title"`, `=== "Title"`: the body is indented by four columns."""
    box = box_of(_line(state, start))
    if not box:
        return False
    if silent:
        return True
    kind = box[0]
    last = _end_of_body(state, start, end)
    token = state.push(f"{kind}_open", "div", 1)
    token.map = [start, last]
    _, token.info, token.content = box
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = kind, last, state.blkIndent + 4
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax, state.blkIndent = before
    state.push(f"{kind}_close", "div", -1)
    state.line = last
    return True


def _end_of_body(state: StateBlock, start: int, end: int) -> int:
    """The line after the last one that is indented by four columns; empty lines behind it do not count."""
    last = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + 4:
            break
        last = line + 1
    return last


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[short]: long`, one line."""
    if _first(state, start) != "*":
        return False
    match = _ABBREVIATION.match(_line(state, start))
    if not match:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.map = [start, start + 1]
        token.content = f"{match['short']}: {match['long']}"
        state.line = start + 1
    return True


def _markdown_tag(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that only opens an element with `markdown` (md_in_html) or closes an element.

    CommonMark would take the lines up to the next empty one for HTML as well.
    """
    if _first(state, start) != "<":
        return False
    line = _line(state, start).rstrip()
    inner = line[1:-1]
    if not line.endswith(">") or "<" in inner or ">" in inner:
        return False
    if not (_MARKDOWN.search(inner) or (inner[:1] == "/" and inner[1:].strip().lower() in block_names)):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map = [start, start + 1]
        token.content = line
        state.line = start + 1
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`## Title`; Python-Markdown also takes `##Title`."""
    if _first(state, start) != "#" or state.is_code_block(start):
        return False
    if not silent:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        level, title = heading_of(line)
        state.line = start + 1
        token = state.push("heading_open", f"h{level}", 1)
        token.map = [start, start + 1]
        inline = state.push("inline", "", 0)
        inline.map = [start, start + 1]
        inline.content = title
        state.push("heading_close", token.tag, -1)
    return True


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """As in CommonMark, but `1)` is text, and a list nested right below its item starts with any number."""
    begin = state.bMarks[start] + state.tShift[start]
    number = _NUMBER.match(state.src, begin, state.eMarks[start])
    if number and number[1] == ")":
        return False
    if number and silent and 0 <= state.listIndent <= state.sCount[start] - 4:
        return True
    return list_block(state, start, end, silent)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Indented code.

    Python-Markdown's containers are four columns wide, however wide the list marker is: after `- item` code
    starts at column 8, where CommonMark has it at column 6.
    """
    least = -(-state.blkIndent // 4) * 4 + 4
    if state.sCount[start] < least:
        return False
    line = last = start + 1
    while line < end:
        if not state.isEmpty(line):
            if state.sCount[line] < least:
                break
            last = line + 1
        line += 1
    token = state.push("code_block", "code", 0)
    token.map = [start, last]
    token.content = state.getLines(start, last, least, False)
    state.line = last
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """`*` and `_`.

    Python-Markdown 3.11 asks for no more than a non-space inside of `*`, so that `**重要。**然后` is strong;
    CommonMark's rule about punctuation leaves it as it is written.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    can_open, can_close, length = state.scanDelims(state.pos, marker == "*")
    if marker == "*":
        after = state.pos + length
        can_open = after < state.posMax and not state.src[after].isspace()
        can_close = state.pos > 0 and not state.src[state.pos - 1].isspace()
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        position = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), length, position, -1, can_open, can_close))
    state.pos += length
    return True
