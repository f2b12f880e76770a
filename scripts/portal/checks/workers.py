"""Many keys judged at once: by forked processes where the system has them, else one after another.

What is needed to fork is imported then: few keys are judged without.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from portal.checks.judging import Bench, judge

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Progress = Callable[[int, int], None]
"""(keys done, keys in all)."""
_LEAST_KEYS = 24  # a process costs 20 ms, a key 10
_BUNDLE = 16
_AHEAD = 2  # bundles that a process has at hand, so that it never waits for the next


def _cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_all(
    bench: Bench, keys: Sequence[str], workers: int, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    """(key, encoded outcome) of each key, in any order."""
    total = len(keys)
    number = min(workers or _cores(), len(keys) // (_LEAST_KEYS // 2))
    if number < 2 or not _may_fork():
        results: Iterator[tuple[str, bytes]] = ((key, judge(bench, key).encode()) for key in keys)
    else:
        results = _forked(bench, keys, number)
    for count, result in enumerate(results, 1):
        progress(count, total)
        yield result


def _may_fork() -> bool:
    """Fork is unsafe on macOS once system libraries have started threads (bpo-33725)."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _forked(bench: Bench, keys: Sequence[str], number: int) -> Iterator[tuple[str, bytes]]:
    from multiprocessing import get_context

    context = get_context("fork")
    left = set(keys)
    starts = iter(range(0, len(keys), _BUNDLE))
    gc.collect()
    gc.freeze()  # what stands now is not written to by a child's collector, and stays shared
    processes, connections = [], []
    for _ in range(number):
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(bench, keys, theirs), daemon=True)
        process.start()
        theirs.close()
        for _ in range(_AHEAD):
            ours.send(next(starts, None))
        processes.append(process)
        connections.append(ours)
    try:
        for key, value in _received(connections, starts):
            left.discard(key)
            yield key, value
    finally:
        for process in processes:
            process.terminate()
            process.join()
        gc.unfreeze()
    # What a process did not send, because it failed or was killed, is done here: errors show themselves.
    for key in sorted(left):
        yield key, judge(bench, key).encode()


def _received(connections: list[Connection], starts: Iterator[int]) -> Iterator[tuple[str, bytes]]:
    """What the processes send; each bundle is answered with the start of another, None where there is none."""
    from multiprocessing.connection import Connection, wait

    while connections:
        for connection in wait(connections):
            assert isinstance(connection, Connection)
            try:
                for _ in range(int.from_bytes(connection.recv_bytes())):
                    yield connection.recv_bytes().decode(), connection.recv_bytes()
                connection.send(next(starts, None))
            except (EOFError, OSError):
                connection.close()
                connections.remove(connection)


def _work(bench: Bench, keys: Sequence[str], connection: Connection) -> None:
    """A process of its own; ends by closing the pipe. A fault is not told here: the parent meets it again."""
    gc.disable()
    try:
        while (start := connection.recv()) is not None:
            bundle = [(key, judge(bench, key).encode()) for key in keys[start : start + _BUNDLE]]
            connection.send_bytes(len(bundle).to_bytes(4))
            for key, value in bundle:
                connection.send_bytes(key.encode())
                connection.send_bytes(value)
    except Exception:
        return
    finally:
        connection.close()
