"""How long builds take: `portal build` beside MkDocs alone, Hugo and Zensical, on one tree of each size, in one run.

`SIZES=50,250` limits the sizes, `RUNS=1` the runs of each build. The table goes to `bench/results.json` and
`documentation/speed.md`.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.speed.builds import Build, of_portal, of_tree, sizes_of
from bench.speed.others import hugo, zensical
from bench.speed.table import Row, in_words
from bench.speed.timing import medians, rounds
from bench.speed.trees import SOURCE, make_tree
from bench.speed.wanted import reached
from project import copy_project

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "results.json"
PAPER = ROOT / "documentation" / "speed.md"
SIZES = (50, 250, 1000, 2500)
_MARKS = ("<!-- bench: begin -->", "<!-- bench: end -->")


def report() -> None:
    """Measure, print, write `bench/results.json` and the table of `documentation/speed.md`."""
    sizes = sizes_of(*SIZES)
    load = os.getloadavg()[0]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-speed-") as folder:
        for size in sizes:
            root = make_tree(Path(folder, str(size)), size)
            rows += _measured(f"tree of {size}", size, (*of_tree(root, size), *_others(root, size)))
        own = copy_project(Path(folder, "own"))
        rows += _measured("this portal", 0, of_portal(own))
    told = {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}",
        "load": round(load, 1),
        "trees": SOURCE,
    }
    table = f"{in_words(rows)}\n\n{reached(rows)}"
    sys.stdout.write(f"{table}\n")
    RESULTS.write_text(json.dumps({**told, "rows": [asdict(row) for row in rows]}, indent=1) + "\n", "utf-8")
    note = "{day}, {machine}; load of the machine before the run: {load}. Trees: {trees}.".format(**told)
    head, _, rest = PAPER.read_text(encoding="utf-8").partition(_MARKS[0])
    tail = rest.partition(_MARKS[1])[2]
    PAPER.write_text(f"{head}{_MARKS[0]}\n{note}\n\n{table}\n{_MARKS[1]}{tail}", encoding="utf-8")


def _others(root: Path, size: int) -> Iterator[Build]:
    yield from hugo(root, size)
    if size <= 250:  # its time grows faster than the pages
        yield from zensical(root, size)


def _measured(tree: str, pages: int, builds: tuple[Build, ...]) -> Iterator[Row]:
    found = rounds(builds)
    for build in builds:
        wall, page, cpu, memory = medians(found[build.name])
        yield Row(
            tree, pages, build.name, round(wall, 2), round(page, 2), round(cpu, 2), round(memory), build.runs
        )
