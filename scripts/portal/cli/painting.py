"""Writing to the terminal or to a file: colours and progress on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds before a bar is worth its line

Line = Sequence[tuple[str, str]]
"""Pieces of (text, style)."""


def write(pieces: Iterable[bytes | memoryview]) -> None:
    """Write a text in pieces to standard output; a reader who goes away is no error."""
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        sys.stderr.close()


def is_terminal() -> bool:
    """Whether a person sees standard output as it is written."""
    return sys.stdout.isatty()


def paint(lines: Iterable[Line], styles: Mapping[str, str]) -> None:
    """Write styled lines to a terminal (NO_COLOR is honoured by rich)."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((text, styles.get(style, "")) for text, style in line)))


@contextmanager
def progress_bar(unit: str) -> Iterator[Callable[[int, int], None]]:
    """A function to be told (done, in all); it draws a bar where standard error is a terminal and the work
    takes more than a second."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # No refreshing thread: processes are forked while the bar stands.
    bar = Progress(
        TextColumn(unit),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    task = bar.add_task(unit, total=None)
    started, drawn = time.monotonic(), 0.0

    def told(done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - started < _PATIENCE or now - drawn < 0.1:
            return
        drawn = now
        bar.start()
        bar.update(task, completed=done, total=total, refresh=True)

    try:
        yield told
    finally:
        bar.stop()
