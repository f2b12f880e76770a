"""Tables: as many rows and columns, and no cell left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.partners import REMOVE, Alone, added, counted, lost, quote, there, together
from portal.checks.rule import Fault, PairView
from portal.markdown import Block, Document

_BAR = re.compile(r"(?<!\\)\|")
_EMPTY = re.compile(r"\| *(?:\||$)")


def tables(pair: PairView) -> Iterator[Fault]:
    """A table has the rows and columns of its source, and no cell is empty that is filled there.

    Rows are paired by their numbers, links, order and length; the words are not compared. Mend: translate
    the missing row, remove the one the source lacks, give each row as many cells as the header.

    Example: the source states four districts, the translation three rows.
    """
    for run in lost(pair, "row"):
        at = there(pair, run.source_line)
        message = f"{_what(run, pair.source.document)} ({at}) has no counterpart: {quote(run.blocks[0].text)}"
        yield Fault(run.line, message, "Translate what is missing.", run.blocks[0].text, run.source_line)
    for run in added(pair, "row"):
        at = there(pair, run.source_line)
        what = _what(run, pair.target.document)
        message = f"{what} is not in the source (near {at}): {quote(run.blocks[0].text)}"
        yield Fault(run.line, message, REMOVE, run.blocks[0].text, run.source_line)
    for one, other in together(pair, "row"):
        is_header = "header" in (one.info, other.info)
        if one.kind == other.kind and (is_header or _has_empty_cell(other)):
            yield from _cells(pair, one, other, is_header)


def _what(run: Alone, document: Document) -> str:
    """`a table of 4 rows and 3 columns`, `1 row of a table`."""
    if run.blocks[0].info == "header":
        for table in document.tables:
            if table.line == run.blocks[0].line:
                return f"a table of {counted(table.rows, 'row')} and {counted(table.columns, 'column')}"
    return f"a part of a table ({counted(len(run.blocks), 'row')})"


def _has_empty_cell(row: Block) -> bool:
    return row.text.startswith("|") or _EMPTY.search(row.text) is not None


def _cells(pair: PairView, one: Block, other: Block, is_header: bool) -> Iterator[Fault]:
    ours, theirs = cells(one), cells(other)
    at = there(pair, one.line)
    if len(ours) != len(theirs):
        if is_header:
            message = f"the table has {counted(len(theirs), 'column')}, expected {len(ours)} ({at})"
            yield Fault(other.line, message, "Add or remove cells in every row.", other.text, one.line)
        return
    empty = [number for number, (was, is_) in enumerate(zip(ours, theirs, strict=True), 1) if was and not is_]
    if empty:
        which = f"cell {empty[0]}" if len(empty) == 1 else f"cells {', '.join(map(str, empty))}"
        row = f"{which} of the row {quote(other.text)} {'is' if len(empty) == 1 else 'are'} empty"
        message = f"{row}; the source says {quote(one.text)} ({at})"
        yield Fault(other.line, message, "Fill the cell, and count the `|` of the row.", other.text, one.line)


def cells(row: Block) -> list[str]:
    """The texts of a row's cells."""
    return [cell.strip() for cell in _BAR.split(row.text)]
