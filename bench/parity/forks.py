"""Work shared among processes, its results in order."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_work: list[Callable[[Any], Any]] = []  # what a forked process finds in its memory; functions cannot be sent


def in_turn(function: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """`function` of each task, on all cores where the system can fork."""
    # Fork is unsafe on macOS once system libraries have started threads (bpo-33725).
    if "fork" not in multiprocessing.get_all_start_methods() or sys.platform == "darwin" or len(tasks) < 2:
        yield from map(function, tasks)
        return
    _work.append(lambda index: function(tasks[index]))
    try:
        with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
            yield from pool.imap(_done, range(len(tasks)))
    finally:
        _work.pop()


def _done(index: int) -> Any:
    return _work[-1](index)
