"""From Markdown text to a `Document`: markdown-it finds the blocks, this walk gives them their names and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.markdown import attributes, near_misses, raw_html
from portal.markdown.document import Block, Document, Footnote, Image, ItemList, Link, Problem, Table
from portal.markdown.inline import Run, read_html, read_markdown
from portal.markdown.syntax import new_parser

_LINE_END = re.compile(r"\r\n?")


def parse(body: str, first_line: int = 1) -> Document:
    """Read the body of a page, whose first line is line `first_line` of its file. Never raises."""
    tokens, env = block_tokens(body)
    return _Reader(first_line, env).read(tokens)


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


@dataclass(slots=True)
class _Open:
    """A list or a container that is not yet closed; `is_bare` until its own text has come."""

    kind: str
    path: str
    depth: int
    start: int
    info: str = ""
    items: int = 0
    is_bare: bool = False


class _Reader:
    """One walk over the tokens of one page."""

    def __init__(self, first_line: int, env: dict[str, object]) -> None:
        self.first_line = first_line
        self.env = env
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self.lists: list[ItemList] = []
        self.footnotes: list[Footnote] = []
        self.anchors: list[str] = []
        self.problems: list[Problem] = []
        self.open = [_Open("page", "", 0, 0)]
        self.opener = ""
        self.level = 0
        self.paragraph_end = -1
        self.cells: list[Run] = []
        self.rows = 0
        self.row: Sequence[int] = (0, 0)
        self.table: Sequence[int] = (0, 0)

    def read(self, tokens: Sequence[Token]) -> Document:
        for token in tokens:
            step = _STEPS.get(token.type)
            if step:
                step(self, token)
        return Document(
            tuple(self.blocks),
            tuple(block for block in self.blocks if block.kind == "heading"),
            tuple(self.links),
            tuple(self.images),
            tuple(self.tables),
            tuple(sorted(self.lists, key=lambda found: (found.line, found.level))),
            tuple(self.footnotes),
            tuple(self.anchors),
            tuple(self.problems),
        )

    def parse_inline(self, content: str) -> Sequence[Token]:
        children: list[Token] = []
        parser = _parser()
        parser.inline.parse(content, parser, self.env, children)
        return children

    # Emitting

    def emit(self, kind: str, run: Run, span: Sequence[int], *, info: str = "", level: int = -1, id: str = "", text: str = "") -> None:
        place = self.open[-1]
        self.links += run.links
        self.images += run.images
        self.footnotes += run.notes
        self.anchors += run.anchors
        self.blocks.append(
            Block(
                kind,
                place.depth if level < 0 else level,
                text or run.text,
                self.first_line + span[0],
                self.first_line + max(span[0], span[1] - 1),
                place.path,
                info,
                id,
                run.prose,
                tuple(run.links),
                tuple(run.images),
                tuple(run.codes),
                tuple(run.tokens),
                tuple(run.html),
                tuple(run.marked),
            )
        )

    def run(self, content: str, span: Sequence[int] = (0, 0)) -> Run:
        return read_markdown(content, self.parse_inline, self.first_line + span[0])

    def note(self, problem: Problem | None) -> None:
        if problem:
            self.problems.append(problem)

    # Containers

    def enter(self, kind: str, token: Token, *, label: str = "", info: str = "", is_bare: bool = False) -> None:
        outer = self.open[-1]
        label = label or kind
        path = f"{outer.path} > {label}" if outer.path else label
        depth = outer.depth + (kind != "list")
        self.open.append(_Open(kind, path, depth, _span(token)[0], info, 0, is_bare))

    def leave(self, token: Token) -> None:
        self.settle()
        self.open.pop()

    def settle(self) -> None:
        """An item, definition or footnote that starts with another block has an empty text."""
        top = self.open[-1]
        if top.is_bare:
            top.is_bare = False
            self.emit(top.kind, self.run(""), (top.start, top.start + 1), info=top.info)

    # Steps, one for each type of token

    def open_text(self, token: Token) -> None:
        self.opener = token.type
        self.level = int(token.tag[1]) if self.opener == "heading_open" else 0

    def inline(self, token: Token) -> None:
        _TEXTS[self.opener](self, token.content, _span(token))

    def heading(self, content: str, span: Sequence[int]) -> None:
        self.settle()
        title, words = attributes.cut_at_end(content)
        name = attributes.identifier(words)
        if not words:
            name, problem = near_misses.heading_attributes(content, self.level, self.first_line + span[0])
            self.note(problem)
        self.anchors += [name] if name else []
        self.emit("heading", self.run(title, span), span, level=self.level, id=name)

    def paragraph(self, content: str, span: Sequence[int]) -> None:
        self.note(near_misses.marker(content, self.first_line + span[0]))
        text, words = attributes.cut_last_line(content)
        run = self.run(text, span)
        name = attributes.identifier(words)
        self.anchors += [name] if name else []
        top = self.open[-1]
        if top.is_bare:
            top.is_bare = False
            self.emit(top.kind, run, (top.start, span[1]), info=top.info, id=name)
            return
        self.paragraph_end = span[1]
        is_snippet = content.startswith("--8<--")
        kind = "snippet" if is_snippet else "image" if run.images and run.has_only_images else "paragraph"
        self.emit(kind, run, span, id=name)

    def term(self, content: str, span: Sequence[int]) -> None:
        self.settle()
        title, words = attributes.cut_at_end(content)
        name = attributes.identifier(words)
        self.anchors += [name] if name else []
        self.emit("term", self.run(title, span), span, id=name)

    def cell(self, content: str, span: Sequence[int]) -> None:
        text, words = attributes.cut_at_end(content)
        run = self.run(text, span)
        run.add_attributes(words)
        self.cells.append(run)

    def open_table(self, token: Token) -> None:
        self.settle()
        self.table = _span(token)
        self.rows = 0

    def open_row(self, token: Token) -> None:
        self.row = _span(token)
        self.cells = []

    def close_row(self, token: Token) -> None:
        row = Run(self.first_line + self.row[0])
        for number, cell in enumerate(self.cells):
            row.absorb(cell, " | " if number else "")
        self.emit("row", row, self.row, info="" if self.rows else "header")
        self.rows += 1

    def close_table(self, token: Token) -> None:
        self.tables.append(Table(self.rows - 1, len(self.cells), self.first_line + self.table[0]))

    def open_list(self, token: Token) -> None:
        self.settle()
        if _span(token)[0] == self.paragraph_end:
            self.note(near_misses.list_without_gap(self.first_line + self.paragraph_end))
        self.enter("list", token, info=token.type)

    def close_list(self, token: Token) -> None:
        closed = self.open.pop()
        line = self.first_line + closed.start
        is_ordered = closed.info == "ordered_list_open"
        self.lists.append(ItemList(closed.items, is_ordered, closed.depth + 1, line))

    def open_item(self, token: Token) -> None:
        items = self.open[-1]
        items.items += 1
        self.enter("item", token, label=f"item {items.items}", is_bare=True)

    def open_definition(self, token: Token) -> None:
        self.enter("definition", token, is_bare=True)

    def open_footnote(self, token: Token) -> None:
        self.settle()
        label = str(token.meta["label"])
        self.footnotes.append(Footnote(label, self.first_line + _span(token)[0], is_definition=True))
        self.enter("footnote", token, label=f"footnote {label}", info=label, is_bare=True)

    def open_quote(self, token: Token) -> None:
        self.settle()
        self.enter("quote", token)
        self.emit("quote", self.run(""), (_span(token)[0],) * 2)

    def open_box(self, token: Token) -> None:
        """An admonition or a tab."""
        self.settle()
        kind = token.type.removesuffix("_open")
        line = _span(token)[0]
        self.enter(kind, token, label=f"{kind} {token.info or token.content}".strip())
        self.emit(kind, self.run(token.content, (line, line)), (line, line + 1), info=token.info)

    # Blocks without running text

    def code(self, token: Token) -> None:
        self.settle()
        if token.type == "fence":
            self.note(near_misses.fence(token, self.first_line + _span(token)[0]))
        run = Run(0)
        self.emit("code", run, _span(token), info=" ".join(token.info.split()), text=token.content.removesuffix("\n"))

    def rule(self, token: Token) -> None:
        self.settle()
        self.emit("rule", Run(0), _span(token))

    def abbreviation(self, token: Token) -> None:
        self.settle()
        self.emit("abbreviation", self.run(token.content, _span(token)), _span(token))

    def html(self, token: Token) -> None:
        span = _span(token)
        self.note(near_misses.comment(token.content, self.first_line + span[0]))
        content = raw_html.without_comments(token.content).strip()
        if content and "<" not in content:
            self.paragraph(content, span)
        elif content:
            self.settle()
            self.emit("html", read_html(content, self.first_line + span[0]), span)


def _span(token: Token) -> Sequence[int]:
    """(first line, line after the last), counted from 0 in the body."""
    return token.map or (0, 0)


_TEXTS: dict[str, Callable[[_Reader, str, Sequence[int]], None]] = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "dt_open": _Reader.term,
    "th_open": _Reader.cell,
    "td_open": _Reader.cell,
}
_STEPS: dict[str, Callable[[_Reader, Token], None]] = {
    **dict.fromkeys(_TEXTS, _Reader.open_text),
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
    "list_item_close": _Reader.leave,
    "dd_open": _Reader.open_definition,
    "dd_close": _Reader.leave,
    "footnote_reference_open": _Reader.open_footnote,
    "footnote_reference_close": _Reader.leave,
    "blockquote_open": _Reader.open_quote,
    "blockquote_close": _Reader.leave,
    "admonition_open": _Reader.open_box,
    "admonition_close": _Reader.leave,
    "tab_open": _Reader.open_box,
    "tab_close": _Reader.leave,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": _Reader.rule,
    "abbreviation": _Reader.abbreviation,
    "html_block": _Reader.html,
}
