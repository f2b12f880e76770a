"""axe-core and the Nu HTML checker on every page of a built site."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.audit.values import Finished, Found
from browser.axe import axe_tab, faults, show
from browser.vnu import vnu_command

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from conftest import Tools

Say = Callable[[str], None]
_EACH = 100


def urls_of(site: Path) -> tuple[str, ...]:
    """The addresses of all pages below the root, `404.html` too."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(sorted(path.removesuffix("index.html") for path in found))


def axe(browser: Browser, tools: Tools, address: str, urls: Sequence[str], say: Say) -> Finished:
    """All rules on each page; every other page narrow and dark, so that each is seen in one way."""
    version = re.search(r"axe v([\d.]+)", tools.axe.read_text(encoding="utf-8")[:400])
    found: list[Found] = []
    with axe_tab(browser, tools.axe) as page:
        for number, url in enumerate(urls):
            show(page, *((320, "dark") if number % 2 else (1280, "light")))
            page.goto(f"{address}/{url}")
            told = [fault.partition(": ") for fault in faults(page)]
            found += [Found(rule, url, html) for rule, _, html in told]
            if number % _EACH == _EACH - 1:
                say(f"axe: {number + 1} of {len(urls)} pages, {len(found)} faults")
    return Finished("axe-core", version[1] if version else "", len(urls), tuple(found))


def vnu(tools: Tools, site: Path, urls: Sequence[str]) -> Finished:
    """Every page, warnings too."""
    asked = (str(tools.java), "-jar", str(tools.vnu), "--version")
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    files = (str(site / url / "index.html" if url.endswith("/") or not url else site / url) for url in urls)
    command = (*vnu_command(tools, "--format", "json"), *files)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    return Finished("Nu Html Checker", version, len(urls), tuple(_message(one, site) for one in messages))


def _message(message: dict[str, str], site: Path) -> Found:
    path = message.get("url", "").partition(site.as_posix())[2].lstrip("/")
    text = message.get("message", "")
    return Found(text[:80], path.removesuffix("index.html"), text)
