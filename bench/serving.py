"""From saving a page to seeing it: `portal serve` of this portal, in a real browser."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import CHROMIUM_ARGUMENTS, found_tools
from project import copy_project

ROOT = Path(__file__).resolve().parents[1]
EDITS = 7
PAGES = {"a translation": ("ja", "ja/city/history/"), "a source page": ("vi", "city/history/")}


def report() -> None:
    """Edit two pages a few times each, tell how long it took until the browser showed it."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="bench-serve-") as folder, sync_playwright() as playwright:
        root = copy_project(Path(folder, "project"))
        browser = playwright.chromium.launch(
            executable_path=str(found_tools().chromium), args=list(CHROMIUM_ARGUMENTS)
        )
        with _serving(root) as address:
            for name, (lang, url) in PAGES.items():
                page, file = browser.new_page(), root / "docs" / lang / "city/history.md"
                page.goto(f"{address}/{url}")
                text, times = file.read_text(encoding="utf-8"), []
                for number in range(EDITS):
                    time.sleep(4)  # until the rest of the last edit is built, as a person would write
                    start = time.perf_counter()
                    file.write_text(f"{text}\nEdit{number}.\n", encoding="utf-8")
                    page.get_by_text(f"Edit{number}.").wait_for(timeout=60_000)
                    times.append(time.perf_counter() - start)
                page.close()
                middle = statistics.median(times)
                sys.stdout.write(
                    f"{name} of {len(list(root.glob('docs/vi/**/*.md')))} pages and the items: in the browser after"
                    f" {middle:.2f} s (median), {max(times):.2f} (most), {len(times)} edits,"
                    f" load {os.getloadavg()[0]:.1f}\n"
                )
        browser.close()


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, "PYTHONPATH": str(root / "scripts")}
    command = (sys.executable, "-m", "portal", "serve", "--address", address)
    process = subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        host, port = address.split(":")
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            with socket.socket() as asked:
                if asked.connect_ex((host, int(port))) == 0:
                    break
            time.sleep(0.2)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(20)
