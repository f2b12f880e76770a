"""axe-core finds nothing on any page written in Markdown, nor on a sample of items' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.axe import axe_tab, faults, show
from browser.kinds import TEMPLATES, markdown_urls, some_item_urls
from browser.server import serve

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from conftest import Tools

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_page_and_some_items(chromium: Browser, tools: Tools, built_site: Path) -> None:
    found: dict[str, list[str]] = {}
    with axe_tab(chromium, tools.axe) as page, serve(built_site) as address:
        show(page, 1280, "light")
        for url in (*markdown_urls(), *some_item_urls(30)):
            if url not in TEMPLATES:
                page.goto(f"{address}/{url}")
                if wrong := faults(page):
                    found[url] = wrong
    assert found == {}
