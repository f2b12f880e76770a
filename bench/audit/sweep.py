"""axe-core on every page, narrow and wide, light and dark, by as many browsers as there are processors."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from bench.audit.values import Finished, Found
from browser.axe import axe_tab, faults, show
from conftest import CHROMIUM_ARGUMENTS, Tools

WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
_AT_ONCE = 12
"""Pages that a browser is asked about before it is closed: one that has shown hundreds becomes slow."""


def sweep(
    tools: Tools, address: str, urls: Sequence[str], say: Callable[[str], None]
) -> tuple[str, Finished]:
    """The name of the browser; what all rules find on each page, loaded once and shown in each way."""
    version = re.search(r"axe v([\d.]+)", tools.axe.read_text(encoding="utf-8")[:400])
    parts = [urls[start : start + _AT_ONCE] for start in range(0, len(urls), _AT_ONCE)]
    found: list[Found] = []
    done, begin, browser = 0, time.monotonic(), ""
    # Forked processes would share the connections of this one.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        for ended in as_completed(pool.submit(_look_at, tools, address, part) for part in parts):
            browser, looked_at, wrong = ended.result()
            done += looked_at
            found += wrong
            for fault in wrong:
                say(f"axe: /{fault.url}: {fault.rule}: {fault.text}")
            left = (time.monotonic() - begin) / done * (len(urls) - done) / 60
            say(f"axe: {done} of {len(urls)} pages, {len(found)} faults, {left:.0f} minutes left")
    found.sort(key=lambda one: (one.url, one.rule, one.text))
    return browser, Finished("axe-core", version[1] if version else "", len(urls), tuple(found))


def _look_at(tools: Tools, address: str, urls: Sequence[str]) -> tuple[str, int, list[Found]]:
    from playwright.sync_api import sync_playwright

    found: list[Found] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(CHROMIUM_ARGUMENTS))
        with axe_tab(browser, tools.axe) as page:
            for url in urls:
                page.goto(f"{address}/{url}")
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        show(page, width, scheme)
                        told = (fault.partition(": ") for fault in faults(page))
                        found += [Found(rule, url, f"{width} {scheme}: {html}") for rule, _, html in told]
        name = f"Chromium {browser.version}"
        browser.close()
    return name, len(urls), found
