"""Fixtures that any test may ask for: the tools that `make tools` found, and a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
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
    nginx: Path
    node: Path
    vnu: Path
    """vnu.jar, the Nu HTML checker: `java -jar vnu.jar …`."""
    axe: Path
    """axe.min.js, to be added to a page."""


@pytest.fixture(scope="session")
def tools() -> Tools:
    return found_tools()


def found_tools() -> Tools:
    """What `make tools` wrote down."""
    if not TOOLS_FILE.is_file():
        pytest.fail("the tests' tools are not there: run `make tools`", pytrace=False)
    found = json.loads(TOOLS_FILE.read_text(encoding="utf-8"))
    names = [field.name for field in fields(Tools)]
    if missing := [name for name in names if name not in found]:
        pytest.fail(f"the tests lack {', '.join(missing)}: run `make tools`", pytrace=False)
    return Tools(**{name: Path(found[name]) for name in names})


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's site, built once for all tests of a worker that only read it."""
    from portal.build import build
    from project import load

    return build(load(ROOT), tmp_path_factory.mktemp("built-site") / "site").out


@pytest.fixture(scope="session")
def noticed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's site with few items' pages and a page missing in Japanese (`city/history`), another
    stale in English and unverified in Chinese (`city/transport`)."""
    from portal.build import build
    from project import copy_project, few_item_pages, load

    folder = tmp_path_factory.mktemp("noticed-site")
    root = few_item_pages(copy_project(folder / "copy"))
    (root / "docs/ja/city/history.md").unlink()
    for lang, line in (("en", "source: h1-000000000000\n"), ("zh", "")):
        file = root / "docs" / lang / "city/transport.md"
        text = re.sub(r"(?m)^source: h1-.*\n", line, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    return build(load(root), folder / "site").out


@pytest.fixture(scope="session")
def chromium(tools: Tools) -> Iterator[Browser]:
    """A headless browser for the whole run; each test opens a context of its own in it.

    Playwright 1.65 waits, and adds axe, by scripts inside the page, which the pages' policy refuses: a context
    is without it unless it asks `bypass_csp=False`, as the tests of the policy do.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(CHROMIUM_ARGUMENTS))
        browser.new_context = partial(browser.new_context, bypass_csp=True)  # type: ignore[method-assign]
        yield browser
        browser.close()
