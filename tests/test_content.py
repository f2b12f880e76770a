"""This repository's content: the same pages in every language, in step, complete."""

from __future__ import annotations

from collections import Counter

import pytest
import regex

from portal.facts.tokens import find_tokens
from portal.markdown import parse
from portal.model import Page, State
from portal.model.inserts import find_inserts
from project import ROOT, load

SITE = load(ROOT)
PAGES = sorted(SITE.pages.values(), key=lambda page: page.path)
PAIRS = list(SITE.pairs())
FROZEN = ("owner", "reviewed", "review_by", "sources", "facts", "template", "published", "expires")


def name(page: Page) -> str:
    return page.path


def test_there_is_nothing_to_mend() -> None:
    assert [str(finding) for finding in SITE.findings] == []


def test_every_page_exists_in_every_language_and_is_current() -> None:
    assert len(SITE.source_pages) >= 20
    assert Counter(route.state for route in SITE.routes.values() if not route.item) == {
        State.SOURCE: len(SITE.source_pages),
        State.CURRENT: len(SITE.source_pages) * len(SITE.config.targets),
    }


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_says_what_it_is(page: Page) -> None:
    for key in ("title", "description", "owner", "reviewed", "review_by"):
        assert page.meta.get(key), key
    assert page.meta["owner"] in SITE.catalogue.items["organisations"]
    is_target = page.lang != SITE.config.source.code
    assert page.meta.get("translation") == ("draft" if is_target else None)
    assert "sign_off" not in page.meta


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_heading_has_an_id_of_its_own(page: Page) -> None:
    document = parse(page.body, page.body_line)
    ids = [heading.id for heading in document.headings]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert [problem for problem in document.problems if problem.kind != "list"] == []
    assert all(heading.level > 1 for heading in document.headings), "the theme prints the title"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.target.path)
def test_a_translation_has_the_headings_tokens_and_frozen_keys_of_its_source(pair: object) -> None:
    source, target = pair.source, pair.target  # type: ignore[attr-defined]
    headings = [
        [(heading.level, heading.id) for heading in parse(page.body).headings] for page in (source, target)
    ]
    assert headings[0] == headings[1]
    tokens = [
        Counter((token.id, token.part) for token in find_tokens(page.body)) for page in (source, target)
    ]
    assert tokens[0] == tokens[1]
    assert [source.meta.get(key) for key in FROZEN] == [target.meta.get(key) for key in FROZEN]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_titles_and_descriptions_fit_search_results(page: Page) -> None:
    is_cjk = bool(regex.search(r"\p{Han}|\p{Hiragana}|\p{Katakana}", page.title))
    assert len(page.title) <= (30 if is_cjk else 60)
    assert len(page.description) <= (80 if is_cjk else 160)


def test_every_fact_is_shown_and_every_source_used() -> None:
    shown = {token.id for page in PAGES for token in find_tokens(page.body + page.title + page.description)}
    shown |= {id_ for page in PAGES for id_ in page.ids("facts")}
    shown |= {id_ for page in PAGES for insert in find_inserts(page.body) for id_ in insert.arguments}
    assert set(SITE.facts.facts) - shown == set()
    used = {id_ for fact in SITE.facts.facts.values() for id_ in fact.sources}
    used |= {id_ for page in PAGES for id_ in page.ids("sources")}
    used |= {
        id_ for items in SITE.catalogue.items.values() for item in items.values() for id_ in item.sources
    }
    assert set(SITE.facts.sources) - used == set()


def test_no_fact_of_low_confidence_stands_here() -> None:
    assert {fact.confidence for fact in SITE.facts.facts.values()} <= {"high", "medium"}


def test_the_navigation_leads_to_every_page() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [page.key for page in SITE.source_pages if page.key not in settings]
    assert missing == []
