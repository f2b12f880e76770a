"""A page to be edited, its source beside it, and what an edit is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from portal.markdown import Block, Document

VEIL = "\0"


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """The edited text."""
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True)
class Sample:
    """A clean page. `source` is the page it translates (itself for a source page); `others` are its further
    languages by code; `names` are all keys of the site; `glossary` is the termbase as read, empty for foreign
    trees."""

    lang: str
    key: str
    path: str
    text: str
    document: Document
    others: Mapping[str, Sample] = field(default_factory=dict, repr=False)
    source_lang: str = ""
    keys: frozenset[str] = frozenset()
    glossary: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    is_ours: bool = True

    @property
    def primary(self) -> str:
        """`zh` for `zh-cn`."""
        return self.lang.partition("-")[0]

    @property
    def is_source(self) -> bool:
        return self.lang == self.source_lang

    @property
    def source(self) -> Sample:
        return self if self.is_source else self.others[self.source_lang]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins; one more for the end."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)), len(self.text))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of some lines, with the line break of the last."""
        return self.starts[first - 1], self.starts[min(last, len(self.starts) - 1)]

    def lines(self, block: Block) -> str:
        """A block as it is written."""
        start, end = self.span(block.line, block.end_line)
        return self.text[start:end].rstrip("\n")

    @cached_property
    def body_start(self) -> int:
        """Where the front matter ends."""
        match = re.match(r"---\n.*?^---[ \t]*\n", self.text, re.DOTALL | re.MULTILINE)
        return match.end() if match else 0

    @cached_property
    def prose(self) -> str:
        """The text with everything that no reader reads as prose veiled, of the same length."""
        return _VEILED.sub(lambda match: VEIL * len(match[0]), self._after_front)

    @cached_property
    def raw(self) -> str:
        """The text with front matter and code veiled."""
        return _CODE.sub(lambda match: VEIL * len(match[0]), self._after_front)

    @property
    def _after_front(self) -> str:
        return VEIL * self.body_start + self.text[self.body_start :]

    @cached_property
    def aligned(self) -> tuple[tuple[Block, Block], ...]:
        """(source block, own block), where both pages have the same kinds of blocks in the same order."""
        ours, theirs = self.source.document.blocks, self.document.blocks
        if [block.kind for block in ours] != [block.kind for block in theirs]:
            return ()
        return tuple(zip(ours, theirs, strict=True))


_CODE_SPANS = r"^[ ]*(`{3,}|~{3,})[^\n]*\n.*?^[ ]*\1[ ]*$|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)"
_CODE = re.compile(_CODE_SPANS, re.DOTALL | re.MULTILINE)
_VEILED = re.compile(
    _CODE_SPANS
    + r"|\{\{[^}\n]*\}\}|\{[ :]*[#.][^}\n]*\}|(?<=\])\([^)\n]*\)|^\[[^\]\n]+\]:[^\n]*"
    + r"|<span lang[^>\n]*>[^<\n]*</span>|<!--.*?-->|<[^>\n]+>|https?://[\w./?=&%#~:-]+",
    re.DOTALL | re.MULTILINE,
)


Way = Callable[[Sample, random.Random], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A class of edits. `of_source`: also made on source pages. `group` is the group of rules that should
    notice it, `meaning` for what no rule can."""

    name: str
    group: str
    edits: Way
    of_source: bool = True
