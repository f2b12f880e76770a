"""What axe cannot see: focus in sight, targets large enough, no motion, zoom, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.kinds import HOMES, KINDS, markdown_urls, some_item_urls
from browser.server import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The focused element, unless part of it can be seen at its middle or one of its corners.
HIDDEN = """() => {
  const node = document.activeElement
  const boxes = [...node.getClientRects()]
  const seen = boxes.some(({left, top, right, bottom}) =>
    [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2]].some(([x, y]) => {
      const above = document.elementFromPoint(x, y)
      return above && (node.contains(above) || above.contains(node) && !above.closest('.md-header'))
    }))
  return seen || node === document.body ? '' : node.outerHTML.slice(0, 160)
}"""

# The focused element, unless it has an outline; a marker of the map has a thick line around its place instead.
UNMARKED = """() => {
  const node = document.activeElement, place = node.matches('a.marker') && node.querySelector('.marker__place')
  const isMarked = place ? getComputedStyle(place).strokeWidth === '3.5px'
    : getComputedStyle(node).outlineStyle !== 'none'
  return isMarked ? '' : node.outerHTML.slice(0, 160)
}"""

# WCAG 2.2, 2.5.8: 24 by 24 pixels, or a circle of that size that meets no other target's; links in a sentence
# are excepted, and so is what is out of sight until it is focused.
SMALL = """() => {
  const targets = [...document.querySelectorAll('a[href], button, input, summary, select, [tabindex="0"]')]
    .filter(node => node.checkVisibility({visibilityProperty: true}) && !node.matches('.skip'))
    .map(node => [node, node.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height)
  const isInSentence = node => node.matches('a') && getComputedStyle(node).display === 'inline' &&
    node.closest('p, li, dd, td, th, div').textContent.trim().length > node.textContent.trim().length + 2
  const near = (one, other) => {
    const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2]
    const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom)
    return Math.hypot(dx, dy) < 12
  }
  return targets
    .filter(([node, box]) => (box.width < 24 || box.height < 24) && !isInSentence(node))
    .filter(([node, box]) => targets.some(([other, around]) => other !== node && near(box, around)))
    .map(([node, box]) => `${box.width.toFixed()}×${box.height.toFixed()} ${node.outerHTML.slice(0, 120)}`)
}"""

MOVING = """() => [...document.querySelectorAll('*')].filter(node => ['', '::before', '::after'].some(part => {
  const {transitionDuration, transitionProperty, animationName, scrollBehavior} = getComputedStyle(node, part || null)
  const isTimed = transitionDuration.split(', ').some(time => parseFloat(time) > 0)
  return isTimed && transitionProperty !== 'none' || animationName !== 'none' || scrollBehavior === 'smooth'
})).map(node => node.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


@pytest.fixture
def opened(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """`opened(path, width, height, **options)`: a page in a context of its own, closed when the test is over."""
    contexts: list[BrowserContext] = []

    def open_(path: str, width: int, height: int = 700, **options: Any) -> Page:
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        page.goto(f"{address}/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 700), (1280, 700)])
@pytest.mark.parametrize(
    "url",
    ["en/", "city/economy/", "zh/investment/zones/nam-dinh-vu/", "ja/investment/projects/", "visit/map/"],
)
def test_what_has_the_focus_is_in_sight(
    opened: Callable[..., Page], url: str, width: int, height: int
) -> None:
    """Forwards to the end and all the way back: the header covers nothing, each has a mark of focus."""
    page = opened(url, width, height)
    hidden: list[str] = []
    unmarked: list[str] = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(900):
            page.keyboard.press(key)
            if page.evaluate("document.activeElement === document.body"):
                break
            hidden += filter(None, [page.evaluate(HIDDEN)])
            unmarked += filter(None, [page.evaluate(UNMARKED)])
        else:
            pytest.fail("the focus does not come to an end")
    assert (hidden, unmarked) == ([], [])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("home", HOMES)
def test_targets_are_large_enough(opened: Callable[..., Page], address: str, home: str, width: int) -> None:
    page = opened(home, width)
    small: dict[str, list[str]] = {}
    for kind in KINDS.values():
        page.goto(f"{address}/{home}{kind}")
        if found := page.evaluate(SMALL):
            small[kind] = found
    page.goto(f"{address}/{home}city/economy/")
    if width < 1280:
        page.locator("details.menu summary").click()
        small |= {"menu": found} if (found := page.evaluate(SMALL)) else {}
    assert small == {}


def test_nothing_moves_for_those_who_ask_for_it(opened: Callable[..., Page], address: str) -> None:
    page = opened("", 1280, reduced_motion="reduce")
    for kind in KINDS.values():
        page.goto(f"{address}/en/{kind}")
        assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("home", HOMES)
def test_at_four_hundred_per_cent_no_page_scrolls_sideways(
    opened: Callable[..., Page], address: str, home: str
) -> None:
    """1280 by 1024 pixels enlarged four times are 320 by 256; the header then leaves the room to the text."""
    page = opened(home, 320, 256)
    wide: list[str] = []
    for url in (*markdown_urls(), *some_item_urls(30)):
        if url.startswith(home) if home else not url.startswith(HOMES[1:]):
            page.goto(f"{address}/{url}")
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(url)
    assert wide == []
    assert page.locator("header.md-header").evaluate("node => getComputedStyle(node).position") == "static"


def test_the_first_key_leads_past_the_header(opened: Callable[..., Page]) -> None:
    page = opened("en/city/economy/", 1280)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("node => node === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.breadcrumb') !== null")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        text = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.title")
        if text == name:
            return
    pytest.fail(f"the keyboard does not come to {name}")


def tab_to_control(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    pytest.fail(f"the keyboard does not come to {name}")


def test_the_menu_of_a_phone_works_from_the_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = opened("en/city/economy/", 390)
    menu = page.locator("details.menu")
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    tab_to(page, "Heritage of Hải Phòng")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Space")
    tab_to(page, "Sea and islands")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/en/sea-islands/")


def test_a_press_beside_the_menu_closes_it(opened: Callable[..., Page]) -> None:
    page = opened("en/city/economy/", 390)
    page.locator("details.menu summary").click()
    page.mouse.click(5, 5)
    assert page.locator("details.menu").get_attribute("open") is None


def test_the_menu_of_a_phone_opens_without_a_script(opened: Callable[..., Page], address: str) -> None:
    page = opened("zh/city/", 390, java_script_enabled=False)
    page.locator("details.menu summary").click()
    page.locator(".menu__sheet a[href$='economy/']").click()
    assert page.url == f"{address}/zh/city/economy/"


def test_sections_and_languages_work_from_the_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = opened("city/economy/", 1280)
    tab_to(page, "日本語")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/ja/city/economy/")
    tab_to(page, "海と島")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/ja/sea-islands/")


def test_search_gives_the_focus_back(opened: Callable[..., Page]) -> None:
    page = opened("en/city/economy/", 390)
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").endswith("search-open")


def test_results_of_the_search_are_walked_by_the_keyboard(opened: Callable[..., Page], address: str) -> None:
    page = opened("ja/city/economy/", 390)
    tab_to(page, "検索")
    page.keyboard.press("Enter")
    page.keyboard.type("Cat Ba")
    page.locator(".search__status[data-query='Cat Ba']").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "search__page"
    assert page.evaluate(HIDDEN) == ""
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/ja/sea-islands/cat-ba/")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_list_is_filtered_and_sorted_from_the_keyboard(opened: Callable[..., Page], width: int) -> None:
    page = opened("en/investment/zones/", width)
    shown = page.locator("tbody tr:not([hidden])")
    whole = shown.count()
    page.locator("[name=q]").focus()
    if width < 1280:
        tab_to(page, "Filter and sort")
        page.keyboard.press("Enter")
    tab_to_control(page, "state")
    page.keyboard.type("Operating")
    page.wait_for_function("() => location.search.includes('state=')")
    assert 0 < shown.count() < whole
    tab_to_control(page, "sort")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => location.search.includes('sort=')")
    tab_to(page, "Clear filters")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search")
    assert shown.count() == whole


def test_a_marker_of_the_map_leads_to_its_item_from_the_keyboard(opened: Callable[..., Page]) -> None:
    page = opened("en/visit/map/", 390)
    page.locator(".map__drawing").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("1: ")
    assert page.evaluate(HIDDEN) == ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/en/visit/map/"))


def test_a_wide_table_is_reached_by_the_keyboard_and_has_a_name(opened: Callable[..., Page]) -> None:
    page = opened("en/city/economy/", 320)
    tables = page.locator(".table-scroll[tabindex='0']")
    assert tables.count() > 0
    names = [table.get_attribute("aria-label") for table in tables.all()]
    assert all(names)
    assert len(set(names)) == len(names)
    page.set_viewport_size({"width": 1280, "height": 700})
    page.wait_for_function("() => document.querySelectorAll('.table-scroll[tabindex]').length === 0")


def test_the_list_of_headings_follows_the_reader(opened: Callable[..., Page]) -> None:
    page = opened("en/city/economy/#rankings", 1280)
    page.locator(".side--headings [href='#rankings'][aria-current]").wait_for()
    assert page.locator(".side--headings [aria-current]").count() == 1
