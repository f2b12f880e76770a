"""Conventions, found while the findings of each page are still apart: by short names for their forms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Set

from portal.checks.conventions import FEWEST_PAGES, SHARE, shape
from portal.finding import Finding

# Differences of form. A figure, a link or a name that is wrong on every page is wrong on every page.
_GROUPS = frozenset({"structure", "language"})


def may_fold(finding: Finding, groups: Mapping[str, str]) -> bool:
    """Whether findings of this rule can be a way of the whole language; `groups` maps slug → group."""
    return bool(finding.key) and is_of_form(finding.rule, groups)


def is_of_form(rule: str, groups: Mapping[str, str]) -> bool:
    """Whether a rule is about form; `groups` as above."""
    return groups.get(rule) in _GROUPS


def name_of(finding: Finding) -> str:
    """The language and a short name for the form of the message."""
    said = repr(shape(finding)).encode("utf-8", "replace")
    return f"{finding.lang} {hashlib.blake2b(said, digest_size=6).hexdigest()}"


def held(names: Iterable[Iterable[str]], pages_per_language: Mapping[str, int]) -> Set[str]:
    """The names, given page by page, that so many pages of their language have that `fold` makes them one."""
    counted = Counter(name for of_page in names for name in set(of_page))
    return {
        name
        for name, count in counted.items()
        if (total := pages_per_language.get(name.partition(" ")[0], 0)) >= FEWEST_PAGES
        and count >= SHARE * total
    }
