"""From Markdown text to a `Document`: markdown-it finds the blocks, this walk gives them names and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.markdown import near_misses, raw_html
from portal.markdown.blocks import blocks_of
from portal.markdown.collector import Collector, Span
from portal.markdown.document import Document, ItemList, Table
from portal.markdown.inline import read_html
from portal.markdown.plain import Plain
from portal.markdown.plain_reader import read_plain
from portal.markdown.run import Run
from portal.markdown.syntax import new_parser
from portal.markdown.texts import Texts

_LINE_END = re.compile(r"\r\n?")


def parse(body: str, first_line: int = 1) -> Document:
    """Read the body of a page, whose first line is line `first_line` of its file. Never raises."""
    env: dict[str, object] = {}
    return _Reader(first_line, env).read(blocks_of(normalised(body), _parser(), env))


def block_tokens(body: str) -> tuple[Sequence[Token], dict[str, object]]:
    """(tokens, link definitions) of markdown-it, running text not yet parsed."""
    tokens: list[Token] = []
    env: dict[str, object] = {}
    _parser().block.parse(normalised(body), _parser(), env, tokens)
    return tokens, env


def normalised(text: str) -> str:
    """NFC; LF ends a line; NUL, which CommonMark forbids, is U+FFFD."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return unicodedata.normalize("NFC", text.replace("\0", "\ufffd"))


@cache
def _parser() -> MarkdownIt:
    return new_parser()


def _parse_inline(env: dict[str, object], content: str) -> Sequence[Token]:
    children: list[Token] = []
    _parser().inline.parse(content, _parser(), env, children)
    return children


class _Reader:
    """One walk over the tokens of one page."""

    def __init__(self, first_line: int, env: dict[str, object]) -> None:
        self.page = Collector(first_line)
        # Not a method of this reader: objects that know each other wait for the collector.
        self.texts = Texts(self.page, partial(_parse_inline, env))
        self.opener = ""
        self.level = 0
        self.table: Span = (0, 0)
        self.row: Span = (0, 0)
        self.rows = 0
        self.cells: list[str] = []

    def read(self, tokens: Sequence[Token | Plain]) -> Document:
        for token in tokens:
            if isinstance(token, Plain):
                read_plain(token, self.texts)
            elif step := _STEPS.get(token.type):
                step(self, token)
        return self.page.document()

    # Running text: `open_text` remembers what kind the next `inline` token is.

    def open_text(self, token: Token) -> None:
        self.opener = token.type
        self.level = int(token.tag[1]) if self.opener == "heading_open" else 0

    def inline(self, token: Token) -> None:
        if self.opener == "paragraph_open":
            self.texts.paragraph(token.content, _span(token))
        elif self.opener == "heading_open":
            self.texts.heading(token.content, self.level, _span(token))
        elif self.opener == "dt_open":
            self.texts.term(token.content, _span(token))
        else:
            self.cells.append(token.content)

    # Tables

    def open_table(self, token: Token) -> None:
        self.page.settle()
        self.table, self.rows = _span(token), 0

    def open_row(self, token: Token) -> None:
        self.row, self.cells = _span(token), []

    def close_row(self, token: Token) -> None:
        self.texts.row(self.cells, self.row, "" if self.rows else "header")
        self.rows += 1

    def close_table(self, token: Token) -> None:
        self.page.tables.append(Table(self.rows - 1, len(self.cells), self.page.line(self.table[0])))

    # Containers

    def open_list(self, token: Token) -> None:
        self.page.settle()
        start = _span(token)[0]
        self.texts.note_list(start)
        self.page.enter("list", start, "list", token.type)

    def close_list(self, token: Token) -> None:
        closed = self.page.leave()
        is_ordered = closed.info == "ordered_list_open"
        line = self.page.line(closed.start)
        self.page.lists.append(ItemList(closed.items, is_ordered, closed.depth + 1, line))

    def open_item(self, token: Token) -> None:
        self.page.innermost.items += 1
        label = f"item {self.page.innermost.items}"
        self.page.enter("item", _span(token)[0], label, is_bare=True)

    def open_definition(self, token: Token) -> None:
        self.page.enter("definition", _span(token)[0], "definition", is_bare=True)

    def open_footnote(self, token: Token) -> None:
        self.texts.open_footnote(str(token.meta["label"]), _span(token)[0])

    def open_quote(self, token: Token) -> None:
        self.texts.open_quote(_span(token)[0])

    def open_box(self, token: Token) -> None:
        """An admonition or a tab."""
        kind = token.type.removesuffix("_open")
        self.texts.open_box(kind, token.info, token.content, _span(token)[0])

    def close(self, token: Token) -> None:
        self.page.leave()

    # Other blocks

    def code(self, token: Token) -> None:
        if token.type == "fence":
            self.page.note(near_misses.fence(token, self.page.line(_span(token)[0])))
        self.page.add_code(token.content.removesuffix("\n"), _span(token), " ".join(token.info.split()))

    def rule(self, token: Token) -> None:
        self.page.settle()
        self.page.add("rule", Run(0), _span(token))

    def abbreviation(self, token: Token) -> None:
        self.page.settle()
        self.page.add("abbreviation", self.texts.run(token.content, _span(token)[0]), _span(token))

    def html(self, token: Token) -> None:
        span = _span(token)
        self.page.note(near_misses.comment(token.content, self.page.line(span[0])))
        content = raw_html.without_comments(token.content).strip()
        if content and "<" not in content:  # `<!-- comment --> text`
            self.texts.paragraph(content, span)
        elif content:
            self.page.settle()
            self.page.add("html", read_html(content, self.page.line(span[0])), span)


def _span(token: Token) -> Span:
    return token.map or (0, 0)


_STEPS: dict[str, Callable[[_Reader, Any], None]] = {
    **dict.fromkeys(("heading_open", "paragraph_open", "dt_open", "th_open", "td_open"), _Reader.open_text),
    "inline": _Reader.inline,
    "table_open": _Reader.open_table,
    "tr_open": _Reader.open_row,
    "tr_close": _Reader.close_row,
    "table_close": _Reader.close_table,
    "bullet_list_open": _Reader.open_list,
    "ordered_list_open": _Reader.open_list,
    "bullet_list_close": _Reader.close_list,
    "ordered_list_close": _Reader.close_list,
    "list_item_open": _Reader.open_item,
    "list_item_close": _Reader.close,
    "dd_open": _Reader.open_definition,
    "dd_close": _Reader.close,
    "footnote_reference_open": _Reader.open_footnote,
    "footnote_reference_close": _Reader.close,
    "blockquote_open": _Reader.open_quote,
    "blockquote_close": _Reader.close,
    "admonition_open": _Reader.open_box,
    "admonition_close": _Reader.close,
    "tab_open": _Reader.open_box,
    "tab_close": _Reader.close,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": _Reader.rule,
    "abbreviation": _Reader.abbreviation,
    "html_block": _Reader.html,
}
