"""Where the passages of two pages belong together: aligned blocks, and sections under the same heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portal.checks.memory import remembered
from portal.checks.rule import PageView, PairView
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
    whole = _whole(pair.source)
    if all(source == target for source, target in pair.blocks):
        return whole, whole
    partners = {target: source for source, target in pair.blocks if source >= 0 <= target}
    paired = {TITLE, DESCRIPTION, *partners.values()}
    ours = {
        position: place if position in paired else place._replace(block=None)
        for position, place in whole.items()
    }
    count = len(pair.source.document.blocks)
    theirs = {TITLE: ours[TITLE], DESCRIPTION: ours[DESCRIPTION]} | {
        position: ours[partners[position]]
        if position in partners
        # A section that only the translation has belongs to none of the source.
        else Place(_FIRST if section == _FIRST else partners.get(section, count + section), None)
        for position, section in enumerate(_sections(pair.target.document.blocks))
    }
    return ours, theirs


@remembered
def _whole(view: PageView) -> Places:
    """The places of a source page of which every block was translated."""
    places = {position: Place(position, position) for position in (TITLE, DESCRIPTION)}
    for position, section in enumerate(_sections(view.document.blocks)):
        places[position] = Place(section, position)
    return places


def _sections(blocks: tuple[Block, ...]) -> list[int]:
    """For each block the position of the heading it stands under."""
    found, heading = [], _FIRST
    for position, block in enumerate(blocks):
        heading = position if block.kind == "heading" else heading
        found.append(heading)
    return found
