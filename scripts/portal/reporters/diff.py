"""What a source changed since a translation was made, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from portal.drift import Change, Drift, Piece, Side
from portal.model import State

Styled = tuple[str, str]
"""(text, style): styles are `path`, `old`, `new`, `facet`, `dim` and none."""
STYLES = {"path": "bold", "old": "red strike", "new": "green", "facet": "cyan", "dim": "dim"}
_CONTEXT = 60


def as_text(drift: Drift) -> str:
    """Plain text: what went stands in `[-…-]`, what came in `{+…+}`."""
    return "".join(f"{''.join(text for text, _ in line)}\n" for line in lines(drift, marks=True))


def lines(drift: Drift, *, marks: bool) -> Iterator[list[Styled]]:
    """The lines with their styles; `marks`: for readers without colours."""
    yield [(drift.target.path, "path"), (f" is {drift.state.value}.", "")]
    if drift.trouble:
        yield [(f"What changed is not known: {drift.trouble}.", "")]
    elif drift.state is State.CURRENT:
        yield [(f"It was made from the present text of {drift.source.path}.", "")]
    elif not drift.changes:
        yield [(f"Nothing that a reader sees changed in {drift.source.path}.", "")]
    for change in drift.changes:
        yield []
        yield from _change(drift, change, marks=marks)
    if drift.state is not State.CURRENT:
        yield []
        yield [("When the translation says the same: ", "dim"), (f"portal mark {drift.target.path}", "")]


def _change(drift: Drift, change: Change, *, marks: bool) -> Iterator[list[Styled]]:
    block = change.new or change.old
    assert block is not None
    verb = "changed" if change.old and change.new else "added" if change.new else "deleted"
    facets = ", ".join(facet.value for facet in change.facets)
    where = f" ({block.path})" if block.path else ""
    yield [
        (f"{drift.source.path}:{change.line}", "path"),
        (f"  {block.kind}{where} {verb}", ""),
        (f"  [{facets}]", "facet"),
    ]
    line: list[Styled] = [("    ", "")]
    for index, piece in enumerate(change.pieces):
        line.append(_piece(piece, index == 0, index == len(change.pieces) - 1, marks=marks))
    yield line
    yield from _targets(change)


def _piece(piece: Piece, is_first: bool, is_last: bool, *, marks: bool) -> Styled:
    text = piece.text.replace("\u2028", " ").replace("\n", "⏎ ")
    if piece.side is Side.BOTH:
        return (_shortened(text, is_first, is_last), "dim")
    if piece.side is Side.OLD:
        return (f"[-{text}-]" if marks else text, "old")
    return (f"{{+{text}+}}" if marks else text, "new")


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    """What stays the same, without its middle where it is long."""
    if len(text) <= 2 * _CONTEXT:
        return text
    head = "" if is_first else text[:_CONTEXT]
    tail = "" if is_last else text[-_CONTEXT:]
    return f"{head}…{tail}"


def _targets(change: Change) -> Iterator[list[Styled]]:
    """Targets of links and images, which are no words."""
    if not change.old or not change.new:
        return
    old = [link.target for link in change.old.links] + [image.target for image in change.old.images]
    new = [link.target for link in change.new.links] + [image.target for image in change.new.images]
    for target in (target for target in old if target not in new):
        yield [("    − ", "dim"), (target, "old")]
    for target in (target for target in new if target not in old):
        yield [("    + ", "dim"), (target, "new")]
