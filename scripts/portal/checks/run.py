"""Walks the content and asks the rules; what was answered before and still holds is not asked again.

Only this module and those it imports at its top are loaded where every answer is stored: parsers and rules,
0.3 s of imports, wait in functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cache import Stamps, Store
from portal.checks.bases import base_texts, token
from portal.checks.environment import digest, environment
from portal.checks.outcome import Stored, digest_of_known
from portal.checks.watch import HISTORY, Contents
from portal.finding import Finding
from portal.model import Site
from portal.report import Change, FileFindings, Report

if TYPE_CHECKING:
    from portal.checks.judging import Bench
    from portal.checks.rule import PageView, Rule
    from portal.model import Page

Progress = Callable[[int, int], None]
"""(keys done, keys in all)."""


def check(site: Site, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """All findings of some rules, by path and line."""
    return tuple(report(site, lambda: rules, Way()).findings())


def view_of(site: Site, page: Page) -> PageView:
    """A page with its text parsed."""
    from portal.checks.judging import view_of as view

    return view(site, page)


@dataclass(frozen=True, slots=True)
class Way:
    """How to go about it.

    `store` keeps answers, to be saved by the caller; `stamps` keeps the contents of files; `rules` names the
    chosen rules. `paths` are the only files to speak of (none: all), relative to the root. `repository` is
    where the history of the content is (none: its root), `rev` where that history ends. `built` is the folder of the
    built site, if its rules are to be asked too; findings call it `built_shown`.
    """

    store: Store | None = None
    stamps: Stamps | None = None
    rules: str = "all"
    workers: int = 1  # 0: as many as there are cores
    progress: Progress = lambda done, total: None
    paths: tuple[str, ...] = ()
    repository: Path | None = None
    rev: str = "HEAD"
    built: Path | None = None
    built_shown: str = ""


def report(site: Site, rules: Callable[[], Sequence[Rule]], way: Way) -> Report:
    """What the rules say of the content; `rules` is called if anything must be asked."""
    run = _Run(site, rules, way)
    outcomes = run.outcomes()
    files = of_keys(outcomes.values())
    files |= {change.path: change.of(files.get(change.path)) for change in run.changes(outcomes, files)}
    told = (*(files[path] for path in sorted(files) if files[path].parts), *run.built())
    states = Counter(state for outcome in outcomes.values() for state in outcome.states.values())
    return Report(
        source=site.config.source.code,
        targets=tuple(language.code for language in site.config.targets),
        pages=sum(1 for _, key in site.pages.tree.files if key in outcomes),
        states=dict(states),
        files=tuple(file for file in told if not way.paths or is_below(file.path, way.paths)),
        notes=tuple(_notes(outcomes.values())),
    )


class _Run:
    """One run over the content."""

    def __init__(self, site: Site, rules: Callable[[], Sequence[Rule]], way: Way) -> None:
        self._site, self._rules, self._way = site, rules, way
        tree = site.pages.tree
        self._store = way.store or Store(None)
        self._names: dict[str, str] = {}
        self._repository = way.repository or site.config.root
        digest_of = (way.stamps or Stamps(None)).digest if way.store else lambda file: ""
        self._environment = environment(site.config, tree, way.rules, digest_of) if way.store else ""
        digests = {place: digest_of(file.file) for place, file in tree.files.items()}
        places = digest(sorted(f"{lang}/{key}" for lang, key in tree.files))
        self._contents = Contents(digests, places, cache(partial(token, self._repository, way.rev)))

    def outcomes(self) -> Mapping[str, Stored]:
        """Every key judged, by key; what is stored and still holds is not judged again."""
        keys = self._keys()
        found: dict[str, Stored] = {}
        for key in keys if self._way.store else ():
            value = self._store.view(self._name(key))
            if value and self._contents.is_as((stored := Stored(value)).asked):
                found[key] = stored
        missing = [key for key in keys if key not in found]
        if missing:
            found |= self._judged(missing)
        return {key: found[key] for key in keys}

    def changes(
        self, outcomes: Mapping[str, Stored], before: Mapping[str, FileFindings]
    ) -> tuple[Change, ...]:
        """What is said of the whole, as what becomes of the findings `before`, by path."""
        histories = (outcome.asked.get(HISTORY, "") for outcome in outcomes.values())
        name = digest(("whole", self._environment, *map(self._name, outcomes), *histories))
        value = self._store.get_json(name) if self._way.store else None
        if value is not None:
            return tuple(Change(*change) for change in value)
        from portal.checks.whole import changes_of

        pages = Counter(lang for lang, _ in self._site.pages.tree.files)
        changes = changes_of(outcomes, before, self._of_site(outcomes), pages)
        self._store.put_json(name, changes)
        return changes

    def _of_site(self, outcomes: Mapping[str, Stored]) -> tuple[FileFindings, ...]:
        """What is said of the whole site: asked again where a page says other things in its front matter."""
        from portal.checks.whole import judge_site

        known = digest_of_known(outcomes.values())
        name = digest(("site", self._environment, self._contents.places, *outcomes, known))
        value = self._store.get_json(name) if self._way.store else None
        if value is not None:
            return tuple(Change(*change).of(None) for change in value)
        found, is_known = judge_site(self._bench({}), outcomes)
        if is_known:
            self._store.put_json(name, [Change.to(file) for file in found])
        return found

    def built(self) -> tuple[FileFindings, ...]:
        """What is said of the built site, if one is looked at: read anew each time."""
        if self._way.built is None:
            return ()
        from portal.checks.site.judging import judge_built

        return judge_built(self._bench({}), self._way.built, self._way.built_shown)

    def _keys(self) -> Sequence[str]:
        files = self._site.pages.tree.files
        paths = self._way.paths
        return sorted({key for (_, key), file in files.items() if not paths or is_below(file.path, paths)})

    def _name(self, key: str) -> str:
        """Under what the answers about a key are stored: its files and everything that all answers hang on."""
        if key not in self._names:
            digests = self._contents.digests
            codes = (language.code for language in self._site.config.languages)
            contents = (f"{code} {digests.get((code, key))}" for code in codes)
            self._names[key] = digest((self._environment, key, *contents))
        return self._names[key]

    def _judged(self, keys: Sequence[str]) -> Mapping[str, Stored]:
        from portal.checks.workers import judge_all

        way = self._way
        values = dict(judge_all(self._bench({}), keys, way.workers, way.progress))
        found = {key: Stored(value) for key, value in values.items()}
        wanted = {key: outcome.wanted for key, outcome in found.items() if outcome.wanted}
        bases = base_texts(self._store, self._repository, way.rev, wanted.values()) if wanted else {}
        again = [key for key in wanted if any(not bases.keys().isdisjoint(of) for of in wanted[key].values())]
        if again:
            values |= dict(judge_all(self._bench(bases), again, way.workers, way.progress))
            found |= {key: Stored(values[key]) for key in again}
        for key, value in values.items():
            self._store.put(self._name(key), value)
        return found

    def _bench(self, bases: Mapping[str, str]) -> Bench:
        from portal.checks.judging import Bench

        is_ours = self._site.config.is_ours
        rules = tuple(rule for rule in self._rules() if is_ours or not rule.is_ours)
        groups = {rule.slug: rule.group for rule in rules}
        if is_ours:  # pages may name rules that are not asked
            from portal.checks.table import groups as all_groups

            groups |= all_groups()
        return Bench(self._site, rules, groups, bases, self._contents)


def of_keys(outcomes: Iterable[Stored]) -> dict[str, FileFindings]:
    """Path → the findings that the keys have of a file."""
    files: dict[str, list[FileFindings]] = {}
    for outcome in outcomes:
        for file in outcome.files:
            files.setdefault(file.path, []).append(file)
    return {path: FileFindings.joined(parts) for path, parts in files.items()}


def is_below(path: str, folders: Iterable[str]) -> bool:
    """Whether a path is one of some files or lies in one of some folders."""
    return any(path == folder or folder == "." or path.startswith(f"{folder}/") for folder in folders)


def _notes(outcomes: Iterable[Stored]) -> Iterator[str]:
    lacking = sum(len(hashes) for outcome in outcomes for hashes in outcome.wanted.values())
    if lacking:
        yield (
            f"{lacking} stale {'page is' if lacking == 1 else 'pages are'} not compared with the source: "
            "the text they were made from is not in git (`portal diff` says why)"
        )
