"""What a person does with lists, items, comparisons and maps: finds, filters, sends, compares, prints."""

from __future__ import annotations

import re
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
ZONES = "investment/zones/"
COMPARE = "investment/compare-zones/"
MAP = "visit/map/"
ITEM = "investment/zones/nam-dinh-vu/"
PROJECT = "investment/projects/nam-do-son-port/"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


def open_page(browser: Browser, url: str, width: int = 1280, **options: object) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    return page


def names(page: Page) -> list[str]:
    """The names of the rows that are shown."""
    return [
        text.strip() for text in page.locator(".items__table tbody tr:not([hidden]) > th").all_inner_texts()
    ]


def wait_for_address(page: Page, part: str) -> None:
    page.wait_for_function("part => decodeURIComponent(location.search).includes(part)", arg=part)


@pytest.mark.parametrize(
    ("home", "typed"),
    [
        ("zh/", "dinh vu"),
        ("", "dinh vu"),
        ("en/", "廷武"),
        ("ja/", "Đình Vũ"),
        ("zh/", "でぃんぶー"),
        ("", "ＤＩＮＨ ＶＵ"),
    ],
)
def test_a_name_is_found_however_it_is_typed(chromium: Browser, address: str, home: str, typed: str) -> None:
    page = open_page(chromium, f"{address}/{home}{ZONES}")
    page.locator("[name=q]").fill(typed)
    status = page.locator(".filters__found")
    found = page.locator(".items__table tbody tr:not([hidden])")
    assert "nam-dinh-vu" in [row.get_attribute("data-id") for row in found.all()]
    assert 3 <= found.count() < 10
    page.wait_for_function("() => document.querySelector('.filters__found').textContent !== ''")
    wait_for_address(page, "q=")
    assert str(found.count()) in status.inner_text()


