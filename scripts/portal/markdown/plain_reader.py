"""The walk over plain blocks: gives them names and places, as the walk over tokens does."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.common.utils import mdTrim

from portal.markdown.document import ItemList, Table
from portal.markdown.plain import Plain, heading_of
from portal.markdown.texts import Texts

_INDENT = 4  # columns


def read_plain(block: Plain, texts: Texts) -> None:
    """Put a plain block among the texts of its page."""
    _READERS[block.type](block, texts)


def _read_heading(block: Plain, texts: Texts) -> None:
    level, title = heading_of(block.text)
    texts.heading(title, level, block.map)


def _read_paragraph(block: Plain, texts: Texts) -> None:
    texts.paragraph(mdTrim(block.text), block.map)


def _read_list(block: Plain, texts: Texts) -> None:
    start, end = block.map
    texts.note_list(start)
    for number, line in enumerate(block.text.split("\n"), 1):
        texts.item(mdTrim(line.partition(" ")[2]), start + number - 1, f"list > item {number}")
    is_ordered = block.type == "numbered"
    texts.page.lists.append(ItemList(end - start, is_ordered, 1, texts.page.line(start)))


def _read_table(block: Plain, texts: Texts) -> None:
    start = block.map[0]
    header, *others = block.rows
    texts.row(header, (start, start + 1), "header")
    for line, cells in enumerate(others, start + 2):
        texts.row(cells, (line, line + 1), "")
    columns = len(others[-1] if others else header)
    texts.page.tables.append(Table(len(others), columns, texts.page.line(start)))


def _read_quote(block: Plain, texts: Texts) -> None:
    texts.open_quote(block.map[0])
    text = "\n".join([line[2:] for line in block.text.split("\n")])
    texts.paragraph(mdTrim(text), block.map)
    texts.page.leave()


def _read_box(block: Plain, texts: Texts) -> None:
    kind, classes, title = block.rows[0]
    texts.open_box(kind, classes, title, block.map[0])
    lines: list[str] = []
    for number, line in enumerate((*block.text.split("\n")[1:], ""), block.map[0] + 1):
        if line.strip(" \t"):
            lines.append(line[_INDENT:])
        elif lines:
            texts.paragraph(mdTrim("\n".join(lines)), (number - len(lines), number))
            lines = []
    texts.page.leave()


def _read_notes(block: Plain, texts: Texts) -> None:
    for start, line in enumerate(block.text.split("\n"), block.map[0]):
        head, _, text = line.partition(": ")
        texts.open_footnote(head[2:-1], start)
        texts.paragraph(mdTrim(text), (start, start + 1))
        texts.page.leave()


_READERS: dict[str, Callable[[Plain, Texts], None]] = {
    "heading": _read_heading,
    "paragraph": _read_paragraph,
    "list": _read_list,
    "numbered": _read_list,
    "table": _read_table,
    "quote": _read_quote,
    "box": _read_box,
    "notes": _read_notes,
}
