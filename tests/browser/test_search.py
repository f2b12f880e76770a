"""Search as readers type: with marks or without, in any spelling, only in their own language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from browser.server import serve
from project import ROOT, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# language → (what is typed, the page expected, below the language's home)
QUERIES: dict[str, list[tuple[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def noticed(noticed_site: Path) -> Iterator[str]:
    with serve(noticed_site) as served:
        yield served


def home_of(lang: str) -> str:
    return load(ROOT).config.home(lang)


def opened(chromium: Browser, url: str) -> Page:
    page = chromium.new_page()
    page.goto(url)
    page.locator(".search-open").click()
    return page


def found(page: Page, query: str) -> list[str]:
    """The addresses of the results, once the answer to this query is there."""
    page.fill("#search-words", query)
    page.wait_for_function(
        """query => {
          const status = document.querySelector('.search__status')
          return status.dataset.query === query
        }""",
        arg=query.strip(),
    )
    return [str(link.get_attribute("href")) for link in page.locator(".search__page").all()]


def test_the_table_is_long_enough() -> None:
    assert sum(map(len, QUERIES.values())) >= 60
    assert QUERIES.keys() == {language.code for language in load(ROOT).config.languages}


@pytest.mark.parametrize("lang", QUERIES)
def test_readers_find_their_page_among_the_first_three(chromium: Browser, address: str, lang: str) -> None:
    home = home_of(lang)
    page = opened(chromium, f"{address}/{home}")
    missed = [
        (query, results[:3])
        for query, expected in QUERIES[lang]
        if f"/{home}{expected}" not in (results := found(page, query))[:3]
    ]
    page.close()
    assert missed == []


@pytest.mark.parametrize(
    ("lang", "query", "first"),
    [
        ("ja", "海防", "/ja/"),
        ("ja", "Cat Ba", "/ja/sea-islands/cat-ba/"),
        ("zh", "Cat Ba", "/zh/sea-islands/cat-ba/"),
        ("en", "Bạch Long Vỹ", "/en/sea-islands/bach-long-vi/"),
    ],
)
def test_a_name_in_another_language_or_spelling_leads_to_its_page_first(
    chromium: Browser, address: str, lang: str, query: str, first: str
) -> None:
    page = opened(chromium, f"{address}/{home_of(lang)}")
    results = found(page, query)
    page.close()
    assert results[0] == first


def test_with_marks_typed_what_has_those_marks_stands_first(chromium: Browser, address: str) -> None:
    """`đảo` and `đạo` are two words; without marks both are meant."""
    page = opened(chromium, f"{address}/")
    for typed, meant, other in (("đảo", "đảo", "đạo"), ("đạo", "đạo", "đảo")):
        found(page, typed)
        marked = page.locator(".search__results > li").first.locator("mark").all_inner_texts()
        words = " ".join(marked).lower()
        assert meant in words
        assert other not in words
    found(page, "dao")
    told = page.locator(".search__results").inner_text().lower()
    assert "đảo" in told
    page.close()


@pytest.mark.parametrize("lang", QUERIES)
def test_results_are_in_the_reader_s_language_only(chromium: Browser, address: str, lang: str) -> None:
    home = home_of(lang)
    others = [one for one in map(home_of, QUERIES) if one and one != home]
    page = opened(chromium, f"{address}/{home}")
    for query in ("Hải Phòng", "海防", "2025"):
        for result in found(page, query):
            assert result.startswith(f"/{home}")
            assert not result.removeprefix("/").startswith(tuple(others))
    page.close()


def test_results_name_sections_and_mark_what_was_asked(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/zh/")
    assert found(page, "港口")
    section = page.locator(".search__section").first
    assert "#" in str(section.get_attribute("href"))
    assert page.locator(".search__results mark").count() > 0
    page.close()


def test_a_page_that_is_not_translated_is_not_found(chromium: Browser, noticed: str) -> None:
    for home, is_there in (("ja/", False), ("zh/", True)):
        page = opened(chromium, f"{noticed}/{home}")
        results = found(page, "Bạch Đằng") + found(page, "lịch sử")
        assert (f"/{home}city/history/" in results) == is_there
        page.close()


def test_nothing_of_the_index_is_loaded_before_search_is_opened(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/en/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url] == []
    page.keyboard.press("/")
    assert found(page, "port")
    assert any("/en/pagefind/" in url for url in asked)
    page.close()


def test_the_keyboard_is_enough(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/en/city/")
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    assert found(page, "langur")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/en/sea-islands/**")
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").is_visible()
    page.close()


def test_what_is_not_shown_is_counted(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/en/")
    shown = found(page, "Hải Phòng")
    told = page.locator(".search__status").inner_text()
    assert told.endswith(f"pages found; the first {len(shown)} are shown")
    assert int(told.split()[0]) > len(shown)
    page.close()


def test_vietnamese_names_among_the_results_are_marked(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/zh/")
    found(page, "Đồng Bài")
    titles = page.locator(".search__page").all()
    told = {title.inner_text(): title.get_attribute("lang") for title in titles}
    assert "vi" in told.values()
    assert all(
        (lang == "vi") == (re.search(r"[ạ-ỹ]", name) is not None)
        for name, lang in told.items()
        if not re.search(r"[一-鿿]", name)
    )
    page.close()


def test_nothing_found_is_said(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/en/")
    assert found(page, "zzzzqqqq") == []
    assert page.locator(".search__status").inner_text() == "No page found"
    page.close()


def test_a_site_without_an_index_says_so(chromium: Browser, address: str) -> None:
    """`serve` makes no index; the pages work, and search says why it does not."""
    page = chromium.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}/en/")
    page.locator(".search-open").click()
    page.wait_for_function(
        "() => document.querySelector('.search__status').textContent.includes('not available')"
    )
    page.close()
