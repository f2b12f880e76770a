"""What a rule is, what it is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from portal.finding import Severity
from portal.language import Traits, traits_for
from portal.markdown import Block, Document
from portal.model import Page, Site, State

Walks = Literal["page", "pair", "site", "built"]
Couple = tuple[Block, Block]
"""A block, and its partner on the other side."""


class Fault(NamedTuple):
    """One fault, before it knows its rule. `line` is in the file of `page` (none: the page that was walked,
    for a pair the translation). `text` is the block it stands in: suppressions match on it. `source_line`
    points into the source page of a pair. `severity` replaces the rule's own."""

    line: int
    message: str
    hint: str = ""
    text: str = ""
    source_line: int = 0
    page: Page | None = None
    path: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class PageView:
    """A page with its text parsed. Lines in `document` are lines of the file."""

    page: Page
    document: Document
    traits: Traits
    site: Site

    @property
    def is_source(self) -> bool:
        """Whether the page is written in the source language."""
        return self.page.lang == self.site.config.source.code

    def beside(self, lang: str, key: str) -> PageView | None:
        """Another page, parsed (once for all rules of this page); None for a gap.

        Whether a page exists is cheaper to ask by `(lang, key) in self.site.pages`. Never walk all pages of
        the site from here: the answers of a page are kept until a page changes that was asked for.
        """
        page = self.site.page(lang, key)
        return PageView(page, page.document, traits_for(lang), self.site) if page else None


class BlockPair(NamedTuple):
    """Two aligned blocks: positions in `source.document.blocks` and `target.document.blocks`; -1 for a block
    without partner on that side."""

    source: int
    target: int


@dataclass(frozen=True)
class PairView:
    """A source page and a translation of it, aligned.

    `source` holds the text that the translation was made from, where the state is `stale` and history knows
    it: a translator's error and a source's drift are never mixed. A stale pair without history is not walked.
    """

    source: PageView
    target: PageView
    state: State
    blocks: tuple[BlockPair, ...]

    @cached_property
    def couples(self) -> tuple[Couple, ...]:
        """Source and target blocks that stand for each other."""
        ours, theirs = self.source.document.blocks, self.target.document.blocks
        return tuple([(ours[i], theirs[j]) for i, j in self.blocks if i >= 0 <= j])

    @cached_property
    def couples_by_kind(self) -> Mapping[str, Sequence[Couple]]:
        """Kind → couples of which one block is of it."""
        found: dict[str, list[Couple]] = {}
        for couple in self.couples:
            kind, other = couple[0].kind, couple[1].kind
            found.setdefault(kind, []).append(couple)
            if other != kind:
                found.setdefault(other, []).append(couple)
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. The function's docstring is the rule's public explanation.

    `walks`: `page` (every page; the function takes a PageView), `pair` (PairView), `site` (Site, once) or
    `built` (the built site, once, where one is named: BuiltView).
    `is_ours`: needs our front matter or data, so it is silent on foreign trees.
    `also`: what a rule about pages has to say of the project's other files, once. `of_page`: what a rule about
    pairs or the site has to say of each page.
    `measure`: what a rule over the site asks of each page (`page.measured(measure)`): answered while the page
    is parsed anyway, and kept.
    """

    slug: str
    group: str
    walks: Walks
    function: Callable[[Any], Iterator[Fault]]
    severity: Severity
    is_ours: bool = False
    also: Callable[[Site], Iterator[Fault]] | None = None
    of_page: Callable[[PageView], Iterator[Fault]] | None = None
    measure: Callable[[Page], float] | None = None

    @property
    def explanation(self) -> str:
        """The docstring, dedented."""
        lines = (self.function.__doc__ or "").strip().splitlines()
        return "\n".join([lines[0], *(line.removeprefix("    ") for line in lines[1:])]) if lines else ""
