"""Fixtures that any test may ask for: the tools that `make tools` found, and a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
TOOLS_FILE = ROOT / ".venv" / "tools.json"

# Cores are shared with other workers and a browser: a slow example says nothing about the code.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")

# No requests of the browser's own, no other host to be found, and no sandbox: root has none in a container.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Tools:
    """Absolute paths of the programs and files that `tests/tools/provide.py` found."""

    chromium: Path
    java: Path
    node: Path
    vnu: Path
    """vnu.jar, the Nu HTML checker: `java -jar vnu.jar …`."""
    axe: Path
    """axe.min.js, to be added to a page."""


@pytest.fixture(scope="session")
def tools() -> Tools:
    if not TOOLS_FILE.is_file():
        pytest.fail("the tests' tools are not there: run `make tools`", pytrace=False)
    found = json.loads(TOOLS_FILE.read_text(encoding="utf-8"))
    return Tools(**{name: Path(path) for name, path in found.items()})


@pytest.fixture(scope="session")
def chromium(tools: Tools) -> Iterator[Browser]:
    """A headless browser for the whole run; each test opens a context of its own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()
