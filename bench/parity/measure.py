"""Edits are chosen, made and judged, and counted by class."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bench.parity import boxes, codes, figures, language, parts, structure, words
from bench.parity.forks import in_turn
from bench.parity.judge import Judge, new, weighty
from bench.parity.sample import Edit, Mutation, Sample
from bench.parity.trees import samples
from portal.finding import Finding, Severity

MUTATIONS: tuple[Mutation, ...] = (
    *structure.MUTATIONS,
    *boxes.MUTATIONS,
    *parts.MUTATIONS,
    *figures.MUTATIONS,
    *codes.MUTATIONS,
    *language.MUTATIONS,
    *words.MUTATIONS,
)
CORE = ("structure", "links", "figures", "language")
UNCOUNTED = ("meaning", "notes")
_AROUND = 30

Progress = Callable[[str], None]
Made = tuple[Sample, Edit]


@dataclass(frozen=True, slots=True)
class Missed:
    """An edit that nobody noticed: where, and what stood there before and after."""

    path: str
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A class on a set of pages. `errors` and `caught` are edits with a new error, and with a new warning or
    error; `rules` says which rules noticed how many."""

    name: str
    group: str
    made: int
    errors: int
    caught: int
    rules: Counter[str]
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A set: `clean` of `pages` have no warning or error; `untouched` counts findings of all by severity."""

    name: str
    pages: int
    clean: int
    untouched: Counter[str]
    tallies: tuple[Tally, ...]


def measure(
    judge: Judge, mutations: Sequence[Mutation], number: int, seed: int, progress: Progress
) -> Measured:
    """At most `number` edits of each class on the clean pages of a set, the same ones for the same seed."""
    pages = tuple(samples(judge.grove))
    before = {page.path: judge.untouched(page) for page in pages}
    own = {page.path: [one for one in before[page.path] if one.path == page.path] for page in pages}
    clean = [page for page in pages if not weighty(own[page.path])]

    def tally(mutation: Mutation) -> Tally:
        return _tally(judge, mutation, chosen(mutation, clean, number, seed), before)

    tallies = []
    for found in in_turn(tally, mutations):
        progress(f"{judge.grove.name}: {found.name}")
        tallies.append(found)
    untouched = Counter(finding.severity.label for found in own.values() for finding in found)
    return Measured(judge.grove.name, len(pages), len(clean), untouched, tuple(tallies))


def chosen(mutation: Mutation, pages: Iterable[Sample], number: int, seed: int) -> Sequence[Made]:
    """Edits by chance, the languages in turn."""
    by_language: dict[str, list[Made]] = {}
    for page in pages:
        if page.is_source and not mutation.of_source:
            continue
        rng = random.Random(f"{seed} {mutation.name} {page.path}")
        for edit in mutation.edits(page, rng):
            if page.text[edit.start : edit.end] != edit.new:
                by_language.setdefault(page.lang, []).append((page, edit))
    for lang, found in by_language.items():
        random.Random(f"{seed} {mutation.name} {lang}").shuffle(found)
    turns = (made for turn in zip_longest(*by_language.values()) for made in turn if made)
    return [made for made, _ in zip(turns, range(number), strict=False)]


def _tally(
    judge: Judge, mutation: Mutation, made: Sequence[Made], before: Mapping[str, Sequence[Finding]]
) -> Tally:
    rules: Counter[str] = Counter()
    errors = caught = 0
    missed: list[Missed] = []
    for page, edit in made:
        found = weighty(new(before[page.path], judge.edited(page, edit.apply(page.text))))
        rules.update({finding.rule for finding in found})
        errors += any(finding.severity is Severity.ERROR for finding in found)
        caught += bool(found)
        if not found:
            missed.append(_missed(page, edit))
    return Tally(mutation.name, mutation.group, len(made), errors, caught, rules, tuple(missed))


def _missed(page: Sample, edit: Edit) -> Missed:
    text = page.text
    left = max(text.rfind("\n", 0, edit.start) + 1, edit.start - _AROUND)
    right = edit.end + _AROUND
    before, after = text[left:right], text[left : edit.start] + edit.new + text[edit.end : right]
    return Missed(page.path, text.count("\n", 0, edit.start) + 1, before, after)


def together(measured: Iterable[Measured]) -> Iterator[Tally]:
    """The classes over several sets."""
    rows: dict[str, list[Tally]] = {}
    for one in measured:
        for tally in one.tallies:
            rows.setdefault(tally.name, []).append(tally)
    for name, found in rows.items():
        yield Tally(
            name,
            found[0].group,
            sum(tally.made for tally in found),
            sum(tally.errors for tally in found),
            sum(tally.caught for tally in found),
            sum((tally.rules for tally in found), Counter()),
            tuple(missed for tally in found for missed in tally.missed),
        )


def recall(tallies: Iterable[Tally], *groups: str) -> tuple[int, int]:
    """(caught, made) over the classes of some groups; of all but the uncounted where none is named."""
    kept = [one for one in tallies if (one.group in groups if groups else one.group not in UNCOUNTED)]
    return sum(one.caught for one in kept), sum(one.made for one in kept)
