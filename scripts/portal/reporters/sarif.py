"""The report as SARIF 2.1.0 (OASIS), which GitHub's code scanning and most editors read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from portal.finding import Finding, Severity
from portal.report import Report
from portal.reporters.rows import RuleRow, expectation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_FINGERPRINT = "portalFinding/v1"


def as_sarif(report: Report, rows: Sequence[RuleRow]) -> str:
    """One run. Fingerprints stay when lines move; equal ones on a page are numbered."""
    findings = tuple(report.findings())
    index = {row.slug: number for number, row in enumerate(rows)}
    seen: Counter[str] = Counter()
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "portal check", "rules": [_rule(row) for row in rows]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, index, seen) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(row: RuleRow) -> dict[str, Any]:
    return {
        "id": row.slug,
        "shortDescription": {"text": expectation(row)},
        "fullDescription": {"text": row.explanation},
        "help": {"text": row.explanation, "markdown": row.explanation},
        "defaultConfiguration": {"level": _LEVELS[row.severity]},
        "properties": {"tags": [row.group]},
    }


def _result(finding: Finding, index: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    seen[finding.fingerprint] += 1
    text = f"{finding.message}. {finding.hint}" if finding.hint else f"{finding.message}."
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(finding.path, finding.line)}],
        "partialFingerprints": {_FINGERPRINT: f"{finding.fingerprint}:{seen[finding.fingerprint]}"},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.source:
        result["relatedLocations"] = [
            {
                "id": 0,
                "message": {"text": "the source"},
                "physicalLocation": _place(finding.source.path, finding.source.line),
            }
        ]
    return result


def _place(path: str, line: int) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(path)}, "region": {"startLine": max(1, line)}}
