"""Lighthouse as on a phone: the median of several runs on each page."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Tools

FOLDER = Path(__file__).resolve().parents[1] / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
Scores = Mapping[str, float]
"""category → points of 100; also the largest contentful paint in ms and the bytes sent."""


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
) -> Mapping[str, Scores]:
    """The median of the runs for each address below the root."""
    program = provide()
    found: dict[str, Scores] = {}
    for url in urls:
        told = [_run(tools, program, f"{address}/{url}") for _ in range(runs)]
        found[url] = {name: statistics.median(one[name] for one in told) for name in told[0]}
        say(f"Lighthouse: /{url} {json.dumps(found[url])}")
    return found


def _run(tools: Tools, program: Path, url: str) -> Scores:
    command = (
        str(tools.node),
        str(program),
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
    )
    environment = os.environ | {"CHROME_PATH": str(tools.chromium)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    scores = {name: round(report["categories"][name]["score"] * 100, 1) for name in CATEGORIES}
    audits = report["audits"]
    return {
        **scores,
        "largest-contentful-paint-ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "bytes": audits["total-byte-weight"]["numericValue"],
        "requests": len(audits["network-requests"]["details"]["items"]),
    }
