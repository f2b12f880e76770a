"""What a person does with the pages, in a real browser with every other host unreachable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.server import serve
from project import ROOT, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOMES = ("", "en/", "zh/", "ja/")
ARTICLE = "city/economy/"
TABLE = "city/administration/"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


def open_page(browser: Browser, url: str, width: int = 1280, **options: object) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    return page


def test_browsing_asks_no_other_host(chromium: Browser, address: str) -> None:
    """Every request of a page goes to the site itself and is answered: all keys, the languages by turns.

    (tests/test_site.py reads the other hosts out of every page's HTML.)
    """
    context = chromium.new_context()
    asked: list[str] = []
    failed: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    # A browser drops what it still loads when it leaves a page.
    context.on(
        "requestfailed",
        lambda request: failed.append(request.url) if request.failure != "net::ERR_ABORTED" else None,
    )
    context.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    site = load(ROOT)
    keys = list(dict.fromkeys(key for _, key in site.routes))
    pages = [key for key in keys if site.routes["vi", key].item is None]
    items = [key for key in keys if site.routes["vi", key].item is not None]
    for place, key in enumerate([*pages, *items[::20]]):
        lang = ("vi", "en", "zh", "ja")[place % 4]
        route = site.routes[lang, key]
        page.goto(f"{address}/{route.url}")
        if key.endswith("administration.md"):
            page.locator(".items__table th button").first.click()
        assert page.evaluate("document.documentElement.lang") == load_tag(lang)
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert failed == []
    assert complaints == []


def load_tag(lang: str) -> str:
    return load(ROOT).config.language(lang).tag


def rows(page: Page, column: int) -> list[str]:
    return page.locator(f".items__table tbody tr > :nth-child({column})").all_inner_texts()


def test_the_units_sort_without_leaving_the_page(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/{TABLE}")
    before = page.evaluate("location.pathname")
    area = page.get_by_role("button", name="Diện tích")
    area.click()
    sizes = [float(text.split()[0].replace(".", "").replace(",", ".")) for text in rows(page, 3)]
    assert len(sizes) == 114
    assert sizes == sorted(sizes)
    area.click()
    assert rows(page, 1)[0] == "Cát Hải"
    heading = page.locator("th", has=area)
    assert heading.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Tên").click()
    assert rows(page, 1)[:2] == ["Ái Quốc", "An Biên"]
    assert heading.get_attribute("aria-sort") is None
    assert page.evaluate("location.pathname") == before


def test_sorting_works_from_the_keyboard(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{TABLE}")
    page.get_by_role("button", name="Area").focus()
    page.keyboard.press("Enter")
    assert rows(page, 1)[0] == "Bạch Long Vĩ"


def test_without_a_script_everything_is_there(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/ja/{TABLE}", java_script_enabled=False)
    assert len(rows(page, 1)) == 114
    assert page.locator("th button").count() == 0
    assert page.locator("form.filters").is_hidden()
    page.locator("nav.languages").get_by_role("link", name="English").click()
    assert page.url == f"{address}/en/{TABLE}"
    assert page.locator("h1").is_visible()


def test_the_language_switch_stays_on_the_page(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/{ARTICLE}")
    for name, home in (("简体中文", "zh/"), ("日本語", "ja/"), ("Tiếng Việt", "")):
        page.locator("nav.languages").get_by_role("link", name=name).click()
        assert page.url == f"{address}/{home}{ARTICLE}"
        assert page.locator("nav.languages a[aria-current]").inner_text() == name


def test_the_language_switch_stays_on_the_section(chromium: Browser, address: str) -> None:
    """The one that the address names, or else the one that the reader has come to; at the top, none."""

    def switched(page: Page, name: str) -> str:
        # Playwright's own click first scrolls the page until the sticky header stands where it does in the text.
        box = page.locator("nav.languages").get_by_role("link", name=name).bounding_box()
        assert box is not None
        with page.expect_navigation():
            page.mouse.click(box["x"] + 20, box["y"] + 20)
        return page.url.removeprefix(address)

    page = open_page(chromium, f"{address}/en/{ARTICLE}#rankings")
    assert switched(page, "日本語") == f"/ja/{ARTICLE}#rankings"
    heading = page.locator("#rankings")
    assert heading.evaluate("one => one.getBoundingClientRect().top >= 0")
    page.goto(f"{address}/en/city/heritage/")
    assert switched(page, "简体中文") == "/zh/city/heritage/"
    last = page.locator(".page-text h2[id]").nth(2)
    last.evaluate("one => scrollBy({top: one.getBoundingClientRect().top - 120, behavior: 'instant'})")
    assert switched(page, "English") == f"/en/city/heritage/#{last.get_attribute('id')}"


@pytest.mark.parametrize("has_script", [True, False])
@pytest.mark.parametrize("path", ["", ARTICLE, "investment/zones/", "investment/zones/nam-dinh-vu/"])
def test_a_page_prints_with_its_address_its_date_and_its_sources(
    chromium: Browser, address: str, path: str, has_script: bool
) -> None:
    page = open_page(chromium, f"{address}/zh/{path}", java_script_enabled=has_script)
    shown = page.locator(".page-address")
    assert shown.is_hidden()
    assert shown.inner_text() == "" or shown.text_content() == f"https://haiphong.example/zh/{path}"
    page.emulate_media(media="print")
    assert shown.inner_text() == f"https://haiphong.example/zh/{path}"
    assert page.get_by_text("2026年").last.is_visible()
    assert page.locator("ol.sources > li").count() > 0
    assert all(source.is_visible() for source in page.locator("ol.sources > li").all())
    for left_out in (".languages", ".side", ".page-actions", ".breadcrumb", ".search-open", ".filters"):
        assert not any(one.is_visible() for one in page.locator(left_out).all()), left_out


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("home", HOMES)
def test_no_page_scrolls_sideways(chromium: Browser, address: str, home: str, width: int) -> None:
    page = open_page(chromium, f"{address}/{home}", width)
    for path in ("", ARTICLE, TABLE, "sea-islands/cat-ba/"):
        page.goto(f"{address}/{home}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_colour_scheme_follows_the_reader(chromium: Browser, address: str) -> None:
    for scheme, expected in (("light", "default"), ("dark", "slate")):
        page = open_page(chromium, f"{address}/", color_scheme=scheme)
        assert page.locator("html").get_attribute("data-md-color-scheme") == expected


def test_a_chosen_colour_scheme_is_kept(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/", color_scheme="light")
    page.get_by_role("button", name="Use the dark scheme").click()
    page.goto(f"{address}/ja/city/")
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    page.get_by_role("button", name="明るい配色にする").click()
    page.reload()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize(("home", "family"), [("zh/", "CJK SC"), ("ja/", "CJK JP")])
def test_each_script_has_its_own_face(chromium: Browser, address: str, home: str, family: str) -> None:
    """Chinese in a Japanese face has wrong glyphs: `:lang()` chooses among the machine's fonts."""
    page = open_page(chromium, f"{address}/{home}")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert any(family in font["familyName"] for font in fonts), fonts


def test_an_unknown_address_answers_in_the_source_language(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/nothing/here/")
    assert page.locator("h1").inner_text() == "Không tìm thấy trang"
    page.get_by_role("link", name="Về trang chủ").click()
    assert page.url == f"{address}/"


def test_on_a_phone_each_value_of_a_register_stands_after_its_label(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/about/sources/", width=390)
    entry = page.locator(".items__table tbody tr").first
    name, publisher = entry.locator("td").nth(0), entry.locator("td").nth(1)
    label = publisher.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Publisher"'
    assert name.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"
    boxes = [box for cell in (name, entry) if (box := cell.bounding_box())]
    assert boxes[0]["width"] > boxes[1]["width"] * 0.8
    link = name.locator("a").bounding_box()
    assert link is not None
    assert link["x"] - boxes[1]["x"] < 30
