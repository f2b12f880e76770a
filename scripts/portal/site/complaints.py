"""What MkDocs complains of, in its own words, with the place in the project."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from portal.finding import nearest

_LINK = re.compile(r"Doc file '(?P<file>(?P<lang>[^'/]+)/[^']+)' contains .*?link '(?P<link>[^']+)'")


@contextmanager
def warnings_of_mkdocs() -> Iterator[list[str]]:
    """Collect the warnings of MkDocs and its plugins; nothing of them is printed."""
    collected: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            message = record.getMessage()
            if message not in collected:
                collected.append(message)

    logger, handler = logging.getLogger("mkdocs"), Collect(logging.WARNING)
    before = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield collected
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def words_of(root: Path, error: Exception) -> list[str]:
    """The engine's words; a fault of a template with its file and line."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file = Path(error.filename)
        place = file.relative_to(root).as_posix() if file.is_relative_to(root) else error.name
        return [f"{place}:{error.lineno}: {error.message}"]
    return str(error).splitlines()


def located(root: Path, docs: Path, warnings: Sequence[str]) -> list[str]:
    """MkDocs names the file of a bad link; the line is found by looking."""
    return [_with_line(root, docs, warning) for warning in warnings]


def _with_line(root: Path, docs: Path, warning: str) -> str:
    match = _LINK.search(warning)
    file = docs / match["file"] if match else None
    if not match or file is None or not file.is_file():
        return warning
    lines = file.read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if match["link"] in text), 1)
    targets = (os.path.relpath(page, file.parent) for page in (docs / match["lang"]).rglob("*.md"))
    hint = nearest(match["link"], [Path(target).as_posix() for target in targets])
    return f"{file.relative_to(root).as_posix()}:{line}: {warning} {hint}"
