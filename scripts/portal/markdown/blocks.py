"""markdown-it's block parser, asking of a line only the rules that its first character allows.

The same tokens in two thirds of the time: markdown-it 4.3 asks every rule of every line, and most answer no
after a look at that character. What is left out here is what those rules themselves look at first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from portal.markdown.plain import Plain, plain_block

# The first characters of what a rule reads; rules that are not here read lines of any kind.
_STARTS = {
    "container": "!?=",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "abbreviation": "*",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "markdown_tag": "<",
    "html_block": "<",
    "heading": "#",
}
_TABLE, _CODE, _LHEADING, _DEFLIST = "table", "code", "lheading", "deflist"
_LEAST_CODE = 4  # columns
_EMPTY_LINES = re.compile(r"(?:[ \t]*+\n)*+")

Named = tuple[tuple[str, Any], ...]


class _Token(Token):
    """A token of a block, made without the detour through default factories."""

    __slots__ = ()

    def __init__(self, type_: str, tag: str, nesting: Literal[-1, 0, 1]) -> None:
        self.type = type_
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = 0
        self.children = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = True
        self.hidden = False


class _State(StateBlock):
    """`takes_plain`: blocks at the outermost level may come as `Plain`."""

    takes_plain = False

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = _Token(ttype, tag, nesting)
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def blocks_of(src: str, parser: MarkdownIt, env: Any) -> Sequence[Token | Plain]:
    """The tokens of a text, plain blocks at the outermost level read without tokens; the places of lines are
    found only where something else than a plain block comes."""
    found: list[Any] = []
    position = line = 0
    while gap := _EMPTY_LINES.match(src, position):
        line += src.count("\n", *gap.span())
        position = gap.end()
        block = plain_block(src, position, line)
        if not block:
            break
        found.append(block)
        line, position = block.map[1], position + len(block.text) + 1
    if position < len(src):
        state = _State(src, parser, env, found)
        state.takes_plain = True
        parser.block.tokenize(state, line, state.lineMax)
    return found


class BlockParser(ParserBlock):
    """To be made of a ruler whose rules are set."""

    def __init__(self, ruler: Ruler[Any]) -> None:
        self.ruler = ruler
        rules: Named = tuple((rule.name, rule.fn) for rule in ruler.__rules__ if rule.enabled)
        characters = {char for starts in _STARTS.values() for char in starts}
        self._by_first = {
            char: tuple(rule for rule in rules if char in _STARTS.get(rule[0], char)) for char in characters
        }
        self._others = tuple(rule for rule in rules if rule[0] not in _STARTS)

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token] | None:
        """As markdown-it's, with a state of ours."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """As markdown-it's, but for the choice of rules."""
        line, has_empty_lines = startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = endLine
                break
            if not (state.level == 0 and _take_plain(state, line)):
                first = state.src[state.bMarks[line] + state.tShift[line]]
                self._apply(self._by_first.get(first, self._others), state, line, endLine)
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def _apply(self, rules: Sequence[tuple[str, Any]], state: StateBlock, line: int, end: int) -> None:
        following = _first(state, line + 1, end)
        for name, rule in rules:
            if name == _TABLE:
                if following not in ("|", "-", ":"):
                    continue
            elif name == _CODE:
                if state.sCount[line] < _LEAST_CODE:
                    continue
            elif name == _LHEADING:
                if not following:
                    # markdown-it's rule leaves this behind when it finds no underline.
                    if not state.is_code_block(line):
                        state.parentType = "paragraph"
                    continue
            elif name == _DEFLIST and (following or _first(state, line + 2, end)) not in (":", "~"):
                continue
            if rule(state, line, end, False):
                return
        raise RuntimeError("no rule for a line")


def _take_plain(state: Any, line: int) -> bool:
    """Read a plain block, if that is wished and there is one."""
    found = plain_block(state.src, state.bMarks[line], line) if state.takes_plain else None
    if not found:
        return False
    state.tokens.append(found)
    state.line = found.map[1]
    return True


def _first(state: StateBlock, line: int, end: int) -> str:
    """The first character of a line behind its indentation; empty for an empty line and behind the end."""
    if line >= end:
        return ""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start] if start < state.eMarks[line] else ""
