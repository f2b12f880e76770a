"""A way of a whole language is one finding, not one for each of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.finding import Finding

SHARE = 0.85
FEWEST_PAGES = 6

# What belongs to one place: quoted text, paths with lines, numbers.
_QUOTED = re.compile(r"“[^”]*”|\d+(?:[.,–-]\d+)*")
_QUOTED_OR_PLACE = re.compile(r"“[^”]*”|\S+\.\w+:\d+\S*|\d+(?:[.,–-]\d+)*")
_PLACE = re.compile(r":\d")

Shape = tuple[str, int, str, str]


def fold(findings: Iterable[Finding], pages_per_language: Mapping[str, int]) -> tuple[Finding, ...]:
    """Findings of the same rule, severity and form of message that stand on 85 % of a language's pages
    become the first of them, which says on how many. The rest stays as it is, in its order.

    The form of a message is the message without quoted text, places and numbers. `pages_per_language`
    counts the pages that were looked at; languages of fewer than 6 pages have no conventions. The count
    stands in the hint: message and fingerprint do not change with the next page.
    """
    found = tuple((finding, shape(finding)) for finding in findings)
    pages: dict[Shape, set[str]] = {}
    for finding, form in found:
        pages.setdefault(form, set()).add(finding.path)
    told: set[Shape] = set()
    kept: list[Finding] = []
    for finding, form in found:
        count, total = len(pages[form]), pages_per_language.get(finding.lang, 0)
        if not finding.key or total < FEWEST_PAGES or count < SHARE * total:
            kept.append(finding)
        elif form not in told:
            told.add(form)
            kept.append(replace(finding, hint=_hint(finding, count, total)))
    return tuple(kept)


def shape(finding: Finding) -> Shape:
    """What findings of one convention have in common."""
    # Looking for places takes ten times longer.
    local = _QUOTED_OR_PLACE if _PLACE.search(finding.message) else _QUOTED
    return finding.rule, int(finding.severity), finding.lang, local.sub("…", finding.message)


def _hint(finding: Finding, count: int, total: int) -> str:
    told = f"The same on {count} of {total} pages in `{finding.lang}`: settle it once for all of them."
    return f"{finding.hint} {told}".strip()
