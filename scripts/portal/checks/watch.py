"""What the answers about one key depend on, beside its own files: what its rules asked of other pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.model import Place

HISTORY = "history"
ALL = "*"
_IS_THERE, _IS_GAP = "+", "-"


@dataclass(frozen=True, slots=True)
class Contents:
    """The content of every page as a digest, the set of pages as another, and what history can answer."""

    digests: Mapping[Place, str]
    places: str
    history: Callable[[], str]

    def is_as(self, asked: Mapping[str, str]) -> bool:
        """Whether every answer that was noted would be given again."""
        return all(self._answer(name, answer) == answer for name, answer in asked.items())

    def _answer(self, name: str, answer: str) -> str:
        if name == ALL:
            return self.places
        if name == HISTORY:
            return self.history()
        lang, _, key = name.partition("/")
        digest = self.digests.get((lang, key))
        if digest is None:
            return _IS_GAP
        return _IS_THERE if answer in (_IS_THERE, _IS_GAP) else digest


class Watched:
    """A `model.Watch` over one key: notes questions about other keys with their answers."""

    def __init__(self, key: str, contents: Contents) -> None:
        self.answers: dict[str, str] = {}
        self._key, self._contents = key, contents

    def asked(self, place: Place) -> None:
        """A page was looked for."""
        name = self._name(place)
        if name and name not in self.answers:
            self.answers[name] = _IS_THERE if place in self._contents.digests else _IS_GAP

    def opened(self, place: Place) -> None:
        """A page's file is read."""
        if name := self._name(place):
            self.answers[name] = self._contents.digests.get(place, _IS_GAP)

    def walked(self) -> None:
        """All pages were listed."""
        self.answers[ALL] = self._contents.places

    def missed_history(self) -> None:
        """An older text was wanted that nobody knows; once history has more to tell, it is asked again."""
        self.answers[HISTORY] = self._contents.history()

    def _name(self, place: Place) -> str:
        return "" if place[1] == self._key else f"{place[0]}/{place[1]}"
