"""Gathers blocks while a page is read, and knows which containers stand around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.markdown.document import Block, Document, Footnote, Image, ItemList, Link, Problem, Table
from portal.markdown.run import Run

Span = Sequence[int]
"""(first line, line after the last), counted from 0 in the body."""


@dataclass(slots=True)
class Container:
    """A list, item, quote, … that is not yet closed. `is_bare` until a text of its own has come."""

    kind: str
    path: str
    depth: int
    start: int
    info: str = ""
    items: int = 0
    is_bare: bool = False


class Collector:
    """What has been read of one page so far."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.tables: list[Table] = []
        self.lists: list[ItemList] = []
        self.footnotes: list[Footnote] = []
        self.problems: list[Problem] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._anchors: list[str] = []
        self._open = [Container("page", "", 0, 0)]

    @property
    def innermost(self) -> Container:
        return self._open[-1]

    def document(self) -> Document:
        return Document(
            tuple(self._blocks),
            tuple(block for block in self._blocks if block.kind == "heading"),
            tuple(self._links),
            tuple(self._images),
            tuple(self.tables),
            tuple(sorted(self.lists, key=lambda found: (found.line, found.level))),
            tuple(self.footnotes),
            tuple(self._anchors),
            tuple(self.problems),
        )

    def line(self, start: int) -> int:
        """The line in the file of a line of the body."""
        return self.first_line + start

    def note(self, problem: Problem | None) -> None:
        if problem:
            self.problems.append(problem)

    def add(
        self, kind: str, run: Run, span: Span, info: str = "", name: str = "", level: int = -1, path: str = ""
    ) -> None:
        """A block of running text; `name` is its explicit id, `level` and `path` the ones of the innermost
        container unless they are given."""
        self._links += run.links
        self._images += run.images
        self.footnotes += run.notes
        self._anchors += [name, *run.anchors] if name else run.anchors
        text = run.text
        self._blocks.append(
            Block(
                kind,
                self.innermost.depth if level < 0 else level,
                text,
                self.line(span[0]),
                self.line(max(span[0], span[1] - 1)),
                path or self.innermost.path,
                info,
                name,
                text if run.is_plain else run.prose,
                tuple(run.links),
                tuple(run.images),
                tuple(run.codes),
                tuple(run.tokens),
                tuple(run.html),
                tuple(run.marked),
            )
        )

    def add_words(
        self,
        kind: str,
        text: str,
        span: Span,
        name: str = "",
        info: str = "",
        level: int = -1,
        path: str = "",
    ) -> None:
        """A block of nothing but words."""
        if name:
            self._anchors.append(name)
        innermost = self._open[-1]
        self._blocks.append(
            Block(
                kind,
                innermost.depth if level < 0 else level,
                text,
                self.first_line + span[0],
                self.first_line + max(span[0], span[1] - 1),
                path or innermost.path,
                info,
                name,
                text,
            )
        )

    def add_code(self, code: str, span: Span, info: str) -> None:
        self.settle()
        lines = self.line(span[0]), self.line(span[1] - 1)
        self._blocks.append(Block("code", self.innermost.depth, code, *lines, self.innermost.path, info))

    def add_own_text(self, run: Run, end: int, name: str) -> None:
        """The first paragraph of an item, a definition or a footnote."""
        owner = self.innermost
        owner.is_bare = False
        self.add(owner.kind, run, (owner.start, end), owner.info, name)

    def settle(self) -> None:
        """An item, definition or footnote that begins with another block has an empty text."""
        if self.innermost.is_bare:
            self.add_own_text(Run(0), self.innermost.start, "")

    def enter(self, kind: str, start: int, label: str, info: str = "", *, is_bare: bool = False) -> None:
        outer = self.innermost
        path = f"{outer.path} > {label}" if outer.path else label
        depth = outer.depth + (kind != "list")
        self._open.append(Container(kind, path, depth, start, info, is_bare=is_bare))

    def leave(self) -> Container:
        self.settle()
        return self._open.pop()
