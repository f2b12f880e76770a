"""What a reader transfers for the first view of a page, search closed: the site compressed and served by nginx as a
host would, looked at in a real browser with nothing in its cache."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from browser.nginx import serve_by_nginx
from conftest import CHROMIUM_ARGUMENTS, found_tools
from portal.build import build
from portal.compress import compress
from portal.config import load_config
from portal.model import load_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

ROOT = Path(__file__).resolve().parents[1]
# Home, two articles, a list with filters and a map.
PAGES = ("", "city/history/", "city/economy/", "investment/zones/")
_OF_PAGE = ("document", "stylesheet", "script")


def report() -> None:
    """Tell for each page and language the kilobytes of HTML, style sheets and scripts, all else, and the hosts."""
    from playwright.sync_api import sync_playwright

    tools, site = found_tools(), load_site(load_config(ROOT))
    if not tools.nginx.is_file():
        sys.exit("nginx serves the site, which is found on Linux only.")
    with tempfile.TemporaryDirectory(prefix="bench-weight-") as name, sync_playwright() as playwright:
        out = build(site, Path(name, "site")).out
        compress(out)
        browser = playwright.chromium.launch(
            executable_path=str(tools.chromium), args=list(CHROMIUM_ARGUMENTS)
        )
        with serve_by_nginx(tools.nginx, out, Path(name)) as address:
            for language in site.config.languages:
                for page in PAGES:
                    url = f"{address}/{site.config.home(language.code)}{page}"
                    sys.stdout.write(f"{url.removeprefix(address)}: {_told(browser, url)}\n")
        browser.close()


def _told(browser: Browser, url: str) -> str:
    sizes, hosts = _transferred(browser, url)
    own = sum(sizes[kind] for kind in _OF_PAGE)
    listed = ", ".join(f"{kind} {size / 1000:.1f}" for kind, size in sorted(sizes.items()))
    return f"{own / 1000:.1f} kB of HTML, style sheets and scripts ({listed}); hosts asked: {len(hosts)}"


def _transferred(browser: Browser, url: str) -> tuple[Counter[str], set[str]]:
    """Bytes of bodies as they were sent, by what they are; the hosts that were asked."""
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = Counter[str]()
    for answer in answers:
        sizes[answer.request.resource_type] += answer.request.sizes()["responseBodySize"]
    page.close()
    return sizes, {urlsplit(answer.url).netloc for answer in answers}
