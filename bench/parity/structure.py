"""Edits of structure: something is dropped, added, moved or cut."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from bench.parity.sample import Edit, Mutation, Sample, Way
from portal.markdown import Block

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“(\[]?[A-ZĐÀ-Ỹ])|(?<=[。！？])(?=[^\s」』”）)\n])")
_HEADING_ID = re.compile(r"[ \t]*\{[ ]*#([a-z][\w-]*)[ ]*\}")
_LEAST_LETTERS = 30  # shorter paragraphs are captions and labels


def whole(*kinds: str) -> Way:
    """Blocks of these kinds, dropped with their lines."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for block in sample.document.blocks:
            if block.kind in kinds and block.info != "header" and block.text.strip():
                yield Edit(*sample.span(block.line, block.end_line), "")

    return edits


def heading_level(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for block in sample.document.headings:
        start = sample.span(block.line, block.line)[0]
        if sample.text.startswith("#", start) and block.level < 6:
            yield Edit(start, start, "#")


def cell_emptied(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for block in sample.document.blocks:
        row = sample.lines(block)
        if block.kind == "row" and row.startswith("|") and row.count("|") > 2 and "\\|" not in row:
            bars = [match.start() for match in re.finditer(r"\|", row)]
            left = rng.randrange(len(bars) - 1)
            if row[bars[left] + 1 : bars[left + 1]].strip(" –-"):
                start = sample.span(block.line, block.line)[0]
                yield Edit(start + bars[left] + 1, start + bars[left + 1], " ")


def _paragraphs(sample: Sample) -> Iterator[tuple[Block, int, str]]:
    """Longer paragraphs that are no components: the block, where it begins, and its raw text."""
    for block in sample.document.blocks:
        raw = sample.lines(block)
        is_text = len(block.text) >= _LEAST_LETTERS and not raw.startswith(("<", "{#"))
        if block.kind == "paragraph" and is_text:
            yield block, sample.span(block.line, block.end_line)[0], raw


def halved(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """The second half of a paragraph's sentences."""
    for _, start, raw in _paragraphs(sample):
        cuts = [match.start() for match in _SENTENCE.finditer(raw)]
        if cuts:
            yield Edit(start + min(cuts, key=lambda at: abs(at - len(raw) / 2)), start + len(raw), "")


def last_sentence(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for _, start, raw in _paragraphs(sample):
        cuts = [match.start() for match in _SENTENCE.finditer(raw)]
        if len(cuts) > 1:
            yield Edit(start + cuts[-1], start + len(raw), "")


def doubled(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for block, start, raw in _paragraphs(sample):
        if not block.path:
            yield Edit(start, start, raw + "\n\n")


def moved(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """Two neighbouring sections of one level change places."""
    heads = [block for block in sample.document.headings if block.level == 2]
    starts = [sample.span(head.line, head.line)[0] for head in heads] + [len(sample.text)]
    for one, two, end in zip(starts, starts[1:], starts[2:], strict=False):
        first, second = sample.text[one:two], sample.text[two:end]
        yield Edit(one, end, second.rstrip("\n") + "\n\n" + first.rstrip("\n") + "\n")


def cut(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """The page ends early: after 40 to 90 % of its blocks."""
    blocks = sample.document.blocks
    if len(blocks) > 6:
        for _ in range(2):
            keep = blocks[int(len(blocks) * rng.uniform(0.4, 0.9))]
            yield Edit(sample.span(keep.line, keep.end_line)[1], len(sample.text), "")


def nested(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """An item becomes a part of the item before it."""
    blocks = sample.document.blocks
    for one, two in pairwise(blocks):
        if one.kind == two.kind == "item" and one.level == two.level and two.path:
            start = sample.span(two.line, two.line)[0]
            if sample.span(one.line, one.end_line)[1] == start:
                yield Edit(start, start, "    ")


def heading_id(new: str) -> Way:
    """The id of a heading becomes `new`; `{}` in it is the old one."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for match in _HEADING_ID.finditer(sample.raw):
            yield Edit(*match.span(), new.format(match[1]))

    return edits


MUTATIONS = (
    Mutation("heading dropped", "structure", whole("heading")),
    Mutation("heading level", "structure", heading_level),
    Mutation("heading id changed", "structure", heading_id(" {{ #{}-part }}")),
    Mutation("heading id lost", "structure", heading_id("")),
    Mutation("paragraph dropped", "structure", whole("paragraph")),
    Mutation("paragraph halved", "structure", halved, of_source=False),
    Mutation("last sentence dropped", "structure", last_sentence, of_source=False),
    Mutation("paragraph doubled", "structure", doubled),
    Mutation("sections exchanged", "structure", moved),
    Mutation("page cut", "structure", cut),
    Mutation("list item dropped", "structure", whole("item")),
    Mutation("list item nested", "structure", nested),
    Mutation("table row dropped", "structure", whole("row")),
    Mutation("table cell emptied", "structure", cell_emptied, of_source=False),
)
