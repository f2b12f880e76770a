"""All rules about one key: its source page, its translations, and each pair of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.checks.align import align
from portal.checks.conventions import forms_of
from portal.checks.outcome import Entry, Known, Outcome
from portal.checks.rule import Fault, PageView, PairView, Rule
from portal.checks.suppress import Suppressed, suppressions
from portal.checks.watch import Contents, Watched
from portal.finding import Finding, Place
from portal.language import traits_for
from portal.model import Page, Pages, Pair, Reading, Site, State
from portal.report import FileFindings, in_order

Texts = Mapping[str, str]
"""Page texts by their `text_hash`."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging needs beside the key: the content, the chosen rules, the groups of all rules, the texts
    that stale pages were made from as far as they are known, and the digests of all pages."""

    site: Site
    rules: Sequence[Rule]
    groups: Mapping[str, str]
    bases: Texts
    contents: Contents


def view_of(site: Site, page: Page) -> PageView:
    """A page with its text parsed."""
    return PageView(page, page.document, traits_for(page.lang), site)


def judge(bench: Bench, key: str) -> Outcome:
    """Everything the page and pair rules say about a key. The pages are read anew and then forgotten."""
    watched = Watched(key, bench.contents)
    site = Site(bench.site.config, Pages(bench.site.pages.tree, watched), bench.site.data)
    judging = _Judging(bench, site, key)
    judging.pages()
    judging.pairs()
    return judging.outcome(watched)


class _Judging:
    """The work on one key."""

    def __init__(self, bench: Bench, site: Site, key: str) -> None:
        self._bench, self._site, self._key = bench, site, key
        self._pages = tuple(
            page
            for language in site.config.languages
            if (language.code, key) in site.pages.tree.files and (page := site.page(language.code, key))
        )
        self._views = {page.lang: view_of(site, page) for page in self._pages}
        self._suppressed = {page.path: suppressed_of(page, bench) for page in self._pages}
        self._walked: set[str] = set()
        self._findings: list[Finding] = []
        self._states: dict[str, State] = {}
        self._wanted: dict[str, list[str]] = {}

    def pages(self) -> None:
        asked = [
            (rule, function)
            for rule in self._bench.rules
            if (function := rule.function if rule.walks == "page" else rule.of_page)
        ]
        measures = [rule.measure for rule in self._bench.rules if rule.measure]
        for page in self._pages:
            view, is_readable = self._views[page.lang], page.reading.is_readable
            for rule, function in asked:
                for fault in function(view) if is_readable or rule.slug == "unreadable" else ():
                    self._add(rule, fault, page, None)
            for measure in measures:
                page.measured(measure)

    def pairs(self) -> None:
        source = self._views.get(self._site.config.source.code)
        if source is None:
            return
        rules = [rule for rule in self._bench.rules if rule.walks == "pair"]
        for language in self._site.config.targets:
            target = self._views.get(language.code)
            if target is None:
                self._states[language.code] = State.MISSING
                continue
            pair = Pair(source.page, target.page)
            self._states[language.code] = state = pair.state
            if not (pair.source.reading.is_readable and pair.target.reading.is_readable):
                continue
            origin = self._base(pair) if state is State.STALE else source
            if origin:
                self._pair(rules, PairView(origin, target, state, align(origin.document, target.document)))

    def _pair(self, rules: Sequence[Rule], pair: PairView) -> None:
        page = pair.target.page
        self._walked.add(page.path)
        for rule in rules:
            for fault in rule.function(pair):
                self._add(rule, fault, page, pair.source)

    def _base(self, pair: Pair) -> PageView | None:
        """The source as it was when a stale translation was made; None where nobody knows it."""
        made_from = str(pair.target.meta["source"])
        text = self._bench.bases.get(made_from)
        if text is None:
            self._wanted.setdefault(pair.source.path, []).append(made_from)
            return None
        page = Page(pair.source.key, pair.source.lang, pair.source.path, Reading.of(text))
        return view_of(self._site, page)

    def _add(self, rule: Rule, fault: Fault, page: Page, source: PageView | None) -> None:
        at = fault.page or page
        suppressed = None if fault.path else self._suppressed.get(at.path)
        if not (suppressed and suppressed.covers(rule.slug, fault)):
            other = self._place(source, fault.source_line) if source and fault.source_line else None
            self._findings.append(finding_of(rule, fault, page, other))

    def _place(self, source: PageView, line: int) -> Place:
        """The place of a line of the source; for an older text the line where its block stands today."""
        today = self._views[source.page.lang]
        if source is today:
            return Place(today.page.path, line)
        texts = [block.text for block in source.document.blocks if block.line <= line <= block.end_line]
        lines = [block.line for block in today.document.blocks if block.text in texts]
        return Place(today.page.path, lines[0] if lines else 1)

    def outcome(self, watched: Watched) -> Outcome:
        """What was found out."""
        if self._wanted:
            watched.missed_history()
        findings = in_order(self._findings)
        files = tuple(FileFindings.of(path, of_file) for path, of_file in findings.items())
        return Outcome(
            states={lang: state.value for lang, state in self._states.items()},
            files=files,
            asked=watched.answers,
            wanted=self._wanted,
            entries=tuple(entry for page in self._pages for entry in self._entries(page)),
            forms=forms_of(findings, files, self._bench.groups),
            known={page.lang: Known.of(page) for page in self._pages},
        )

    def _entries(self, page: Page) -> Iterator[Entry]:
        suppressed = self._suppressed[page.path]
        walks = {rule.slug: rule.walks for rule in self._bench.rules} if suppressed.entries else {}
        for index, entry in enumerate(suppressed.entries):
            is_over = entry.until < self._site.config.day
            was_asked = walks.get(entry.rule) in ("page", "site") or (
                walks.get(entry.rule) == "pair" and page.path in self._walked
            )
            if was_asked and not entry.problem and not is_over:
                yield Entry(page.path, page.lang, index, entry.rule, index in suppressed.used)


def suppressed_of(page: Page, bench: Bench) -> Suppressed:
    """The suppressions of a page; none in a tree that is not ours."""
    entries = suppressions(page, bench.groups) if bench.site.config.is_ours else ()
    return Suppressed(entries, bench.site.config.day)


def finding_of(rule: Rule, fault: Fault, page: Page | None, source: Place | None) -> Finding:
    """A fault, now that its rule and its page are known."""
    at = fault.page or page
    if fault.path:
        at = at if at and at.path == fault.path else None
    return Finding(
        rule.slug,
        fault.severity or rule.severity,
        fault.path or (at.path if at else ""),
        fault.line,
        fault.message,
        fault.hint,
        at.lang if at else "",
        at.key if at else "",
        source,
    )
