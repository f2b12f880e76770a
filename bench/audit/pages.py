"""The pages of a built site, and the Nu HTML checker on them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.audit.values import Finished, Found
from browser.vnu import vnu_command

if TYPE_CHECKING:
    from conftest import Tools

_ROW = re.compile(r"<tr\b")


def urls_of(site: Path) -> tuple[str, ...]:
    """The addresses of all pages below the root, `404.html` too."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(sorted(path.removesuffix("index.html") for path in found))


def longest(site: Path, urls: Sequence[str]) -> str:
    """The address of the page with the most rows of tables."""
    return max(urls, key=lambda url: len(_ROW.findall(_file(site, url).read_text(encoding="utf-8"))))


def vnu(tools: Tools, site: Path, urls: Sequence[str]) -> Finished:
    """Every page, warnings too."""
    asked = (str(tools.java), "-jar", str(tools.vnu), "--version")
    version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    command = (*vnu_command(tools, "--format", "json"), *(str(_file(site, url)) for url in urls))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    return Finished("Nu Html Checker", version, len(urls), tuple(_message(one, site) for one in messages))


def _file(site: Path, url: str) -> Path:
    return site / url / "index.html" if url.endswith("/") or not url else site / url


def _message(message: dict[str, str], site: Path) -> Found:
    path = message.get("url", "").partition(site.as_posix())[2].lstrip("/")
    text = message.get("message", "")
    return Found(text[:80], path.removesuffix("index.html"), text)
