"""Lighthouse as on a phone: the median of several runs on each page, and what falls short of the aims."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.audit.values import Measured, Scores

if TYPE_CHECKING:
    from conftest import Tools

FOLDER = Path(__file__).resolve().parents[1] / "lighthouse"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# Of a first view, the search closed; bytes as they come over the wire, headers and all.
MOST = {"bytes": 100_000, "requests": 12}
TOLD = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index")
FLAGS = "--headless=new --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
# On a machine with much to do the browser now and then gives no trace of a page.
TRIES = 4


class LighthouseError(Exception):
    """Lighthouse gave no report, in its own words."""


def provide() -> Path:
    """The program, at its locked version; fetched by npm where it is not there yet."""
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run((shutil.which("npm") or "npm", "ci", *options), cwd=FOLDER, check=True)
    return program


def version() -> str:
    """The version of the program."""
    package = FOLDER / "node_modules" / "lighthouse" / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def measure(
    tools: Tools, address: str, urls: Sequence[str], runs: int, say: Callable[[str], None]
) -> Iterator[Measured]:
    """The median of the runs for each address below the root, as soon as it is known."""
    program = provide()
    for place, url in enumerate(urls, 1):
        told = [_run(tools, program, f"{address}/{url}", say) for _ in range(runs)]
        scores = {name: statistics.median(one[name] for one in told) for name in told[0]}
        measured = Measured(url, scores, tuple(_short(scores)))
        verdict = "; ".join(measured.short) or "as wanted"
        say(f"Lighthouse: page {place} of {len(urls)}, /{url}: {_line(scores)}: {verdict}")
        yield measured


def _short(scores: Scores) -> Iterator[str]:
    for name, least in LEAST.items():
        if scores[name] < least:
            yield f"{name} {scores[name]:g} instead of {least}"
    for name, most in MOST.items():
        if scores[name] > most:
            yield f"{scores[name]:.0f} {name} instead of {most}"


def _line(scores: Scores) -> str:
    points = "/".join(f"{scores[name]:g}" for name in LEAST)
    return f"{points}, {scores['bytes']:.0f} bytes, {scores['requests']:.0f} requests"


def _run(tools: Tools, program: Path, url: str, say: Callable[[str], None]) -> Scores:
    told = ""
    for _ in range(TRIES):
        try:
            return _scores(_report(tools, program, url))
        except LighthouseError as error:
            told = str(error)
            say(f"Lighthouse: once more for {url}: {told}")
    raise LighthouseError(f"{url}: {TRIES} runs without a report; the last one said: {told}")


def _report(tools: Tools, program: Path, url: str) -> Mapping[str, Any]:
    command = (
        str(tools.node),
        str(program),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(LEAST)}",
        f"--chrome-flags={FLAGS}",
    )
    environment = os.environ | {"CHROME_PATH": str(tools.chromium)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise LighthouseError(" ".join(done.stderr.split())[-300:] or f"exit code {done.returncode}")
    report: dict[str, Any] = json.loads(done.stdout)
    if unknown := [name for name in LEAST if report["categories"][name]["score"] is None]:
        raise LighthouseError(f"no score for {', '.join(unknown)}")
    return report


def _scores(report: Mapping[str, Any]) -> Scores:
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    return {
        **{name: round(report["categories"][name]["score"] * 100, 1) for name in LEAST},
        **{f"{name}-ms": round(audits[name]["numericValue"]) for name in TOLD},
        "layout-shift": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "bytes": sum(one["transferSize"] for one in requests),
        "requests": sum(not one["url"].startswith("data:") for one in requests),
        "elements": audits["dom-size"]["numericValue"],
        "speed-of-the-machine": report["environment"]["benchmarkIndex"],
    }