def test_a_filtered_list_can_be_sent_and_read_in_another_language(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{ZONES}")
    page.get_by_label("State", exact=True).select_option("operating")
    page.get_by_label("Area (ha): from").fill("1000")
    wait_for_address(page, "area-min=1000")
    shown = page.locator(".items__table tbody tr:not([hidden])").evaluate_all(
        "rows => rows.map(row => row.dataset.id)"
    )
    assert shown
    assert page.locator(".items__table tbody tr[hidden]").count() + len(shown) == len(
        load(ROOT).catalogue.items["zones"]
    )
    page.locator("nav.languages").get_by_role("link", name="日本語").click()
    page.wait_for_url("**/ja/**")
    again = page.locator(".items__table tbody tr:not([hidden])").evaluate_all(
        "rows => rows.map(row => row.dataset.id)"
    )
    assert again == shown
    page.get_by_role("button", name="絞り込みを解除").click()
    page.wait_for_function("() => !location.search")
    assert page.locator(".items__table tbody tr[hidden]").count() == 0


def test_nothing_found_is_said(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{ZONES}")
    page.locator("[name=q]").fill("zzzz")
    assert page.locator(".items__nothing").is_visible()
    page.wait_for_function(
        "() => document.querySelector('.filters__found').textContent.startsWith('No entry')"
    )


def test_what_is_not_published_stands_last_whichever_way_it_is_sorted(
    chromium: Browser, address: str
) -> None:
    page = open_page(chromium, f"{address}/en/investment/projects/")
    heading = page.locator("th[data-name=land_area]")
    for order in ("ascending", "descending"):
        heading.get_by_role("button").click()
        assert heading.get_attribute("aria-sort") == order
        cells = page.locator(".items__table tbody tr td[data-label='Land area']").all_inner_texts()
        known = [not text.startswith("not published") for text in cells]
        assert known == sorted(known, reverse=True)
        areas = [float(re.sub(r"[^0-9.]", "", text)) for text in cells if not text.startswith("not")]
        assert areas == sorted(areas, reverse=order == "descending")
    wait_for_address(page, "sort=-land_area")


def test_without_a_script_the_whole_list_and_comparison_are_there(chromium: Browser, address: str) -> None:
    count = len(load(ROOT).catalogue.items["zones"])
    page = open_page(chromium, f"{address}/{ZONES}?q=zzzz", java_script_enabled=False)
    assert page.locator("tbody tr[data-id]").count() == count
    assert page.locator("form.filters").is_hidden()
    assert page.locator(".map__legend a").count() > 0
    assert page.locator(".map__buttons").is_hidden()
    for told in ("notice-line", "items__summary", "map__note"):
        assert page.locator(f"noscript p.{told}").is_visible()
    page.goto(f"{address}/{COMPARE}")
    assert page.locator(".comparison thead th").count() == count + 1
    assert page.locator(".comparison__form").is_hidden()


def test_up_to_four_zones_are_compared_side_by_side(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{ZONES}")
    bar = page.locator(".compare-bar")
    assert bar.is_hidden()
    for name in (
        "DEEP C Hải Phòng II",
        "VSIP Hải Phòng",
        "Tràng Duệ Industrial Park",
        "An Dương Industrial Park",
    ):
        page.get_by_label(f"Compare: {name}", exact=True).check()
    assert bar.is_visible()
    assert page.locator(".pick input:not(:checked)").first.is_disabled()
    bar.get_by_role("link").click()
    page.wait_for_url("**/compare-zones/**")
    page.wait_for_function(
        "() => document.querySelectorAll('.comparison thead th:not([hidden])').length === 5"
    )
    shown = page.locator(".comparison thead th:not([hidden])").all_inner_texts()
    assert {"DEEP C Hải Phòng II", "VSIP Hải Phòng"} <= set(shown)
    page.get_by_label("Column 4").select_option("")
    page.wait_for_function(
        "() => document.querySelectorAll('.comparison thead th:not([hidden])').length === 4"
    )
    wait_for_address(page, "items=")
    assert "not published" in page.locator(".comparison tbody").inner_text()


def test_the_map_works_by_keyboard_and_leads_to_the_items(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{MAP}")
    drawing = page.locator(".map__drawing")
    whole = drawing.get_attribute("viewBox")
    drawing.focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    closer = drawing.get_attribute("viewBox")
    assert closer != whole
    assert float((closer or "").split()[2]) == pytest.approx(1000 / 1.6)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused.startswith("1: ")
    marker = page.evaluate(
        "(() => { const box = document.activeElement.getBoundingClientRect(),"
        " map = document.querySelector('.map__drawing').getBoundingClientRect();"
        " return box.left >= map.left && box.right <= map.right && box.top >= map.top && box.bottom <= map.bottom })()"
    )
    assert marker
    drawing.focus()
    page.keyboard.press("0")
    assert [float(part) for part in (drawing.get_attribute("viewBox") or "").split()] == pytest.approx(
        [float(part) for part in (whole or "").split()]
    )
    page.get_by_role("button", name="Zoom in").click()
    assert drawing.get_attribute("viewBox") != whole


def test_the_list_is_the_maps_equal(chromium: Browser, address: str) -> None:
    """Every marker's items stand in the legend, with the same links."""
    page = open_page(chromium, f"{address}/{MAP}")
    markers = page.locator("a.marker").evaluate_all(
        "all => all.flatMap(one => one.dataset.rows.trim().split(' '))"
    )
    legend = page.locator(".map__legend [data-row]").evaluate_all("all => all.map(one => one.dataset.row)")
    assert markers == legend
    assert page.locator(".map__legend [data-row] a").count() == len(legend)


def test_the_map_shows_what_the_list_finds(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{ZONES}?q=trang+due")
    page.wait_for_function("() => document.querySelectorAll('a.marker:not([hidden])').length === 1")
    assert page.locator(".map__legend li:visible").all_inner_texts()[0].endswith("Tràng Duệ Industrial Park")
    page.get_by_role("button", name="Clear filters").click()
    page.wait_for_function("() => document.querySelectorAll('a.marker[hidden]').length === 0")


@pytest.mark.parametrize("home", HOMES)
def test_an_item_prints_on_one_page(chromium: Browser, address: str, home: str) -> None:
    page = open_page(chromium, f"{address}/{home}{PROJECT}")
    for path in (PROJECT, ITEM, "investment/zones/free-trade-zone/"):
        page.goto(f"{address}/{home}{path}")
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, path


def test_an_item_shows_its_states_its_gaps_and_its_sources(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/investment/projects/lg-display/")
    state = page.locator(".item__state").inner_text()
    assert "Capital increased" in state
    assert "November 2024" in state
    assert "Approved" in state
    assert page.locator(".item__facts .is-unknown").count() > 0
    assert page.locator(".sources li").count() > 0
    assert page.locator(".sections [aria-current]").inner_text() == "Invest"
    assert page.locator(".side--section [aria-current]").inner_text() == "Investment projects"
    assert page.locator(".breadcrumb a").all_inner_texts() == ["Home", "Invest", "Investment projects"]
    page.locator(".item__back a").click()
    page.wait_for_url(f"{address}/en/investment/projects/")


def test_a_reference_without_a_page_leads_to_its_row(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/{ITEM}")
    page.get_by_role("link", name="Đông Hải").click()
    page.wait_for_url("**/city/administration/#units-*")
    assert page.locator("tr:target").is_visible()


def test_every_download_of_the_data_page_is_there(chromium: Browser, address: str) -> None:
    page = open_page(chromium, f"{address}/en/about/data/")
    links = page.locator(".downloads a[href]").evaluate_all("all => all.map(one => one.href)")
    own = [link for link in links if link.startswith(address)]
    assert len(own) > 100
    answers = page.evaluate(
        "links => Promise.all(links.map(link => fetch(link, {method: 'HEAD'}).then(answer => answer.status)))",
        own,
    )
    assert set(answers) == {200}


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("home", HOMES)
def test_no_list_item_comparison_or_map_scrolls_sideways(
    chromium: Browser, address: str, home: str, width: int
) -> None:
    page = open_page(chromium, f"{address}/{home}{ZONES}", width)
    for path in (ZONES, ITEM, COMPARE, MAP, "programme/tasks/", "investment/legal/", "about/data/"):
        page.goto(f"{address}/{home}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_long_list_is_shown_in_parts(chromium: Browser, address: str) -> None:
    """The 114 units stand at once; a list beyond that has a button for the rest (bench/long_list.py)."""
    page = open_page(chromium, f"{address}/city/administration/")
    assert len(names(page)) == 114
    assert page.locator(".items__more").is_hidden()
