"""The report as JSON: the contract with other programs. It only ever grows."""

from __future__ import annotations

import json
from typing import Any

from portal.report import SEPARATOR, Report

VERSION = 1


def as_json(report: Report) -> bytes:
    """One object with `version`, `summary` and `findings`; each finding in a line of its own."""
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
    parts = [part for file in report.files for part in file.parts]
    if not parts:
        return f"{head}]}}\n".encode()
    parts[0] = b"".join((head.encode(), b"\n", parts[0]))
    parts[-1] = b"".join((parts[-1], b"]}\n"))
    return SEPARATOR.join(parts)  # 10,000 pages may have 40 MB: copied once


STATES = ("current", "stale", "unverified", "missing")
