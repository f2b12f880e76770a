"""`portal serve`: pages, data and templates are seen as soon as they are saved, and faults are told."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from project import copy_project, few_item_pages

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: the project it serves, its address, where its words go."""

    root: Path
    address: str
    log: Path

    def page(self, url: str) -> str:
        with urllib.request.urlopen(f"{self.address}/{url}", timeout=10) as answer:
            return str(answer.read().decode())

    def shows(self, url: str, words: str) -> bool:
        """Whether a page comes to show some words; a rebuild takes a few seconds."""
        return wait_for(lambda: words in self.page(url))

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def wait_for(holds: object) -> bool:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            if holds():  # type: ignore[operator]
                return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("serve")
    root = few_item_pages(copy_project(folder / "copy"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("w") as words:
        process = subprocess.Popen(
            (sys.executable, "-m", "portal", "serve", "--address", f"127.0.0.1:{port}"),
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root / "scripts")},
            stdout=words,
            stderr=words,
        )
    served = Serving(root, f"http://127.0.0.1:{port}", log)
    try:
        assert wait_for(lambda: served.page("")), log.read_text()
        yield served
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_it_says_where_it_serves(serving: Serving) -> None:
    assert f"Serving on {serving.address}/" in serving.log.read_text()


def test_pages_carry_live_reload(serving: Serving) -> None:
    assert "livereload" in serving.page("en/city/history/")


def test_a_browser_shows_an_edit_by_itself(serving: Serving, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{serving.address}/zh/city/history/")
    page.wait_for_load_state()
    for words in ("Edited.", "Edited again."):
        with (serving.root / "docs/zh/city/history.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{words}\n")
        page.get_by_text(words, exact=True).wait_for(timeout=90_000)
    page.close()


@pytest.mark.parametrize(
    ("path", "old", "new", "url", "words"),
    [
        ("docs/en/city/history.md", "title:", "title: Changed", "en/city/history/", "<h1>Changed"),
        ("data/facts/city.yml", '"3194.72"', '"3194.99"', "ja/", "3,194.99"),
        ("data/ui/zh.yml", "尚未经母语人士审阅", "还没有人读过", "zh/", "还没有人读过"),
        (
            "overrides/partials/footer.html",
            "<footer ",
            '<footer data-changed="yes" ',
            "",
            'data-changed="yes"',
        ),
    ],
)
def test_what_is_saved_is_shown(
    serving: Serving, path: str, old: str, new: str, url: str, words: str
) -> None:
    serving.change(path, old, new)
    assert serving.shows(url, words)


def test_a_fault_is_told_and_its_mend_heals(serving: Serving) -> None:
    serving.change("docs/ja/index.md", "{{ city-area }}", "{{ city-aera }}")
    assert wait_for(lambda: re.search(r"docs/ja/index\.md:\d+: unknown fact", serving.log.read_text()))
    serving.change("docs/ja/index.md", "{{ city-aera }}", "{{ city-area }}（面積）")
    assert serving.shows("ja/", "（面積）")
