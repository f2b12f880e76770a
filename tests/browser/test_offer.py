"""The reader's language: offered once, kept when chosen, never forced; found on the page for what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.server import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARTICLE = "city/economy/"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


def reader(browser: Browser, locale: str, **options: object) -> BrowserContext:
    return browser.new_context(bypass_csp=False, locale=locale, **options)  # type: ignore[arg-type]


def opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    return page


@pytest.mark.parametrize(
    ("locale", "lang", "words"),
    [
        ("en-GB", "en", "Read it in English"),
        ("zh-CN", "zh-Hans", "阅读中文版"),
        ("ja-JP", "ja", "日本語で読む"),
    ],
)
def test_the_browser_s_language_is_offered_in_its_own_words(
    chromium: Browser, address: str, locale: str, lang: str, words: str
) -> None:
    page = opened(reader(chromium, locale), f"{address}/{ARTICLE}")
    assert page.url == f"{address}/{ARTICLE}"
    line = page.locator("aside.offer")
    assert line.get_attribute("lang") == lang
    line.get_by_role("link", name=words).click()
    assert page.url == f"{address}/{lang.partition('-')[0]}/{ARTICLE}"
    page.wait_for_load_state("networkidle")
    assert page.locator("aside.offer").count() == 0


@pytest.mark.parametrize(("locale", "home"), [("vi-VN", ""), ("ja-JP", "ja/"), ("fr-FR", "")])
def test_nothing_is_offered_to_whom_it_is_no_use(
    chromium: Browser, address: str, locale: str, home: str
) -> None:
    page = opened(reader(chromium, locale), f"{address}/{home}{ARTICLE}")
    assert page.locator("aside.offer").count() == 0


def test_who_stays_is_not_asked_again(chromium: Browser, address: str) -> None:
    context = reader(chromium, "en-GB")
    page = opened(context, f"{address}/{ARTICLE}")
    page.get_by_role("button", name="No, thank you").click()
    assert page.locator("aside.offer").count() == 0
    assert opened(context, f"{address}/city/").locator("aside.offer").count() == 0


def test_the_choice_in_the_language_switch_is_kept(chromium: Browser, address: str) -> None:
    context = reader(chromium, "en-GB")
    page = opened(context, f"{address}/en/{ARTICLE}")
    page.locator("nav.languages").get_by_role("link", name="日本語").click()
    page = opened(context, f"{address}/en/city/")
    assert page.url == f"{address}/en/city/"
    assert page.locator("aside.offer").get_attribute("lang") == "ja"


def test_the_offer_covers_nothing_that_has_the_focus(chromium: Browser, address: str) -> None:
    page = opened(reader(chromium, "en-GB", viewport={"width": 390, "height": 640}), f"{address}/{ARTICLE}")
    offer = page.locator("aside.offer").bounding_box()
    assert offer is not None
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        bottom, name = page.evaluate(
            "(one => [one.getBoundingClientRect().bottom, one.closest('.offer')"
            " || one === document.body ? '' : one.outerHTML.slice(0, 120)])(document.activeElement)"
        )
        if name and bottom > offer["y"]:
            hidden.append(name)
    assert hidden == []


@pytest.mark.parametrize(
    ("path", "lang", "heading"),
    [
        ("none/", "vi", "Không tìm thấy trang"),
        ("en/city/none/", "en", "Page not found"),
        ("zh/none", "zh-Hans", "找不到页面"),
        ("ja/none/", "ja", "ページが見つかりません"),
        ("japan/", "vi", "Không tìm thấy trang"),
    ],
)
def test_the_root_404_finds_the_language_in_the_address(
    chromium: Browser, address: str, path: str, lang: str, heading: str
) -> None:
    """A host without settings sends one page for all; the address stays as it was typed."""
    page = opened(reader(chromium, "vi-VN"), f"{address}/{path}")
    page.get_by_role("heading", name=heading, exact=True).wait_for()
    assert page.locator("html").get_attribute("lang") == lang
    assert page.url == f"{address}/{path}"
    assert heading in page.title()
    page.locator("button.scheme").click()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    page.keyboard.press("/")
    assert page.locator("#search-words").is_visible()


def test_without_a_script_the_root_404_speaks_every_language(chromium: Browser, address: str) -> None:
    page = opened(reader(chromium, "ja-JP", java_script_enabled=False), f"{address}/ja/none/")
    page.locator("li[lang=ja] a").click()
    assert page.url == f"{address}/ja/"
