"""Where the passages of two pages belong together: aligned blocks, and sections under the same heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portal.checks.rule import PairView
from portal.markdown import Block

TITLE, DESCRIPTION = -2, -3
"""Positions of the two texts of the front matter, beside those of blocks in a document."""

_FIRST = -1


class Place(NamedTuple):
    """Equal on both sides for passages that belong together. `section` is the position of its heading in the
    source; `block` that of the source's block, None for a block without partner."""

    section: int
    block: int | None


Places = Mapping[int, Place]
"""Position of a passage → its place."""


def places_of(pair: PairView) -> tuple[Places, Places]:
    """The places of the source's and of the translation's passages."""
    sources, targets = pair.source.document.blocks, pair.target.document.blocks
    partners = {both.target: both.source for both in pair.blocks if both.source >= 0 and both.target >= 0}
    paired = set(partners.values())
    front = {TITLE: Place(TITLE, TITLE), DESCRIPTION: Place(DESCRIPTION, DESCRIPTION)}
    ours = front | {
        position: Place(section, position if position in paired else None)
        for position, section in enumerate(_sections(sources))
    }
    theirs = front | {
        position: ours[partners[position]]
        if position in partners
        # A section that only the translation has belongs to none of the source.
        else Place(_FIRST if section == _FIRST else partners.get(section, len(sources) + section), None)
        for position, section in enumerate(_sections(targets))
    }
    return ours, theirs


def _sections(blocks: tuple[Block, ...]) -> list[int]:
    """For each block the position of the heading it stands under."""
    found, heading = [], _FIRST
    for position, block in enumerate(blocks):
        heading = position if block.kind == "heading" else heading
        found.append(heading)
    return found
