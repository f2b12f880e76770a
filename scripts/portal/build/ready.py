"""Processes that wait for edits while a site is served: each has read a language, and makes a single page of it
at once."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from portal.build.children import can_fork
from portal.build.downloads import recall_downloads
from portal.build.inputs import Inputs
from portal.build.known import refuse_errors
from portal.build.order import Order
from portal.build.workshop import workshop
from portal.cache import Store
from portal.finding import BuildError
from portal.model import Place, Site
from portal.site.engine import is_portal, load_mkdocs, reason_against, singles_of


class Ready:
    """The processes for one project, whose site is served from `out`; what they write goes beside it."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._processes: dict[str, tuple[Connection, ForkProcess]] = {}
        self._shape: object = None
        self._lock = threading.Lock()

    def follow(self, site: Site, inputs: Inputs) -> None:
        """Wait for edits of `site`, which has just been built; begin anew where more has changed since the last
        time than the text of pages. Nobody waits where forking is not safe, or nothing may be kept."""
        shape = (inputs.common, inputs.files.keys())
        are_there = bool(self._processes) and all(
            process.is_alive() for _, process in self._processes.values()
        )
        if not can_fork() or (shape == self._shape and are_there):
            return
        self.end()
        self._shape = shape
        config = load_mkdocs(site)
        if reason_against(site.config.root, config, inputs.watched):
            return
        with workshop(site.config.root, self._out, keeps=True) as folder:
            order = Order(site, inputs, folder, searched=False)
            if is_portal(config):
                refuse_errors(site, inputs, Store(folder / "judged"), 1)
                recall_downloads(order)
        # Outside: a process would hold the workshop's lock for as long as it lives.
        with self._lock:
            for language in site.config.languages:
                self._start(order, language.code, config)

    def _start(self, order: Order, lang: str, config: Any) -> None:
        here, there = multiprocessing.Pipe()
        ours = [here, *(connection for connection, _ in self._processes.values())]
        process = multiprocessing.get_context("fork").Process(
            target=_wait, args=(order, lang, config, self._folder(lang), there, ours), daemon=True
        )
        process.start()
        there.close()
        self._processes[lang] = here, process

    def make(self, place: Place) -> bool:
        """Make the page at `place` out of its file and show it; whether that could be done."""
        with self._lock:
            for connection, _ in self._processes.values():
                with suppress(OSError):
                    connection.send(place)
            with suppress(EOFError, OSError, KeyError):
                path = self._processes[place[0]][0].recv()
                if path:
                    (self._folder(place[0]) / path).replace(self._out / path)
                return bool(path)
        return False

    def end(self) -> None:
        """Let nobody wait any more."""
        for _, process in list(self._processes.values()):
            process.kill()  # before the lock: who waits for an answer waits no more
        with self._lock:
            for connection, process in self._processes.values():
                connection.close()
                process.join()
            self._processes.clear()

    def _folder(self, lang: str) -> Path:
        return self._out.with_name(f"singles-{lang}")


def _wait(
    order: Order, lang: str, config: Any, folder: Path, asked: Connection, others: Sequence[Connection]
) -> None:
    """Read a language, then answer with the path of each of its pages that was saved, as long as the process
    that serves is there. `others`: ends of pipes that are open here too, and must not be."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the process that serves, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in others:
        connection.close()
    site = order.site
    texts = Store(order.folder / f"{lang}-texts"), order.inputs.texts
    with suppress(EOFError, OSError, BuildError), singles_of(lang, site, config, texts, folder) as singles:
        while True:
            place = asked.recv()
            site = site.reread([place])
            if place[0] == lang:
                is_known = place in site.pages
                has_errors = is_known and is_portal(config) and site.page_errors(site.pages[place])
                asked.send(singles.make(place, site) if is_known and not has_errors else "")
