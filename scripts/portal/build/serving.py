"""The site while it is edited: each change is built, what was edited first, and shown at once."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from portal.build.driver import build
from portal.build.inputs import code_of, read_project
from portal.build.order import SERVED, Options
from portal.build.workshop import FOLDER
from portal.finding import ConfigError
from portal.site.engine import Live, load_mkdocs, serve_live


def serve(root: Path, address: str | None) -> None:
    """Serve the project at `root` until interrupted. ConfigError or BuildError if it cannot be built at first."""
    # Beside what builds keep, so that its files can have a second name here.
    place = root / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=SERVED, dir=place) as folder:
        edited = _Edited(root, Path(folder, "site"))
        edited.build()
        try:
            serve_live(Live(edited.out, load_mkdocs(edited.site), address, edited.rebuild))
        except OSError as error:
            raise ConfigError(f"cannot serve at {address or 'the address of mkdocs.yml'}: {error}") from error


class _Edited:
    """A project that is being edited: how it was when it was last built."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root, self.out = root, out
        self.site, self._inputs = read_project(root)
        self._is_sure = True
        self._code = code_of(root)

    def build(self, first: tuple[str, ...] = ()) -> bool:
        """Build what has changed; `first`: these languages alone, if the others are there. Whether that was so."""
        options = Options(searched=False, first=first, in_place=True)
        built = build(self.site, self.out, options, inputs=self._inputs)
        self._is_sure &= not built.is_doubtful
        return built.is_partial

    def rebuild(self, show: Callable[[], None]) -> None:
        """Read the project again and build it, the languages in whose folders something changed first. ConfigError,
        BuildError."""
        if code_of(self.root) != self._code:
            self._begin_anew()
        edited = self._read()
        if edited and self.build(edited):
            show()
        self.build()

    def _read(self) -> tuple[str, ...]:
        """Read what is new; the languages whose files have changed, if nothing else has."""
        before, old = self._inputs, self.site
        site, inputs = read_project(self.root)
        # To read the data takes longer than to build a page.
        was_sure, self._inputs, self._is_sure = self._is_sure, inputs, True
        self.site = replace(site, data=old.data) if was_sure and before.data == inputs.data else site
        if not was_sure or before.pages != inputs.pages or before.data != inputs.data:
            return ()  # what all languages show
        changed = [path for path, _ in before.files.items() ^ inputs.files.items()]
        folders = {
            language.code: f"{site.config.docs}/{language.code}/" for language in site.config.languages
        }
        return tuple(
            code for code, folder in folders.items() if any(path.startswith(folder) for path in changed)
        )

    def _begin_anew(self) -> None:
        """This process runs the code that it loaded when it began."""
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
