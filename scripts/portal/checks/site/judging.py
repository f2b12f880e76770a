"""All rules over the built site, asked at once; nothing is kept from one time to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.built import read_built
from portal.checks.judging import Bench, finding_of, suppressed_of
from portal.checks.rule import Fault, Rule
from portal.checks.site.view import BuiltView
from portal.checks.suppress import Suppressed
from portal.finding import Finding
from portal.report import FileFindings, by_file

_MOST_TOLD = 4
# What differs where a template says the same on pages at different depths.
_DEPTH = re.compile(r"(?:\.\./)+")


def judge_built(bench: Bench, folder: Path, shown: str) -> tuple[FileFindings, ...]:
    """What the rules say of the site in a folder, which findings call `shown`."""
    rules = [rule for rule in bench.rules if rule.walks == "built"]
    view = BuiltView(bench.site, read_built(folder, shown))
    suppressed: dict[str, Suppressed] = {}
    found = [
        _placed(view, rule, fault)
        for rule in rules
        for fault in rule.function(view)
        if not _is_set_aside(view, bench, rule, fault, suppressed)
    ]
    return by_file(_folded(found))


def _path_of(view: BuiltView, fault: Fault) -> str:
    return fault.path.removeprefix(f"{view.built.shown}/")


def _placed(view: BuiltView, rule: Rule, fault: Fault) -> Finding:
    path = _path_of(view, fault)
    route = view.routes.get(path)
    finding = finding_of(rule, fault, None, None)
    return finding._replace(lang=view.language_of(path), key=route.key if route else "")


def _is_set_aside(
    view: BuiltView, bench: Bench, rule: Rule, fault: Fault, suppressed: dict[str, Suppressed]
) -> bool:
    """Whether the page whose text stands there sets the fault aside; matched is its message."""
    route = view.routes.get(_path_of(view, fault))
    if route is None or route.item:
        return False
    page = route.page
    if page.path not in suppressed:
        suppressed[page.path] = suppressed_of(page, bench)
    return suppressed[page.path].covers(rule.slug, fault)


def _folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What a template says wrongly on many pages is told once, with their number in the hint."""
    same: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        same[finding.rule, _DEPTH.sub("", finding.message)].append(finding)
    for group in same.values():
        if len(group) <= _MOST_TOLD:
            yield from group
        else:
            yield group[0]._replace(hint=f"{group[0].hint} The same on {len(group)} pages.".strip())
