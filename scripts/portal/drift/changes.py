"""What changed between two texts of a page: blocks, and in them words, with what kind of thing changed."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from portal.figures import find_figures
from portal.language import Traits
from portal.markdown import Block

_ALIKE = 45  # percent; below it a block is another one, not a changed one
_WORD = re.compile(r"\{\{[^{}\n]*\}\}|[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class Facet(enum.StrEnum):
    """What kind of thing a change touches."""

    FIGURE = "figure"
    DATE = "date"
    LEGAL = "legal number"
    LINK = "link"
    CODE = "code"
    MEDIA = "media"
    PROSE = "prose"


class Side(enum.StrEnum):
    """Where a piece of text stands."""

    BOTH = " "
    OLD = "-"
    NEW = "+"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text of one side or both."""

    text: str
    side: Side


@dataclass(frozen=True, slots=True)
class Change:
    """A block that was changed, came (`old` is None) or went (`new` is None). `line` is that of the new text,
    or where the block would stand in it."""

    old: Block | None
    new: Block | None
    line: int
    pieces: tuple[Piece, ...]
    facets: tuple[Facet, ...]


def changes(old: Sequence[Block], new: Sequence[Block], traits: Traits) -> tuple[Change, ...]:
    """All changes, in order; `traits` are those of the language of both."""
    return tuple(_change(one, other, line, traits) for one, other, line in _pairs(old, new))


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None, int]]:
    """Blocks that do not stand unchanged on both sides, those alike side by side."""
    matcher = SequenceMatcher(
        None, [_identity(block) for block in old], [_identity(block) for block in new], False
    )
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            line = new[new_start].line if new_start < len(new) else (new[-1].end_line + 1 if new else 1)
            yield from _alike(old[old_start:old_end], new[new_start:new_end], line)


def _identity(block: Block) -> tuple[object, ...]:
    targets = tuple(link.target for link in block.links), tuple(image.target for image in block.images)
    return block.kind, block.level, block.info, block.text, targets


def _alike(
    old: Sequence[Block], new: Sequence[Block], line: int
) -> Iterator[tuple[Block | None, Block | None, int]]:
    """In order: each new block with the first old one left that is of its kind and like it."""
    left = list(old)
    for block in new:
        index = next((at for at, one in enumerate(left) if _is_like(one, block)), None)
        if index is None:
            yield None, block, block.line
            continue
        yield from ((gone, None, block.line) for gone in left[:index])
        yield left[index], block, block.line
        del left[: index + 1]
    yield from ((gone, None, new[-1].end_line if new else line) for gone in left)


def _is_like(one: Block, other: Block) -> bool:
    return one.kind == other.kind and (one.text == other.text or ratio(one.text, other.text) >= _ALIKE)


def _change(old: Block | None, new: Block | None, line: int, traits: Traits) -> Change:
    if old is None or new is None:
        block = old or new
        assert block is not None
        side = Side.NEW if old is None else Side.OLD
        facets = _facets([(block, 0, len(block.text))], traits)
        return Change(old, new, line, (Piece(block.text, side),), facets)
    pieces, spans = _words(old, new, traits)
    touched = set(_facets(spans, traits))
    if old.text == new.text:
        touched = set()
    if [link.target for link in old.links] != [link.target for link in new.links]:
        touched.add(Facet.LINK)
    if [image.target for image in old.images] != [image.target for image in new.images]:
        touched.add(Facet.MEDIA)
    return Change(old, new, line, pieces, tuple(facet for facet in Facet if facet in touched))


Span = tuple[Block, int, int]
"""A part of a block's text: (block, start, end)."""


def _words(old: Block, new: Block, traits: Traits) -> tuple[tuple[Piece, ...], list[Span]]:
    """The word diff, and the changed parts of both sides."""
    ours, theirs = _tokens(old.text, traits), _tokens(new.text, traits)
    matcher = SequenceMatcher(None, [text for _, text in ours], [text for _, text in theirs], False)
    pieces: list[Piece] = []
    spans: list[Span] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone = "".join(text for _, text in ours[old_start:old_end])
        come = "".join(text for _, text in theirs[new_start:new_end])
        if tag == "equal":
            pieces.append(Piece(gone, Side.BOTH))
            continue
        if gone:
            pieces.append(Piece(gone, Side.OLD))
            spans.append((old, ours[old_start][0], ours[old_start][0] + len(gone)))
        if come:
            pieces.append(Piece(come, Side.NEW))
            spans.append((new, theirs[new_start][0], theirs[new_start][0] + len(come)))
    return tuple(pieces), spans


def _tokens(text: str, traits: Traits) -> list[tuple[int, str]]:
    """(start, token): figures whole; else words at spaces, which in Vietnamese are syllables; Han and kana one
    by one."""
    tokens: list[tuple[int, str]] = []
    position = 0
    for start, end in (*_figure_spans(text, traits), (len(text), len(text))):
        for match in _WORD.finditer(text, position, start):
            word = match[0]
            if len(word) > 1 and _CJK.search(word):
                tokens += ((match.start() + index, char) for index, char in enumerate(word))
            else:
                tokens.append((match.start(), word))
        if end > start:
            tokens.append((start, text[start:end]))
        position = end
    return tokens


def _figure_spans(text: str, traits: Traits) -> list[tuple[int, int]]:
    """Spans of figures, in order and apart."""
    spans: list[tuple[int, int]] = []
    for figure in find_figures(text, traits):
        if not spans or figure.start >= spans[-1][1]:
            spans.append((figure.start, figure.end))
    return spans


def _facets(spans: Sequence[Span], traits: Traits) -> tuple[Facet, ...]:
    """What stands in some parts of blocks."""
    found: set[Facet] = set()
    for block, start, end in spans:
        if block.kind == "code":
            found.add(Facet.CODE)
        elif block.kind == "image":
            found.add(Facet.MEDIA)
        else:
            found |= _facets_of(block.text, start, end, traits)
    return tuple(facet for facet in Facet if facet in found)


def _facets_of(text: str, start: int, end: int, traits: Traits) -> set[Facet]:
    found: set[Facet] = set()
    rest = list(text[start:end])
    for figure in find_figures(text, traits):
        if figure.start < end and figure.end > start:
            found.add(_KINDS.get(figure.kind, Facet.FIGURE))
            for index in range(max(figure.start, start), min(figure.end, end)):
                rest[index - start] = " "
    words = "".join(rest)
    if "{{" in words:
        found.add(Facet.FIGURE)
    if "`" in words:
        found.add(Facet.CODE)
    if "![" in words:
        found.add(Facet.MEDIA)
    if any(char.isalpha() for char in words) or not found:
        found.add(Facet.PROSE)
    return found


_KINDS = {"date": Facet.DATE, "year": Facet.DATE, "quarter": Facet.DATE, "legal": Facet.LEGAL}
