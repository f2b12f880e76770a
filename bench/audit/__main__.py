"""`make audit`: builds the site, asks axe-core and the Nu HTML checker about every page and Lighthouse about
three pages of each language, writes `bench/audit.json` and `data/accessibility.yml`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.audit import lighthouse  # noqa: E402
from bench.audit.pages import axe, urls_of, vnu  # noqa: E402
from bench.audit.report import write_json, write_statement  # noqa: E402
from bench.audit.values import Finished  # noqa: E402
from browser.server import serve  # noqa: E402
from conftest import CHROMIUM_ARGUMENTS, Tools, found_tools  # noqa: E402
from portal.build import build  # noqa: E402
from portal.config import load_config  # noqa: E402
from portal.model import load_site  # noqa: E402

# Home, an article, the largest list.
MEASURED = ("", "city/economy/", "investment/zones/")


def main(arguments: list[str]) -> int:
    """0 when nothing was found, else 1; a fault is written down either way."""
    asked = _arguments(arguments)
    site, tools = load_site(load_config(ROOT)), found_tools()
    day = site.config.day.isoformat()
    homes = [site.config.home(lang) for lang in asked.lang.split(",")] if asked.lang else []
    with tempfile.TemporaryDirectory() as folder:
        out = build(site, Path(folder, "site")).out
        urls = urls_of(out)
        if asked.pages:
            urls = tuple(sorted(random.Random(day).sample(urls, min(asked.pages, len(urls)))))
        with serve(out) as address:
            browser, checked = _axe(tools, address, urls)
            _say(f"the Nu HTML checker looks at {len(urls)} pages")
            done = (checked, vnu(tools, out, urls))
            homes = homes or [site.config.home(language.code) for language in site.config.languages]
            measured = [home + path for home in homes for path in MEASURED]
            scores = lighthouse.measure(tools, address, measured, asked.runs, _say) if asked.runs else {}
    version = lighthouse.version() if scores else ""
    write_json(ROOT / "bench" / "audit.json", day, browser, done, scores)
    write_statement(ROOT / "data" / "accessibility.yml", day, browser, done, scores, version)
    for one in done:
        _say(f"{one.tool} {one.version}: {one.pages} pages, {one.failing} with a fault")
    return int(any(one.found for one in done))


def _axe(tools: Tools, address: str, urls: Sequence[str]) -> tuple[str, Finished]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(CHROMIUM_ARGUMENTS))
        done = axe(browser, tools, address, urls, _say)
        name = f"Chromium {browser.version}"
        browser.close()
    return name, done


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit AUDIT_OPTIONS=…")
    parser.add_argument("--runs", type=int, default=5, help="runs of Lighthouse on each page; 0: none")
    parser.add_argument("--pages", type=int, default=0, help="a sample of so many pages; 0: all")
    parser.add_argument("--lang", default="", help="Lighthouse on these languages only: vi,en")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
