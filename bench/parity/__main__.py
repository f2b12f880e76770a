"""`python -m bench.parity`: the benchmark from the command line."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.parity.judge import Judge
from bench.parity.measure import MUTATIONS, Measured, measure, together
from bench.parity.tables import Speed, markdown, record
from bench.parity.trees import Grove, foreign, own

ROOT = Path(__file__).resolve().parents[2]
_EDITS = "edits of a class on our pages; a third of it on the specimen, half on each corpus"
OUTPUT = ROOT / "bench" / "parity.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the record; 2 when no class has the name that was asked for."""
    asked = _parser().parse_args(arguments)
    mutations = [one for one in MUTATIONS if not asked.only or one.name in asked.only]
    if not mutations:
        print("No such class. Known:", ", ".join(one.name for one in MUTATIONS), file=sys.stderr)
        return 2
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        ours: list[Measured] = []
        more: list[Measured] = []
        for grove, number, to in _groves(asked, Path(folder), ours, more):
            to.append(measure(Judge(grove, Path(folder)), mutations, number, asked.seed, _progress))
    _progress("")
    if asked.missed:
        _print_missed((*ours, *more))
        return 0
    speeds = [] if asked.only else list(_speeds(asked.corpora))
    print(markdown(ours, more, speeds))
    if not asked.markdown:
        print(f"{time.monotonic() - started:.0f} s in all, seed {asked.seed}.")
    if not asked.only:
        told = {"date": date.today().isoformat(), "machine": _machine(), "seed": asked.seed}
        text = json.dumps({**told, **record((*ours, *more), speeds)}, ensure_ascii=False, indent=1)
        OUTPUT.write_text(text + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.parity", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora", metavar="DIR")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--edits", type=int, default=32, metavar="N", help=_EDITS)
    parser.add_argument("--only", action="append", metavar="CLASS", help="this class; writes no record")
    parser.add_argument("--missed", action="store_true", help="print what was not caught, and nothing else")
    parser.add_argument("--markdown", action="store_true", help="only the tables, for a page")
    return parser


def _groves(
    asked: argparse.Namespace, folder: Path, ours: list[Measured], more: list[Measured]
) -> Iterator[tuple[Grove, int, list[Measured]]]:
    """Each set of pages, how many edits of a class it takes, and where its figures go."""
    yield own(ROOT, folder), asked.edits, ours
    made = folder / "specimen"
    made.mkdir()
    yield own(ROOT, made, is_specimen=True), asked.edits // 3, ours
    for corpus in _corpora(asked.corpora):
        yield foreign(corpus), asked.edits // 2, more


def _corpora(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in sorted(folder.glob("*")) if (path / "en").is_dir())


def _speeds(corpora: Path) -> Iterator[Speed]:
    """`portal check` over each set, as a process of its own."""
    command = [sys.executable, "-m", "portal", "check", "--no-cache", "--format", "json"]
    yield _timed("our pages", command)
    for corpus in _corpora(corpora):
        targets = sorted(path.name for path in corpus.iterdir() if path.is_dir() and path.name != "en")
        layout = ["--layout", f"{corpus}/{{lang}}", "--source", "en", "--targets", ",".join(targets)]
        yield _timed(corpus.name, [*command, *layout])


def _timed(name: str, command: Sequence[str]) -> Speed:
    paths = os.pathsep.join([str(ROOT / "scripts"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    environment = {**os.environ, "PYTHONPATH": paths}
    started = time.monotonic()
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    seconds = time.monotonic() - started
    return Speed(name, int(json.loads(told.stdout)["summary"]["pages"]), seconds)


def _print_missed(measured: Sequence[Measured]) -> None:
    for tally in together(measured):
        for one in tally.missed:
            print(f"{tally.name}: {one.path}:{one.line}")
            print(f"    {one.before!r}\n    {one.after!r}")


def _machine() -> str:
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


def _progress(name: str) -> None:
    """One line that overwrites itself, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\033[K{name}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
