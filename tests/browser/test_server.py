"""The server that browser tests stand on behaves like a static host, and a browser reaches it."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.server import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for name, title in (("index.html", "Cảng"), ("404.html", "Không có")):
        page = f"<!doctype html><meta charset=utf-8><title>{title}</title>"
        (tmp_path / name).write_text(page, encoding="utf-8")
    with serve(tmp_path, {"X-Frame-Options": "DENY"}) as address:
        yield address


def test_a_file_comes_with_the_headers_asked_for(address: str) -> None:
    with urllib.request.urlopen(f"{address}/") as answer:
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "Cảng" in answer.read().decode()


def test_a_missing_file_gets_the_folders_own_page(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{address}/no/such/page/")
    with caught.value as answer:
        assert answer.code == 404
        assert "Không có" in answer.read().decode()


def test_the_server_stops_with_its_block(tmp_path: Path) -> None:
    with serve(tmp_path) as address:
        pass
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=5)


@pytest.mark.browser
def test_chromium_opens_a_page(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    assert page.title() == "Cảng"
    page.close()
