"""What an audit finds, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A fault: the tool's name for it, and the address of the page below the site's root."""

    rule: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A tool's work: how many pages it looked at, what it found."""

    tool: str
    version: str
    pages: int
    found: tuple[Found, ...]

    @property
    def failing(self) -> int:
        """Pages with a fault."""
        return len({one.url for one in self.found})

    def by_rule(self) -> Iterable[tuple[str, int, str]]:
        """(rule, pages, one of the pages), the commonest first."""
        pages: dict[str, dict[str, None]] = {}
        for one in self.found:
            pages.setdefault(one.rule, {})[one.url] = None
        counted = ((rule, len(urls), next(iter(urls))) for rule, urls in pages.items())
        return sorted(counted, key=lambda row: (-row[1], row[0]))


Scores = Mapping[str, float]
"""category → points of 100; also times in ms, the bytes and requests of the first view, the elements of the page."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What Lighthouse says of a page (its address below the site's root), and, in words, what falls short."""

    url: str
    scores: Scores
    short: tuple[str, ...]
