"""Running text of a page, by the kind of block it is: headings, paragraphs, items, terms, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.markdown import attributes, near_misses
from portal.markdown.collector import Collector, Span
from portal.markdown.document import Footnote
from portal.markdown.inline import ParseInline, read_markdown
from portal.markdown.run import Run, squeeze

# What makes running text more than words; without any of it text and prose are the same. A class of all first
# characters halves the time.
_TELLING = re.compile(r"[\\`*_\[<&{@:\n](?:(?<![:\n])|(?<=:)(?=//)|(?<=  \n))")


class Texts:
    """Puts running text into a `Collector`. `paragraph_end` is the line after the last paragraph."""

    def __init__(self, page: Collector, parse_inline: ParseInline) -> None:
        self.page = page
        self.parse_inline = parse_inline
        self.paragraph_end = -1

    def run(self, content: str, start: int) -> Run:
        return read_markdown(content, self.parse_inline, self.page.line(start))

    def heading(self, content: str, level: int, span: Span) -> None:
        self.page.settle()
        title, words = attributes.cut_at_end(content)
        name = attributes.identifier(words)
        if not words:
            name, problem = near_misses.heading_attributes(content, level, self.page.line(span[0]))
            self.page.note(problem)
        self._add("heading", title, span, name, level)

    def paragraph(self, content: str, span: Span) -> None:
        self.page.note(near_misses.marker(content, self.page.line(span[0])))
        text, words = attributes.cut_last_line(content)
        name = attributes.identifier(words)
        if self.page.innermost.is_bare:
            self.page.add_own_text(self.run(text, span[0]), span[1], name)
            return
        self.paragraph_end = span[1]
        if not _TELLING.search(text):
            self.page.add_words("paragraph", squeeze(text), span, name)
            return
        run = self.run(text, span[0])
        is_snippet = content.startswith("--8<--")
        kind = "snippet" if is_snippet else "image" if run.images and run.has_only_images else "paragraph"
        self.page.add(kind, run, span, name=name)

    def item(self, content: str, line: int, path: str) -> None:
        """An item of one line in a list at the outermost level."""
        span = line, line + 1
        self.page.note(near_misses.marker(content, self.page.line(line)))
        self._add("item", content, span, "", 1, path)

    def term(self, content: str, span: Span) -> None:
        self.page.settle()
        text, words = attributes.cut_at_end(content)
        self._add("term", text, span, attributes.identifier(words), self.page.innermost.depth)

    def row(self, cells: Sequence[str], span: Span, info: str) -> None:
        words = " | ".join(cells)
        if not _TELLING.search(words) and "|" not in "".join(cells):
            self.page.add_words("row", squeeze(words), span, info=info)
            return
        row = Run(self.page.line(span[0]))
        for number, content in enumerate(cells):
            text, words = attributes.cut_at_end(content)
            cell = self.run(text, span[0])
            cell.add_attributes(words)
            row.absorb(cell, " | " if number else "")
        self.page.add("row", row, span, info)

    def note_list(self, start: int) -> None:
        """A list begins in a line."""
        if start == self.paragraph_end:
            self.page.note(near_misses.list_without_gap(self.page.line(start)))

    def open_footnote(self, label: str, start: int) -> None:
        self.page.settle()
        self.page.footnotes.append(Footnote(label, self.page.line(start), is_definition=True))
        self.page.enter("footnote", start, f"footnote {label}", label, is_bare=True)

    def open_quote(self, start: int) -> None:
        self.page.settle()
        self.paragraph_end = -1
        self.page.enter("quote", start, "quote")
        self.page.add("quote", Run(0), (start, start))

    def open_box(self, kind: str, classes: str, title: str, start: int) -> None:
        """An admonition or a tab."""
        self.page.settle()
        self.page.enter(kind, start, f"{kind} {classes or title}".rstrip())
        self.page.add(kind, self.run(title, start), (start, start), classes)

    def _add(self, kind: str, content: str, span: Span, name: str, level: int, path: str = "") -> None:
        if _TELLING.search(content):
            self.page.add(kind, self.run(content, span[0]), span, name=name, level=level, path=path)
        else:
            self.page.add_words(kind, squeeze(content), span, name, level=level, path=path)
