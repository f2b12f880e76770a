"""Figures as a Markdown table, and how they grow with the pages."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

_GROWN_FROM = 250


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of build of one tree: medians of `runs`. `pages` in each language, 0 for this portal; `page`:
    seconds until the edited page was written, 0 where none was edited; `memory`: MiB of the largest process."""

    tree: str
    pages: int
    kind: str
    wall: float
    page: float
    cpu: float
    memory: float
    runs: int


def in_words(rows: Sequence[Row]) -> str:
    """Rows as Markdown; `Page s`: until the edited page was written; `of MkDocs`: against the wall seconds of MkDocs
    alone on the same tree. Then the growth of each kind."""
    lines = [
        "| Tree | Build | Wall s | of MkDocs | Page s | of MkDocs | CPU s | MiB | Runs |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    plain = plain_seconds(rows)
    for row in rows:
        cells = (row.tree, row.kind, *_of(plain, row, row.wall), *_of(plain, row, row.page))
        lines.append(f"| {' | '.join(cells)} | {row.cpu} | {row.memory:.0f} | {row.runs} |")
    grown = growth(rows)
    if grown:
        sizes = sorted({row.pages for row in rows if row.pages >= _GROWN_FROM})
        lines += [
            "",
            f"| Growth from {sizes[0]} to {sizes[-1]} pages, exponent | CPU | Wall |",
            "|---|---:|---:|",
        ]
        lines += [f"| {kind} | {cpu:.2f} | {wall:.2f} |" for kind, cpu, wall in grown]
    return "\n".join(lines)


def plain_seconds(rows: Sequence[Row]) -> Mapping[str, float]:
    """By tree, the wall seconds of MkDocs alone."""
    return {row.tree: row.wall for row in rows if row.kind.startswith("mkdocs")}


def _of(plain: Mapping[str, float], row: Row, seconds: float) -> tuple[str, str]:
    """Seconds, and their share of what MkDocs alone takes."""
    if not seconds:
        return "–", "–"
    return f"{seconds}", f"{seconds / plain[row.tree]:.2f}" if row.tree in plain else "–"


def growth(rows: Sequence[Row]) -> list[tuple[str, float, float]]:
    """Each kind, the powers of the pages with which its CPU and wall seconds grow."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.pages >= _GROWN_FROM:
            found.setdefault(row.kind, []).append(row)
    return [
        (
            kind,
            _exponent(of_kind[0], of_kind[-1], lambda row: row.cpu),
            _exponent(of_kind[0], of_kind[-1], lambda row: row.wall),
        )
        for kind, of_kind in found.items()
        if len(of_kind) > 1
    ]


def _exponent(small: Row, large: Row, of: Callable[[Row], float]) -> float:
    return math.log(of(large) / of(small)) / math.log(large.pages / small.pages)
