"""Tasks in child processes, forked from this one: each starts with all that is loaded here."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from portal.finding import BuildError

Task = Callable[[], None]


def can_fork() -> bool:
    """Whether forking is safe here: on Linux. macOS' own libraries do not survive it; Windows cannot."""
    return sys.platform.startswith("linux")


def run_in_children(tasks: Mapping[str, Task], workers: int) -> None:
    """Run each task in a process of its own, `workers` at once. BuildError with all that failed."""
    waiting = list(tasks.items())
    running: dict[Connection, tuple[str, ForkProcess]] = {}
    problems: list[str] = []
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                name, task = waiting.pop(0)
                connection, process = _start(task)
                running[connection] = (name, process)
            for ready in wait(list(running)):
                assert isinstance(ready, Connection)
                name, process = running.pop(ready)
                problems += _outcome(ready, name, process)
    finally:
        for _, process in running.values():
            process.kill()
    if problems:
        raise BuildError(list(dict.fromkeys(problems)))


def _start(task: Task) -> tuple[Connection, ForkProcess]:
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_child, args=(task, there))
    process.start()
    there.close()
    return here, process


def _child(task: Task, parent: Connection) -> None:
    try:
        task()
        parent.send(())
    except BuildError as error:
        parent.send(error.problems)
    finally:
        parent.close()


def _outcome(connection: Connection, name: str, process: ForkProcess) -> tuple[str, ...]:
    """The problems that a child tells, or that it died without a word."""
    try:
        problems: tuple[str, ...] = connection.recv()
    except EOFError:
        process.join()
        return (f"{name}: the process ended with {process.exitcode} and told no reason",)
    process.join()
    return problems
