"""The report as JSON: the contract with other programs. It only ever grows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from portal.report import SEPARATOR, Report

VERSION = 1


def as_json(report: Report) -> Iterator[bytes | memoryview]:
    """One object with `version`, `summary` and `findings`; each finding in a line of its own. In pieces, file by file:
    ten thousand pages may have 40 MB."""
    summary: dict[str, Any] = {
        "source": report.source,
        "targets": list(report.targets),
        "pages": report.pages,
        "pairs": report.pairs,
        "gaps": report.gaps,
        "states": {state: report.states.get(state, 0) for state in STATES},
        "findings": dict(report.counts),
    }
    if report.debt:
        summary["since"] = {"rev": report.debt.rev, "debt": report.debt.findings}
    if report.notes:
        summary["notes"] = list(report.notes)
    head = f'{{"version": {VERSION},\n"summary": {json.dumps(summary, ensure_ascii=False)},\n"findings": ['
    yield head.encode()
    for number, file in enumerate(report.files):
        yield SEPARATOR if number else b"\n"
        yield file.raw
    yield b"]}\n"


STATES = ("current", "stale", "unverified", "missing")
