"""An audit written down: `bench/audit.json` for machines, `data/accessibility.yml` for the page on accessibility."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from bench.audit.values import Finished, Scores

_HEAD = "# Written by `make audit`; not edited by hand. Shown by `[[accessibility]]`.\n"


def write_json(
    file: Path, day: str, browser: str, done: Sequence[Finished], scores: Mapping[str, Scores]
) -> None:
    """Everything that was found."""
    value = {
        "date": day,
        "browser": browser,
        "checks": [{**asdict(one), "failing": one.failing} for one in done],
        "lighthouse": scores,
    }
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_statement(
    file: Path, day: str, browser: str, done: Sequence[Finished], scores: Mapping[str, Scores], version: str
) -> None:
    """What a reader should know: Lighthouse counts where it gives less than 100 for accessibility."""
    checks = [_check(one.tool, one.version, one.pages, one.failing) for one in done]
    faults = [
        {"tool": one.tool, "rule": rule, "pages": pages, "example": url}
        for one in done
        for rule, pages, url in one.by_rule()
    ]
    below = {url: score["accessibility"] for url, score in scores.items() if score["accessibility"] < 100}
    if scores:
        checks.append(_check("Lighthouse", version, len(scores), len(below)))
    faults += [
        {"tool": "Lighthouse", "rule": f"accessibility {points:g}", "pages": 1, "example": url}
        for url, points in below.items()
    ]
    value = {"date": day, "browser": browser, "checks": checks, "faults": faults}
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    file.write_text(_HEAD + text, encoding="utf-8")


def _check(tool: str, version: str, pages: int, failing: int) -> dict[str, Any]:
    return {"tool": tool, "version": version, "pages": pages, "failing": failing}
