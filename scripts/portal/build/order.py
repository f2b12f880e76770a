"""What is to be built, and what of it stands already. Nothing here needs MkDocs, whose import takes longer than
to see that nothing has changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.build.inputs import Inputs, digest, read_inputs
from portal.cache import doubt, open_kept
from portal.model import Site

SERVED = "served-"
"""How the folders of sites begin that are being served, beside what builds keep."""
_UNSEARCHED = " without its search index"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: `workers` languages at once (0: the free cores); `keeps`: what earlier builds left is used
    and something left for later ones; `searched`: with search indexes; `verified`: held against a plain build
    before it takes its place; `first`: only these languages are made, and the others shown as they were, if
    they are there; `in_place`: `out` is changed file by file; `told` hears (language, pages done, of all);
    `is_overtaken`: something else is to be built by now, so that this build may end and change nothing."""

    workers: int = 0
    keeps: bool = True
    searched: bool = True
    verified: bool = False
    first: tuple[str, ...] = ()
    in_place: bool = False
    told: Callable[[str, int, int], None] = lambda lang, done, of_all: None
    is_overtaken: Callable[[], bool] = lambda: False

    def hear(self, lang: str, done: int, of_all: int) -> None:
        """Tell how far a language is, as long as the build is to go on. Overtaken."""
        self.refuse_overtaken()
        self.told(lang, done, of_all)

    def refuse_overtaken(self) -> None:
        """Overtaken where something else is to be built."""
        if self.is_overtaken():
            raise Overtaken


class Overtaken(Exception):
    """A build ended early, for another to begin."""


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Order:
    """What parts are made of, and the `folder` in which they are made. `keeps` false: nothing is taken over
    from an earlier build. `searched` false: no search index is made."""

    site: Site
    inputs: Inputs
    folder: Path
    keeps: bool = True
    searched: bool = True

    def key(self, lang: str) -> str:
        """What a language as a whole is made from."""
        return self.inputs.languages[lang] + ("" if self.searched else _UNSEARCHED)

    @property
    def key_of_whole(self) -> str:
        """What the site as a whole is made from."""
        return digest(sorted(self.inputs.languages.items()))

    def part(self, lang: str) -> Path:
        """Where the files of a language are."""
        return self.folder / lang / "files"

    @property
    def whole(self) -> Path:
        """Where the files are that stand once for all languages."""
        return self.folder / "whole" / "files"

    def distrust_unfinished(self) -> None:
        """Remove what a killed build left: nobody knows what was saved while it worked."""
        if self._mark.exists():
            for entry in self.folder.iterdir():
                if entry.is_dir() and not entry.name.startswith(SERVED):
                    shutil.rmtree(entry, ignore_errors=True)
            self._mark.unlink()

    def begin(self) -> None:
        """From here on, files are made."""
        self._mark.touch()

    def finish(self) -> Inputs:
        """The inputs as they are now; what was made while something else was saved is doubted."""
        if not self._mark.exists():
            return self.inputs
        now = read_inputs(self.site.config)
        if now != self.inputs:
            self._doubt(now)
        self._mark.unlink()
        return now

    @property
    def _mark(self) -> Path:
        return self.folder / "unfinished"

    def _doubt(self, now: Inputs) -> None:
        """Forget what may have been made of what was written meanwhile: `now` the inputs are others.

        Texts and pages are known by what they were made from, but for what all of them have in common: their
        templates, settings and code.
        """
        before = self.inputs
        changed = [lang for lang, known in before.languages.items() if known != now.languages[lang]]
        is_common = (before.texts, before.pages) != (now.texts, now.pages)
        for folder in (*(self.part(lang).parent for lang in changed), self.whole.parent):
            doubt(folder)
            if is_common:
                shutil.rmtree(folder, ignore_errors=True)
                shutil.rmtree(folder.with_name(f"{folder.name}-texts"), ignore_errors=True)
        for name in ("judged", "data") if is_common or before.data != now.data else ():
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def has_part(self, lang: str) -> bool:
        """Whether a language is there and nothing has changed that it depends on; a search index may be in it,
        asked for or not."""
        return open_kept(self.part(lang).parent).key in (self.inputs.languages[lang], self.key(lang))

    def had_part(self, lang: str) -> bool:
        """Whether a language is there, be it as it was once."""
        return bool(open_kept(self.part(lang).parent).key)

    @property
    def had_whole(self) -> bool:
        """Whether the files that stand once are there, be it as they were once."""
        return bool(open_kept(self.whole.parent).key)

    @property
    def has_whole(self) -> bool:
        """Whether the files that stand once are there and nothing has changed that they depend on."""
        return open_kept(self.whole.parent).key == self.key_of_whole
