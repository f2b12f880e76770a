"""What can only be said when all keys are judged: rules over the whole site, the data, conventions, and
suppressions that are of no use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.checks.conventions import fold
from portal.checks.judging import Bench, finding_of, suppressed_of
from portal.checks.outcome import Entry, Stored
from portal.checks.rule import Fault, Rule
from portal.checks.suppress import SLUG, Suppressed, unused
from portal.finding import Finding
from portal.model import Page, Pages, Place, Site
from portal.report import Change, FileFindings, by_file

Outcomes = Mapping[str, Stored]
"""By key."""


def judge_site(bench: Bench, outcomes: Outcomes) -> tuple[tuple[FileFindings, ...], bool]:
    """What the rules over the whole site say, and whether it hangs on nothing but what pages are known to say
    (`outcome.digest_of_known`): not so where a rule had to open one."""
    opened = _Opened()
    site = Site(bench.site.config, Pages(bench.site.pages.tree, opened), bench.site.data)
    told = _Telling(bench)
    if any(rule.walks == "site" for rule in bench.rules):
        _recall(site, outcomes)
    for rule in bench.rules:
        if rule.walks == "site":
            told.add(rule, rule.function(site))
        if rule.also and site.config.is_ours:
            told.add(rule, rule.also(site))
    found = told.findings
    suppression = next((rule for rule in bench.rules if rule.slug == SLUG), None)
    if suppression:
        found += _unused(site, suppression, outcomes, told)
    return by_file(found), not opened.any


def changes_of(
    outcomes: Outcomes,
    before: Mapping[str, FileFindings],
    of_site: Iterable[FileFindings],
    pages: Mapping[str, int],
) -> tuple[Change, ...]:
    """What becomes of the findings of files: `before` are those of the outcomes, by path, `of_site` those that
    `judge_site` tells; `pages` counts the pages by language."""
    # Only its own key speaks of a page, so that its findings stand where the outcome has them.
    forms = [(before[path], forms) for one in outcomes.values() for path, forms in one.forms.items()]
    changes = {change.path: change for change in fold(forms, pages)}
    for file in of_site:
        known = before.get(file.path)
        change = changes.get(file.path)
        there = change.of(known) if change else known
        both = FileFindings.joined((file, there) if there else (file,))
        changes[file.path] = Change.to(both)
    return tuple(changes[path] for path in sorted(changes))


class _Opened:
    """A `model.Watch` that knows whether a page was opened."""

    any = False

    def asked(self, place: Place) -> None:
        """A page was looked for: which there are, every answer hangs on."""

    def opened(self, place: Place) -> None:
        """A page's file is read."""
        self.any = True

    def walked(self) -> None:
        """All pages were listed."""


def _recall(site: Site, outcomes: Outcomes) -> None:
    """Give the pages what they said when they were judged, so that no file is read twice."""
    for key, outcome in outcomes.items():
        for lang, known in outcome.known.items():
            site.pages[(lang, key)].reading.recall(known.meta, known.lines, known.hash, known.measures)


class _Telling:
    """Collects findings that no key has; the suppressions of a page hold for them too."""

    def __init__(self, bench: Bench) -> None:
        self.findings: list[Finding] = []
        self.suppressed: dict[str, Suppressed] = {}
        self._bench = bench

    def add(self, rule: Rule, faults: Iterable[Fault]) -> None:
        for fault in faults:
            if not (fault.page and self.of(fault.page).covers(rule.slug, fault)):
                self.findings.append(finding_of(rule, fault, None, None))

    def of(self, page: Page) -> Suppressed:
        """The suppressions of a page."""
        if page.path not in self.suppressed:
            self.suppressed[page.path] = suppressed_of(page, self._bench)
        return self.suppressed[page.path]


def _unused(site: Site, rule: Rule, outcomes: Outcomes, told: _Telling) -> Iterator[Finding]:
    for key, outcome in outcomes.items():
        for entry in outcome.entries:
            page = site.pages[(entry.lang, key)]
            if not entry.is_used and entry.index not in told.of(page).used:
                yield _unused_entry(rule, page, told.of(page), entry)


def _unused_entry(rule: Rule, page: Page, suppressed: Suppressed, entry: Entry) -> Finding:
    fault = unused(suppressed.entries[entry.index], page.meta_lines.get("checks", 1))
    return finding_of(rule, fault, page, None)
