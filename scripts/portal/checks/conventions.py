"""A way of a whole language is one finding, not one for each of its pages.

The form of a finding is its rule, severity and language, and its message without quoted text, places and
numbers. Forms are named where the findings of a page are made; only those told in the end are read again.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from portal.finding import Finding
from portal.report import ORDER, FileFindings

SHARE = 0.85
FEWEST_PAGES = 6

Forms = Mapping[str, Sequence[int]]
"""Name of a form → which findings of a file have it, counted from 0."""

# Differences of form. A figure, a link or a name that is wrong on every page is wrong on every page.
_GROUPS = frozenset({"structure", "language"})

# What belongs to one place: quoted text, paths with lines, numbers.
_QUOTED = re.compile(r"“[^”]*”|\d+(?:[.,–-]\d+)*")
_QUOTED_OR_PLACE = re.compile(r"“[^”]*”|\S+\.\w+:\d+\S*|\d+(?:[.,–-]\d+)*")
_PLACE = re.compile(r":\d")


def forms_of(findings: Iterable[Finding], groups: Mapping[str, str]) -> Mapping[str, Forms]:
    """Path → the forms of its findings, of those on pages by rules about form; `groups` maps slug → group."""
    counted: Counter[str] = Counter()
    forms: dict[str, dict[str, list[int]]] = {}
    for finding in sorted(findings, key=ORDER):
        if finding.key and groups.get(finding.rule) in _GROUPS:
            of_file = forms.setdefault(finding.path, {})
            of_file.setdefault(_name(finding), []).append(counted[finding.path])
        counted[finding.path] += 1
    return forms


def _name(finding: Finding) -> str:
    """The language and a short name for the form."""
    # Looking for places takes ten times longer.
    local = _QUOTED_OR_PLACE if _PLACE.search(finding.message) else _QUOTED
    form = (finding.rule, int(finding.severity), finding.lang, local.sub("…", finding.message))
    digest = hashlib.blake2b(repr(form).encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f"{finding.lang} {digest}"


def fold(files: Sequence[tuple[FileFindings, Forms]], pages: Mapping[str, int]) -> tuple[FileFindings, ...]:
    """The files, with each way of a language told once; files that hold none are returned as they are.

    A way is a form that stands on 85 % of a language's pages. It becomes the first of its findings, in the
    first file by path, which says on how many; the rest of the files stays as it is. `pages` counts those that
    were looked at, by language; languages of fewer than 6 have no ways. The count stands in the hint: message
    and fingerprint do not change with the next page.
    """
    counted = Counter(name for _, forms in files for name in forms)
    ways = {name: count for name, count in counted.items() if _is_way(count, _total(name, pages))}
    first: dict[str, str] = {}
    for file, forms in files if ways else ():
        for name in ways.keys() & forms.keys():
            first[name] = min(first.get(name, file.path), file.path)
    told: list[FileFindings] = []
    for file, forms in files:
        held = ways.keys() & forms.keys()
        new: dict[int, Finding | None] = {at: None for name in held for at in forms[name]}
        for name in held:
            if first.get(name) == file.path:
                del first[name]
                at = forms[name][0]
                new[at] = _of_all(file.findings[at], ways[name], _total(name, pages))
        told.append(file.replaced(new) if new else file)
    return tuple(told)


def _of_all(finding: Finding, count: int, total: int) -> Finding:
    told = f"The same on {count} of {total} pages in `{finding.lang}`: settle it once for all of them."
    return finding._replace(hint=f"{finding.hint} {told}".strip())


def _is_way(count: int, total: int) -> bool:
    return total >= FEWEST_PAGES and count >= SHARE * total


def _total(name: str, pages: Mapping[str, int]) -> int:
    return pages.get(name.partition(" ")[0], 0)
