"""Tasks in child processes, forked from this one: each starts with all that is loaded here."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Generic, TypeVar

from portal.finding import BuildError

T = TypeVar("T")
Told = Callable[[int, int], None]
"""Hears how far a task is: (done, of all)."""
Task = Callable[[Told], T]
_STEPS = 20  # a task is heard of so many times


def can_fork() -> bool:
    """Whether forking is safe here: on Linux. macOS' own libraries do not survive it; Windows cannot."""
    return sys.platform.startswith("linux")


def run_tasks(
    tasks: Mapping[str, Task[T]], workers: int, told: Callable[[str, int, int], None]
) -> dict[str, T]:
    """Run each task, `workers` at once; one worker is this process. What they give back, by name.

    BuildError with all that failed. `told` hears (name, done, of all).
    """
    if workers == 1 or not can_fork():
        return {name: task(partial(told, name)) for name, task in tasks.items()}
    return _Children(tasks, told).run(workers)


class _Children(Generic[T]):
    """The processes of one run."""

    def __init__(self, tasks: Mapping[str, Task[T]], told: Callable[[str, int, int], None]) -> None:
        self._waiting = list(tasks.items())
        self._told = told
        self._running: dict[Connection, tuple[str, ForkProcess]] = {}
        self._problems: list[str] = []
        self._values: dict[str, T] = {}

    def run(self, workers: int) -> dict[str, T]:
        try:
            while self._waiting or self._running:
                while self._waiting and len(self._running) < workers:
                    self._start(*self._waiting.pop(0))
                for ready in wait(list(self._running)):
                    assert isinstance(ready, Connection)
                    self._hear(ready)
        finally:
            for _, process in self._running.values():
                process.kill()
                process.join()
        if self._problems:
            raise BuildError(list(dict.fromkeys(self._problems)))
        return self._values

    def _start(self, name: str, task: Task[T]) -> None:
        here, there = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.get_context("fork").Process(target=_child, args=(task, there))
        process.start()
        there.close()
        self._running[here] = (name, process)

    def _hear(self, connection: Connection) -> None:
        """Take one message of a child: how far it is, or its end."""
        name, process = self._running[connection]
        try:
            kind, content = connection.recv()
        except EOFError:
            process.join()
            kind, content = (
                "failed",
                (f"{name}: the process ended with {process.exitcode} and told no reason",),
            )
        if kind == "told":
            self._told(name, *content)
            return
        if kind == "done":
            self._values[name] = content
        else:
            self._problems += content
        del self._running[connection]
        connection.close()
        process.join()


def _child(task: Task[T], parent: Connection) -> None:
    def told(done: int, of_all: int) -> None:
        if done == of_all or done % max(1, of_all // _STEPS) == 0:
            parent.send(("told", (done, of_all)))

    try:
        parent.send(("done", task(told)))
    except BuildError as error:
        parent.send(("failed", error.problems))
    except OSError as error:
        parent.send(("failed", (str(error),)))
    finally:
        parent.close()
