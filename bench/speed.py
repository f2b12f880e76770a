"""How long builds take: `portal build` beside MkDocs alone, on one tree of each size, in one run.

CPU seconds and peak memory are those of all processes of a build; wall seconds mean little where other work
shares the machine, so the load before the run is noted. `SIZES=50,250` limits the sizes, `PLAIN=250` those
that MkDocs alone builds too.
"""

from __future__ import annotations

import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.trees import make_tree
from project import copy_project

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results.json"
PAPER = ROOT / "documentation" / "speed.md"
SIZES = (50, 250, 1000, 2500)
_RUNS = {50: 5, 250: 3}
_PORTAL = ("-m", "portal", "build")
_MARKS = ("<!-- bench: begin -->", "<!-- bench: end -->")


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of build of one tree: medians of `runs`. `memory`: MiB of the largest process."""

    tree: str
    pages: int
    kind: str
    wall: float
    cpu: float
    memory: float
    runs: int


def report() -> None:
    """Measure, print, write `bench/results.json` and the table of `documentation/speed.md`."""
    sizes = tuple(int(size) for size in os.environ.get("SIZES", "").split(",") if size) or SIZES
    load = os.getloadavg()[0]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-speed-") as folder:
        for size in sizes:
            rows += _tree(Path(folder, str(size)), size)
        rows += _own(Path(folder, "own"))
    told = {"machine": _machine(), "load": round(load, 1), "day": f"{datetime.now(UTC):%Y-%m-%d}"}
    table = _table(rows)
    sys.stdout.write(f"{table}\n")
    RESULTS.write_text(json.dumps({**told, "rows": [asdict(row) for row in rows]}, indent=1) + "\n", "utf-8")
    note = f"{told['day']}, {told['machine']}; load of the machine before the run: {told['load']}."
    head, _, rest = PAPER.read_text(encoding="utf-8").partition(_MARKS[0])
    tail = rest.partition(_MARKS[1])[2]
    PAPER.write_text(f"{head}{_MARKS[0]}\n{note}\n\n{table}\n{_MARKS[1]}{tail}", encoding="utf-8")


def _tree(root: Path, pages: int) -> list[Row]:
    """A tree without our hooks: both builders make the same bytes of it, search index included."""
    make_tree(root, pages)
    runs = _RUNS.get(pages, 1)
    page = root / "docs" / "ja" / "investment" / "group-000" / "page-01.md"
    kinds: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
        "mkdocs, menu pruned": (lambda: None, ("-m", "mkdocs", "build", "-q", "-d", str(root / "plain"))),
        "portal, cold": (lambda: shutil.rmtree(root / ".cache", ignore_errors=True), _PORTAL),
        "portal, nothing changed": (lambda: None, _PORTAL),
        "portal, one body edited": (lambda: _append(page, "\nMore.\n"), _PORTAL),
        "portal, one title edited": (lambda: _retitle(page), _PORTAL),
    }
    if pages > int(os.environ.get("PLAIN", pages)):
        del kinds["mkdocs, menu pruned"]
    return [_measured(root, f"tree of {pages}", pages, kind, *how, runs) for kind, how in kinds.items()]


def _own(root: Path) -> list[Row]:
    """This repository's portal, with Pagefind's search indexes."""
    copy_project(root)
    page, source = root / "docs/ja/city/history.md", root / "docs/vi/city/history.md"
    kinds: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
        "mkdocs with our hooks": (lambda: None, ("-m", "mkdocs", "build", "-q", "-d", str(root / "plain"))),
        "portal, cold": (lambda: shutil.rmtree(root / ".cache", ignore_errors=True), _PORTAL),
        "portal, nothing changed": (lambda: None, _PORTAL),
        "portal, one translation edited": (lambda: _append(page, "\nMore.\n"), _PORTAL),
        "portal, one source page edited": (lambda: _append(source, "\nMore.\n"), _PORTAL),
    }
    return [_measured(root, "this portal", 320, kind, *how, 3) for kind, how in kinds.items()]


def _measured(
    root: Path,
    tree: str,
    pages: int,
    kind: str,
    before: Callable[[], object],
    command: tuple[str, ...],
    runs: int,
) -> Row:
    found = []
    for _ in range(runs):
        before()
        found.append(_run(root, command))
    wall, cpu, memory = (statistics.median(column) for column in zip(*found, strict=True))
    row = Row(tree, pages, kind, round(wall, 2), round(cpu, 2), round(memory), runs)
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()
    return row


def _run(root: Path, command: tuple[str, ...]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and MiB of one build; a build that fails ends the report."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        (sys.executable, *command), cwd=root, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def _retitle(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('title: "', 'title: "New ', 1), encoding="utf-8")


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _table(rows: list[Row]) -> str:
    """Rows as Markdown; `of plain`: CPU against MkDocs alone on the same tree; then the growth of each kind."""
    lines = [
        "| Tree | Build | Wall s | CPU s | CPU of plain | MiB | Runs |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    plain = {row.tree: row.cpu for row in rows if row.kind.startswith("mkdocs")}
    for row in rows:
        share = f"{row.cpu / plain[row.tree]:.2f}" if row.tree in plain else ""
        lines.append(
            f"| {row.tree} | {row.kind} | {row.wall} | {row.cpu} | {share} | {row.memory:.0f} | {row.runs} |"
        )
    grown = [f"{kind}: {exponent:.2f}" for kind, exponent in _growth(rows).items()]
    return "\n".join(lines) + (
        "\n\nGrowth of CPU with pages (exponent): " + "; ".join(grown) + "." if grown else ""
    )


def _growth(rows: list[Row]) -> Mapping[str, float]:
    """CPU grows with pages to this power, between P=250 (or the smallest) and the largest tree."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.tree.startswith("tree") and row.pages >= 250:
            found.setdefault(row.kind, []).append(row)
    return {
        kind: math.log(of_kind[-1].cpu / of_kind[0].cpu) / math.log(of_kind[-1].pages / of_kind[0].pages)
        for kind, of_kind in found.items()
        if len(of_kind) > 1
    }
