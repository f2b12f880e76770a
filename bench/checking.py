"""`portal check` of a made-up tree of 10,000 pages, as whole processes: with nothing stored, with nothing changed, with
one page edited. In the same rounds markdown-it-py parses the same pages, one after another: that tells how fast the
machine is just then. `SIZES=250` makes smaller trees (pages of a language), `RUNS=1` fewer rounds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.speed.builds import SCRIPTS, Build, edit, forget, runs_of, sizes_of
from bench.speed.timing import medians, rounds
from bench.speed.trees import LANGS, make_tree

PAGES = 2500
_PARSE = """
from pathlib import Path
from markdown_it import MarkdownIt
markdown = MarkdownIt("commonmark").enable("table")
for file in Path("docs").rglob("*.md"):
    markdown.parse(file.read_text(encoding="utf-8"))
"""


def report() -> None:
    """Measure and print: medians of wall seconds, CPU seconds, and MiB of the largest process."""
    for size in sizes_of(PAGES):
        with tempfile.TemporaryDirectory(prefix="bench-checking-") as folder:
            for name, found in rounds(_processes(make_tree(Path(folder), size))).items():
                wall, _, cpu, memory = medians(found)
                told = f"{wall:.2f} s, CPU {cpu:.2f} s, {memory:.0f} MiB (median of {len(found)})"
                sys.stdout.write(f"{len(LANGS) * size} pages, {name}: {told}\n")


def _processes(root: Path) -> tuple[Build, ...]:
    source, *targets = LANGS
    layout = ("--layout", "docs/{lang}", "--source", source, "--targets", ",".join(targets))
    check = ((sys.executable, "-m", "portal", "check", *layout, "--format", "json"),)
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    edited = min(root.glob(f"docs/{targets[-1]}/investment/*/*.md"))

    def process(name: str, before: Callable[[], object] = forget) -> Build:
        # The pages say what they like in each language, so that much is found.
        return Build(name, root, check, runs_of(PAGES), before, environment, exits=(0, 1))

    return (
        Build("markdown-it-py alone", root, ((sys.executable, "-c", _PARSE),), runs_of(PAGES)),
        process("nothing stored", partial(forget, root / ".cache")),
        process("nothing changed"),
        process("one page edited", partial(edit, "body", edited)),
    )
