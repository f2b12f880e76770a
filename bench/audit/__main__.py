"""`make audit`: builds the site, serves it compressed by nginx as a host would, asks axe-core and the Nu HTML
checker about every page and Lighthouse about four of each language; writes `bench/audit.json` and
`data/accessibility.yml`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.audit import lighthouse  # noqa: E402
from bench.audit.pages import longest, urls_of, vnu  # noqa: E402
from bench.audit.report import write_json, write_statement  # noqa: E402
from bench.audit.sweep import sweep  # noqa: E402
from bench.audit.values import Finished, Measured  # noqa: E402
from browser.nginx import serve_by_nginx  # noqa: E402
from conftest import Tools, found_tools  # noqa: E402
from portal.build import build  # noqa: E402
from portal.compress import compress  # noqa: E402
from portal.config import load_config  # noqa: E402
from portal.model import Site, load_site  # noqa: E402

# Home, an article, the list with the most beside it (43 items, filters, a map, charts); the longest list is looked for.
MEASURED = ("", "city/economy/", "investment/zones/")
_BEGIN = time.monotonic()


def main(arguments: list[str]) -> int:
    """0 when nothing was found and every score is as wanted, else 1; a fault is written down either way."""
    asked = _arguments(arguments)
    site, tools = load_site(load_config(ROOT)), found_tools()
    if not tools.nginx.is_file():
        sys.exit("make audit serves the site by nginx, which it finds on Linux only.")
    day = site.config.day.isoformat()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say("the site is built and compressed")
        out = build(site, folder / "site").out
        compress(out)
        urls = urls_of(out)
        measured = _measured(site, out, urls, asked.lang)
        if asked.pages:
            urls = tuple(sorted(random.Random(day).sample(urls, min(asked.pages, len(urls)))))
        with serve_by_nginx(tools.nginx, out, folder) as address:
            browser, by_axe = sweep(tools, address, urls, _say)
            _say(f"the Nu HTML checker looks at {len(urls)} pages")
            done = (by_axe, vnu(tools, out, urls))
            told, failed = _lighthouse(tools, address, measured, asked.runs)
    scores = {one.url: one.scores for one in told}
    version = lighthouse.version() if scores else ""
    write_json(ROOT / "bench" / "audit.json", day, browser, done, scores)
    write_statement(ROOT / "data" / "accessibility.yml", day, browser, done, scores, version)
    return _verdict(done, told, failed)


def _measured(site: Site, out: Path, urls: Sequence[str], languages: str) -> list[str]:
    """The addresses that Lighthouse is asked about, in each language or in those named."""
    homes = {language.code: site.config.home(language.code) for language in site.config.languages}
    others = tuple(home for home in homes.values() if home)
    largest = longest(out, [url for url in urls if not url.startswith(others)])
    _say(f"the longest list: /{largest}")
    named = languages.split(",") if languages else list(homes)
    return [homes[code] + path for code in named for path in dict.fromkeys((*MEASURED, largest))]


def _lighthouse(tools: Tools, address: str, urls: Sequence[str], runs: int) -> tuple[list[Measured], str]:
    """What it says of the pages, and why it ended before the last of them."""
    told: list[Measured] = []
    try:
        if runs:
            told.extend(lighthouse.measure(tools, address, urls, runs, _say))
    except lighthouse.LighthouseError as error:
        return told, str(error)
    return told, ""


def _verdict(done: Sequence[Finished], told: Sequence[Measured], failed: str) -> int:
    for one in done:
        _say(f"{one.tool} {one.version}: {one.pages} pages, {one.failing} with a fault")
        for rule, pages, url in one.by_rule():
            _say(f"  {rule}: {pages} pages, such as /{url}")
    short = [one for one in told if one.short]
    _say(f"Lighthouse: {len(told)} pages, {len(short)} below what is wanted")
    for page in short:
        _say(f"  /{page.url}: {'; '.join(page.short)}")
    if failed:
        _say(f"Lighthouse ended early: {failed}")
    return int(any(one.found for one in done) or bool(short) or bool(failed))


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make audit AUDIT_OPTIONS=…")
    parser.add_argument("--runs", type=int, default=5, help="runs of Lighthouse on each page; 0: none")
    parser.add_argument("--pages", type=int, default=0, help="a sample of so many pages; 0: all")
    parser.add_argument("--lang", default="", help="Lighthouse on these languages only: vi,en")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    """A line after the minutes since the beginning."""
    sys.stdout.write(f"{(time.monotonic() - _BEGIN) / 60:5.1f} min  {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
