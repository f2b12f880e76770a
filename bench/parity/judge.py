"""What the check says of a page as it is, and as it is after an edit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from bench.parity.sample import Sample
from bench.parity.trees import Grove, planted, stamped
from portal.checks.judging import Bench, judge
from portal.checks.rule import Rule
from portal.checks.table import RULES, groups
from portal.checks.watch import Contents
from portal.finding import Finding, Severity
from portal.model import Place, Site, hash_of_text
from portal.model.tree import SourceFile


@dataclass(frozen=True)
class Judge:
    """Asks all rules about one key. `folder` takes the edited files, one after another."""

    grove: Grove
    folder: Path

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        is_ours = self.grove.config.is_ours
        return tuple(rule for rule in RULES if rule.group != "site" and (is_ours or not rule.is_ours))

    def untouched(self, sample: Sample) -> tuple[Finding, ...]:
        """The findings about a page and its pairs."""
        return self._found(planted(self.grove.site, {}), sample)

    def edited(self, sample: Sample, text: str) -> tuple[Finding, ...]:
        """The same with another text of the page; translations follow an edited source in their stamp."""
        files: dict[Place, SourceFile] = {(sample.lang, sample.key): self._file(sample, text)}
        if sample.is_source:
            hash_ = hash_of_text(text)
            for other in sample.others.values():
                if other.lang != sample.lang:
                    files[(other.lang, other.key)] = self._file(other, stamped(other.text, hash_))
        return self._found(planted(self.grove.site, files), sample)

    def _file(self, sample: Sample, text: str) -> SourceFile:
        file = self.folder / f"{os.getpid()}-{sample.lang}.md"  # several processes may be at work
        file.write_text(text, encoding="utf-8", newline="")
        return SourceFile(sample.path, str(file), is_outside=False)

    def _found(self, site: Site, sample: Sample) -> tuple[Finding, ...]:
        config = site.config
        asked = {sample.lang, sample.source_lang}
        if not sample.is_source:  # the other translations have nothing to say of this one
            languages = tuple(language for language in config.languages if language.code in asked)
            config = replace(config, languages=languages)
        bench = Bench(
            Site(config, site.pages, site.data), self._rules, groups(), {}, Contents({}, "", lambda: "")
        )
        outcome = judge(bench, sample.key)
        return tuple(finding for file in outcome.files for finding in file.findings)


def weighty(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Warnings and errors."""
    return tuple(finding for finding in findings if finding.severity >= Severity.WARNING)


def new(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of `after` that `before` had not, or fewer times."""
    known: Mapping[tuple[str, int], int] = Counter((one.fingerprint, int(one.severity)) for one in before)
    seen: Counter[tuple[str, int]] = Counter()
    found = []
    for finding in after:
        name = (finding.fingerprint, int(finding.severity))
        seen[name] += 1
        if seen[name] > known.get(name, 0):
            found.append(finding)
    return tuple(found)
