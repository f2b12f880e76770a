"""Search as readers type: with marks or without, in any spelling, only in their own language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.server import serve
from portal.build import build
from project import ROOT, copy_project, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# (home, what is typed, the page expected among the first three)
QUERIES = [
    ("", "hai phong", "/"),
    ("", "Haiphong", "/"),
    ("", "HẢI PHÒNG", "/city/economy/"),
    ("", "ha\u0309i pho\u0300ng", "/city/economy/"),
    ("", "lach huyen", "/city/transport/"),
    ("", "cang", "/city/transport/"),
    ("", "bach long vi", "/sea-islands/bach-long-vi/"),
    ("", "Bạch Long Vĩ", "/sea-islands/bach-long-vi/"),
    ("", "do son", "/sea-islands/long-chau-hon-dau/"),
    ("", "cat ba", "/sea-islands/cat-ba/"),
    ("", "le hoi", "/city/festivals-food/"),
    ("", "duong cao toc", "/city/transport/"),
    ("en/", "Haiphong", "/en/"),
    ("en/", "hai phong", "/en/"),
    ("en/", "langur", "/en/sea-islands/nature/"),
    ("en/", "buffalo", "/en/city/festivals-food/"),
    ("zh/", "海防", "/zh/"),
    ("zh/", "工业区", "/zh/city/economy/"),
    ("zh/", "港口", "/zh/city/transport/"),
    ("zh/", "吉婆", "/zh/sea-islands/cat-ba/"),
    ("zh/", "Cat Ba", "/zh/sea-islands/cat-ba/"),
    ("ja/", "ハイフォン", "/ja/"),
    ("ja/", "海防", "/ja/"),
    ("ja/", "物流", "/ja/city/economy/"),
    ("ja/", "港湾", "/ja/city/transport/"),
    ("ja/", "Cat Ba", "/ja/sea-islands/cat-ba/"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with one page missing in Japanese."""
    folder = tmp_path_factory.mktemp("search")
    root = copy_project(folder / "copy")
    (root / "docs/ja/city/partner-cities.md").unlink()
    with serve(build(load(root), folder / "site").out) as served:
        yield served


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


@pytest.mark.parametrize("home", sorted({home for home, _, _ in QUERIES}))
def test_readers_find_their_page_among_the_first_three(chromium: Browser, address: str, home: str) -> None:
    page = opened(chromium, f"{address}/{home}")
    missed = [
        (query, results[:3])
        for of, query, expected in QUERIES
        if of == home and expected not in (results := found(page, query))[:3]
    ]
    page.close()
    assert missed == []


def test_results_are_in_the_reader_s_language_and_name_sections(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/zh/")
    results = found(page, "港口")
    assert results
    assert all(result.startswith("/zh/") for result in results)
    section = page.locator(".search__section").first
    assert "#" in str(section.get_attribute("href"))
    assert page.locator(".search__results mark").count() > 0
    page.close()


def test_a_page_that_is_not_translated_is_not_found(chromium: Browser, address: str) -> None:
    page = opened(chromium, f"{address}/ja/")
    assert "/ja/city/partner-cities/" not in found(page, "Kitakyushu") + found(page, "thành phố")
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
    page.wait_for_function("document.querySelector('.search__status').textContent.includes('not available')")
    page.close()


def test_this_repository_is_the_one_searched() -> None:
    keys = {page.key for page in load(ROOT).source_pages}
    expected = {url.removeprefix(f"/{home}").strip("/") for home, _, url in QUERIES}
    assert {f"{url}.md" for url in expected if url and url != "city"} <= keys
