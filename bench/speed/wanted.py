"""What the builds are to reach, and whether they did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.speed.table import Row, growth, plain_seconds

_MIDDLE, _LARGE, _OWN = "tree of 250", "tree of 2500", "this portal"
_COLD, _SAME, _BODY = "portal, cold", "portal, nothing changed", "portal, one body edited"
_TRANSLATION = "portal, one translation edited"
_UNITS = {"memory": " MiB"}


class Wanted(NamedTuple):
    """A bound on one figure of a row; `is_share`: of the wall seconds that MkDocs alone takes."""

    tree: str
    kind: str
    figure: str
    most: float
    is_share: bool = True


WANTED = (
    Wanted(_MIDDLE, _COLD, "wall", 0.75),
    Wanted(_MIDDLE, _BODY, "page", 0.15),
    Wanted(_MIDDLE, _BODY, "wall", 0.35),
    Wanted(_MIDDLE, _SAME, "wall", 0.10),
    Wanted(_OWN, _COLD, "wall", 0.75),
    Wanted(_OWN, _TRANSLATION, "page", 0.15),
    Wanted(_OWN, _TRANSLATION, "wall", 0.35),
    Wanted(_OWN, _SAME, "wall", 0.10),
    Wanted(_LARGE, _BODY, "page", 3, is_share=False),
    Wanted(_LARGE, _BODY, "wall", 10, is_share=False),
    Wanted(_LARGE, _COLD, "memory", 300, is_share=False),
    Wanted(_LARGE, "portal, one title edited", "memory", 300, is_share=False),
)
GROWTH = 1.1
"""The most that the CPU seconds of a cold build may grow by, as a power of the pages."""


def reached(rows: Sequence[Row]) -> str:
    """Each bound on what was measured, as Markdown."""
    lines = [
        "| Tree | Build | Figure | Asked, at most | Measured | |",
        "|---|---|---|---:|---:|---|",
        *_bounds(rows),
    ]
    for kind, cpu, _ in growth(rows):
        if kind == _COLD:
            lines.append(_line("all", kind, "growth of CPU, exponent", GROWTH, cpu, ""))
    return "\n".join(lines)


def _bounds(rows: Sequence[Row]) -> Iterator[str]:
    known = {(row.tree, row.kind): row for row in rows}
    plain = plain_seconds(rows)
    for tree, kind, figure, most, is_share in WANTED:
        row = known.get((tree, kind))
        if row and (tree in plain or not is_share):
            found = getattr(row, figure) / (plain[tree] if is_share else 1)
            yield _line(
                tree, kind, figure, most, found, " of MkDocs" if is_share else _UNITS.get(figure, " s")
            )


def _line(tree: str, kind: str, figure: str, most: float, found: float, unit: str) -> str:
    told = "met" if found <= most else f"missed by {found / most - 1:.0%}"
    return f"| {tree} | {kind} | {figure} | {most:g}{unit} | {found:.2f}{unit} | {told} |"
