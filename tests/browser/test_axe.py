"""axe-core finds nothing, by all its rules, on every kind of page, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.axe import COLOUR, axe_tab, faults, show
from browser.kinds import HOMES, NOTICES, TEMPLATES
from browser.server import serve
from conftest import Tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (1280, 320)


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve(built_site) as served:
        yield served


@pytest.fixture(scope="module")
def noticed(noticed_site: Path) -> Iterator[str]:
    with serve(noticed_site) as served:
        yield served


@pytest.fixture(scope="module")
def page(chromium: Browser, tools: Tools) -> Iterator[Page]:
    with axe_tab(chromium, tools.axe) as tab:
        yield tab


def found_on(page: Page, url: str) -> dict[str, list[str]]:
    """All rules in both widths; a dark scheme changes colours and nothing else."""
    found: dict[str, list[str]] = {}
    page.goto(url)
    for width in WIDTHS:
        for scheme, rules in (("light", ()), ("dark", (COLOUR,))):
            show(page, width, scheme)
            if wrong := faults(page, *rules):
                found[f"{width} {scheme}"] = wrong
    return found


@pytest.mark.parametrize("url", TEMPLATES)
def test_every_kind_of_page_in_both_schemes_narrow_and_wide(page: Page, address: str, url: str) -> None:
    assert found_on(page, f"{address}/{url}") == {}


@pytest.mark.parametrize("state", NOTICES)
def test_every_notice(page: Page, noticed: str, state: str) -> None:
    url = f"{noticed}/{NOTICES[state]}"
    assert found_on(page, url) == {}
    assert page.locator(f"aside.notice--{state}").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("home", HOMES)
def test_what_opens(page: Page, address: str, home: str, scheme: str) -> None:
    """The menu of a phone; search with results and without; the filters of a list; a list that found nothing."""
    show(page, 320, scheme)
    page.goto(f"{address}/{home}investment/zones/")
    page.locator("details.menu summary").click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator(".search-open").click()
    for words in ("2025", "zzzzqqqq"):
        page.fill("#search-words", words)
        page.locator(f".search__status[data-query='{words}']").wait_for()
        assert faults(page) == []
    page.locator(".search__close").click()
    page.locator(".filters__more summary").click()
    assert faults(page) == []
    page.locator(".filters__more summary").click()
    page.locator(".pick input").first.check()
    assert faults(page) == []
    page.locator("[name=q]").fill("zzzz")
    page.locator(".items__nothing").wait_for()
    assert faults(page) == []
