"""Tables as CSV and XLSX; the same content gives the same bytes."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from portal.exports.table import Cell, Table

BOM = "\ufeff"  # without it, spreadsheet programs take UTF-8 for the system's own encoding
WIDEST = 60  # characters of a column


def csv_bytes(table: Table) -> bytes:
    """RFC 4180: CRLF, quotes where needed, a heading line; UTF-8 with BOM."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.labels)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return (BOM + text.getvalue()).encode("utf-8")


def _plain(cell: Cell) -> str:
    return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else cell


def xlsx_bytes(table: Table, title: str, about: tuple[tuple[str, str], ...], created: datetime) -> bytes:
    """A workbook: the table, and what it is (label, text) on a second sheet. `created` is no clock's."""
    buffer = io.BytesIO()
    # Texts stay texts: "=…" is no formula, and an address no link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": created})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        top = book.add_format({"valign": "top"})
        data = book.add_worksheet(_sheet_name(title))
        data.freeze_panes(1, 1)
        for column, label in enumerate(table.labels):
            data.set_column(column, column, _width(table, column))
            data.write_string(0, column, label, heading)
            for row, cells in enumerate(table.rows, 1):
                _write(data, row, column, cells[column], wrapped, top)
        if table.rows:
            data.autofilter(0, 0, len(table.rows), len(table.labels) - 1)
        note = book.add_worksheet("README")
        note.set_column(0, 0, 24)
        note.set_column(1, 1, 80)
        for row, (label, text) in enumerate(about):
            note.write_string(row, 0, label, heading)
            note.write_string(row, 1, text, wrapped)
    return buffer.getvalue()


def _write(data: Any, row: int, column: int, cell: Cell, wrapped: Any, top: Any) -> None:
    if isinstance(cell, Decimal):
        data.write_number(row, column, cell, top)
    elif cell is not None:
        data.write_string(row, column, cell, wrapped)


def _width(table: Table, column: int) -> int:
    longest = max((len(_plain(row[column])) for row in table.rows), default=0)
    return min(WIDEST, max(longest, len(table.labels[column])) + 2)


def _sheet_name(title: str) -> str:
    """Excel takes 31 characters and none of `[]:*?/\\`."""
    return "".join(char for char in title if char not in "[]:*?/\\'")[:31]
