"""The site while it is edited: each change is built, what was edited first, and shown at once."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from portal.build.driver import Built, build
from portal.build.inputs import code_of, read_project, saved_between
from portal.build.order import SERVED, Options
from portal.build.ready import Ready
from portal.build.workshop import FOLDER
from portal.finding import ConfigError
from portal.site.engine import Live, Shown, load_mkdocs, serve_live


def serve(root: Path, address: str | None) -> None:
    """Serve the project at `root` until interrupted. ConfigError or BuildError if it cannot be built at first."""
    # Beside what builds keep, so that its files can have a second name here.
    place = root / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=SERVED, dir=place) as folder:
        edited = _Edited(root, Path(folder, "site"))
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # as by hand: nothing is left behind
        try:
            edited.build()
            edited.wait()
            _serve(Live(edited.out, load_mkdocs(edited.site), address, edited.rebuild, edited.make))
        finally:
            edited.end()


def _serve(live: Live) -> None:
    try:
        serve_live(live)
    except OSError as error:
        where = live.address or "the address of mkdocs.yml"
        raise ConfigError(f"cannot serve at {where}: {error}") from error


class _Edited:
    """A project that is being edited: how it was when it was last built."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root, self.out = root, out
        self.site, self._inputs = read_project(root)
        self._saved: frozenset[str] = frozenset()  # while it was built
        self._is_sure = True
        self._code = code_of(root)
        self._ready = Ready(out)

    def build(self, first: Sequence[str] = (), is_overtaken: Callable[[], bool] = lambda: False) -> Built:
        """Build what has changed; `first`: these languages alone, if the others are there."""
        options = Options(searched=False, first=tuple(first), in_place=True, is_overtaken=is_overtaken)
        built = build(self.site, self.out, options, inputs=self._inputs)
        self._is_sure &= not built.is_common_saved
        self._saved |= built.saved
        return built

    def wait(self) -> None:
        """Be ready for edits of single pages."""
        self._ready.follow(self.site, self._inputs)

    def make(self, file: Path) -> bool:
        """Make a page alone out of its file, whatever is being built; whether that could be done."""
        lang, _, key = file.relative_to(self.site.config.content).as_posix().partition("/")
        return self._ready.make((lang, key))

    def rebuild(self, shown: Shown) -> None:
        """Read the project again and build it, the languages in whose folders something changed first; until
        something else is saved. ConfigError, BuildError."""
        if code_of(self.root) != self._code:
            self._begin_anew()
        languages = self._languages(self._read())
        for first in (languages, []) if languages else ([],):
            built = self.build(first, shown.is_overtaken)
            if built.changed:
                shown.show()
            if shown.is_overtaken():
                return
        if built.is_complete:
            self.wait()

    def _read(self) -> frozenset[str]:
        """Read what is new; the files of the languages that were saved, if nothing else has changed."""
        before, old = self._inputs, self.site
        site, inputs = read_project(self.root)
        was_sure, self._inputs, self._is_sure = self._is_sure, inputs, True
        saved, self._saved = self._saved | saved_between(before, inputs), frozenset()
        if not was_sure or before.common != inputs.common:
            self.site = site  # what all languages show
            return frozenset()
        # To read the data, or all pages, takes longer than to build one.
        places = [place for place, page in site.pages.items() if page.path in saved]
        self.site = old.reread(places) if site.pages.tree == old.pages.tree else replace(site, data=old.data)
        return saved

    def _languages(self, paths: frozenset[str]) -> list[str]:
        config = self.site.config
        codes = (language.code for language in config.languages)
        return [code for code in codes if any(path.startswith(f"{config.docs}/{code}/") for path in paths)]

    def end(self) -> None:
        """Wait no more."""
        self._ready.end()

    def _begin_anew(self) -> None:
        """This process runs the code that it loaded when it began."""
        self.end()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
