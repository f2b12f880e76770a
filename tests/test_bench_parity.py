"""The benchmark of the checks: every class of edits can be made, and its report adds up. No times here."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from bench.parity.judge import Judge, new, weighty
from bench.parity.measure import CORE, MUTATIONS, Measured, Tally, chosen, measure, recall, together
from bench.parity.sample import Edit, Mutation, Sample
from bench.parity.tables import NOT_CAUGHT, Speed, markdown, record, share
from bench.parity.trees import Grove, foreign, own, samples

from project import ROOT


@pytest.fixture(scope="module")
def groves(tmp_path_factory: pytest.TempPathFactory) -> tuple[Grove, Grove]:
    """Our pages, and the specimen."""
    folder = tmp_path_factory.mktemp("specimen")
    return own(ROOT, folder), own(ROOT, folder, is_specimen=True)


@pytest.fixture(scope="module")
def pages(groves: tuple[Grove, Grove]) -> tuple[Sample, ...]:
    return tuple(page for grove in groves for page in samples(grove))


def test_there_are_many_classes_with_names_of_their_own() -> None:
    assert len(MUTATIONS) >= 25
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_each_class_can_be_made(mutation: Mutation, pages: tuple[Sample, ...]) -> None:
    made = chosen(mutation, pages, 6, seed=1)
    assert made
    assert all(edit.apply(page.text) != page.text for page, edit in made)


def test_the_same_seed_makes_the_same_edits(pages: tuple[Sample, ...]) -> None:
    first, second = (
        [(page.path, edit) for page, edit in chosen(MUTATIONS[0], pages, 9, seed=5)] for _ in range(2)
    )
    assert first == second


def test_the_specimen_is_clean_and_a_dropped_heading_is_noticed(
    groves: tuple[Grove, Grove], tmp_path: Path
) -> None:
    judge = Judge(groves[1], tmp_path)
    page = next(page for page in samples(groves[1]) if page.lang == "en")
    before = judge.untouched(page)
    assert not weighty(one for one in before if one.path == page.path)
    after = judge.edited(page, page.text.replace("## How to book { #booking }\n", ""))
    assert "headings" in {finding.rule for finding in weighty(new(before, after))}
    assert judge.edited(page, page.text) == before


def test_an_edited_source_has_translations_that_follow_its_stamp(
    groves: tuple[Grove, Grove], tmp_path: Path
) -> None:
    judge = Judge(groves[1], tmp_path)
    page = next(page for page in samples(groves[1]) if page.is_source)
    found = new(judge.untouched(page), judge.edited(page, page.text.replace("45,8 ha", "54,8 ha")))
    assert "page-stale" not in {finding.rule for finding in found}
    assert {finding.lang for finding in weighty(found)} >= {"en", "zh", "ja"}


def test_any_tree_is_measured(tmp_path: Path) -> None:
    for lang, heading in (("en", "Ships"), ("vi", "Tàu")):
        file = tmp_path / "tree" / lang / "a.md"
        file.parent.mkdir(parents=True)
        file.write_text(f"## {heading}\n\n[{heading}](b.md)\n", encoding="utf-8")
        file.with_name("b.md").write_text(f"# {heading}\n", encoding="utf-8")
    dropped = [mutation for mutation in MUTATIONS if mutation.name == "heading dropped"]
    measured = measure(Judge(foreign(tmp_path / "tree"), tmp_path), dropped, 4, 1, lambda name: None)
    assert (measured.pages, measured.clean) == (2, 2)
    assert [(tally.made, tally.caught) for tally in measured.tallies] == [(2, 2)]


def test_the_report_adds_up() -> None:
    one = Tally("a", "structure", 4, 2, 3, Counter(headings=3))
    two = Tally("a", "structure", 6, 6, 6, Counter(headings=6))
    other = Tally("b", "meaning", 5, 0, 0, Counter())
    sets = (
        Measured("x", 9, 8, Counter(note=1), (one, other)),
        Measured("y", 2, 2, Counter(), (two,)),
    )
    rows = tuple(together(sets))
    assert [(row.name, row.made, row.errors, row.caught) for row in rows] == [("a", 10, 8, 9), ("b", 5, 0, 0)]
    assert recall(rows, *CORE) == recall(rows) == (9, 10)
    text = markdown(sets, (), [Speed("x", 9, 3.0)])
    assert "| a | structure | 10 | 8 | 9 | 0.90 |" in text
    assert "| x | 9 | 8 | 0 | 0 | 1 |" in text
    assert NOT_CAUGHT in text
    told = json.loads(json.dumps(record(sets, ())))
    assert told["sets"][0]["classes"]["a"]["rules"] == {"headings": 3}


def test_a_share_is_never_rounded_up() -> None:
    assert (share(999, 1000), share(0, 0), share(3, 3)) == ("0.99", "–", "1.00")


def test_an_edit_replaces_its_span() -> None:
    assert Edit(1, 2, "xy").apply("abc") == "axyc"
