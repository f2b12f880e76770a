"""What changed among the links or images of two pages: multisets, compared block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from portal.checks.rule import PageView, PairView
from portal.checks.targets import Target, target_reader
from portal.markdown import Block, Document, Image, Link

_MOST_COMPARED = 10_000


class Reference(NamedTuple):
    """A link or an image: as written, as read, and the words of it (link text or alt)."""

    written: str
    target: Target
    words: str
    line: int
    block: Block


class Change(NamedTuple):
    """What the source has (`was`) and what the translation has instead; None for nothing. `block` is the one
    of the translation in which it is, or would be."""

    was: Reference | None
    now: Reference | None
    line: int


Of = Callable[[Block | Document], Sequence[Link | Image]]
Same = Callable[[Target, Target], bool]
Side = Sequence[Reference]


def changes(pair: PairView, of: Of, same: Same, alone: str = "") -> Iterator[Change]:
    """What differs between the pages as a whole, told by block.

    What only moved to another block is no change, what two blocks exchanged is one. What stands in a block
    without partner is left to the rule about that block, but for the kind `alone`.
    """
    is_any = of(pair.source.document) or of(pair.target.document)
    differing = _differing(pair, of, same) if is_any else {}
    if not differing:
        return
    gone, come = _unmatched(
        [one for was, _ in differing.values() for one in was],
        [one for _, now in differing.values() for one in now],
        same,
    )
    real = {id(reference) for reference in (*gone, *come)}
    last = max(1, pair.target.page.body_line)
    blocks = pair.target.document.blocks
    for number, couple in enumerate(pair.blocks):
        last = blocks[couple.target].line if couple.target >= 0 else last
        was, now = differing.get(number, ((), ()))
        if couple.source < 0 or couple.target < 0:
            was, now = ([one for one in side if one.block.kind == alone] for side in (was, now))
        if not (was and len(was) == len(now)):
            was, now = ([one for one in side if id(one) in real] for side in (was, now))
        yield from _paired(was, now, last)


def _differing(pair: PairView, of: Of, same: Same) -> dict[int, tuple[Side, Side]]:
    """Number of a pair of blocks → what only the source's has, what only the translation's has."""
    ours, theirs = _parts(pair.source, of), _parts(pair.target, of)
    found: dict[int, tuple[Side, Side]] = {}
    for number, couple in enumerate(pair.blocks):
        left, right = ours.get(couple.source, ()), theirs.get(couple.target, ())
        # What is written alike leads to the same place from both pages, the language apart.
        if (left or right) and [part.target for part in left] != [part.target for part in right]:
            sides = _unmatched(
                _references(pair.source, couple.source, left),
                _references(pair.target, couple.target, right),
                same,
            )
            if any(sides):
                found[number] = sides
    return found


def _parts(view: PageView, of: Of) -> dict[int, Sequence[Link | Image]]:
    """Position of a block → what stands in it."""
    return {index: parts for index, block in enumerate(view.document.blocks) if (parts := of(block))}


def _references(view: PageView, position: int, parts: Sequence[Link | Image]) -> list[Reference]:
    read = target_reader(view.page, view.site)
    return [
        Reference(
            part.target,
            read(part.target),
            part.text if isinstance(part, Link) else part.alt,
            part.line,
            view.document.blocks[position],
        )
        for part in parts
    ]


def _unmatched(
    left: Sequence[Reference], right: Sequence[Reference], same: Same
) -> tuple[list[Reference], list[Reference]]:
    """What is left of both sides when equals are taken away, the equal ones first."""
    open_: dict[tuple[str, str], list[Reference]] = {}
    for reference in reversed(right):
        open_.setdefault(reference.target.stem, []).append(reference)
    gone: list[Reference] = []
    for reference in left:
        equal = open_.get(reference.target.stem)
        if equal:
            equal.pop()
        else:
            gone.append(reference)
    still = {id(reference) for equal in open_.values() for reference in equal}
    come = [reference for reference in right if id(reference) in still]
    if len(gone) * len(come) > _MOST_COMPARED:
        return gone, come
    for reference in tuple(gone):
        partner = next((other for other in come if same(reference.target, other.target)), None)
        if partner:
            gone.remove(reference)
            come.remove(partner)
    return gone, come


def _paired(gone: Sequence[Reference], come: Sequence[Reference], line: int) -> Iterator[Change]:
    for index in range(max(len(gone), len(come))):
        was = gone[index] if index < len(gone) else None
        now = come[index] if index < len(come) else None
        yield Change(was, now, now.line if now else line)
