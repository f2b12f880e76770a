"""The site as a host serves it: a real nginx with `deploy/nginx.conf`, read in a real browser."""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.nginx import serve_by_nginx
from portal.compress import compress
from portal.deploy.headers import HEADERS
from project import ROOT, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from conftest import Tools

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="provide.py brings nginx on Linux only"),
]
ARTICLE = "city/economy/"
LIST = "investment/zones/"
ITEM = "investment/zones/nam-dinh-vu/"
MOST_BYTES = 100_000
MOST_REQUESTS = 12


@pytest.fixture(scope="module")
def address(tools: Tools, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site, compressed, but for most pages of items, which would take half a minute."""
    folder = tmp_path_factory.mktemp("nginx")
    left_out = {
        route.url for route in load(ROOT).routes.values() if route.item and not route.url.endswith(ITEM)
    }
    for path in built_site.rglob("*.*"):
        name = path.relative_to(built_site).as_posix()
        if path.is_file() and name.removesuffix("index.html") not in left_out:
            target = folder / "site" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
    compress(folder / "site")
    with serve_by_nginx(tools.nginx, folder / "site", folder) as served:
        yield served


def asked(url: str, encoding: str = "identity") -> tuple[int, Message]:
    """The status and the headers of an answer."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers


def watched(chromium: Browser) -> tuple[Page, list[str]]:
    """A page, and what it complains of: errors in the console, refusals by policy."""
    page = chromium.new_context(bypass_csp=False, viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.blockedURI))"
    )
    return page, complaints


@pytest.mark.parametrize(
    "path", ["", "ja/", f"en/{ARTICLE}", "assets/favicon.svg", "data/index.json", "none/"]
)
def test_every_answer_carries_the_headers(address: str, path: str) -> None:
    _, headers = asked(f"{address}/{path}")
    assert {name: headers[name] for name in HEADERS} == dict(HEADERS)


def test_what_never_changes_is_kept_and_pages_are_asked_for_again(address: str, built_site: Path) -> None:
    script = next((built_site / "assets/immutable").glob("shell.*.js")).relative_to(built_site).as_posix()
    assert "immutable" in asked(f"{address}/{script}")[1]["Cache-Control"]
    assert asked(f"{address}/{ARTICLE}")[1]["Cache-Control"] == "public, max-age=300"
    status, headers = asked(f"{address}/assets/immutable/gone.0000000000.js")
    assert (status, headers["Cache-Control"]) == (404, None)


@pytest.mark.parametrize(
    ("accepted", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)], ids=str
)
def test_files_are_sent_as_they_were_compressed(address: str, accepted: str, sent: str | None) -> None:
    status, headers = asked(f"{address}/{ARTICLE}", accepted)
    assert (status, headers["Content-Encoding"]) == (200, sent)
    assert headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/zones.vi.geojson", "application/geo+json"),
        ("data/events.en.ics", "text/calendar; charset=utf-8"),
        ("data/units.ja.csv", "text/csv; charset=utf-8"),
        ("data/units.ja.json", "application/json"),
    ],
)
def test_downloads_have_their_types(address: str, path: str, kind: str) -> None:
    assert asked(f"{address}/{path}")[1]["Content-Type"] == kind


@pytest.mark.parametrize(
    ("home", "tag"), [("", "vi"), ("en/", "en"), ("zh/", "zh-Hans"), ("ja/", "ja"), ("fr/", "vi")]
)
def test_what_is_not_there_answers_in_the_reader_s_language(
    chromium: Browser, address: str, home: str, tag: str
) -> None:
    page, complaints = watched(chromium)
    answer = page.goto(f"{address}/{home}city/none/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == tag
    assert [words for words in complaints if "404" not in words] == []


def test_a_folder_s_address_without_its_slash_stays_on_the_host(chromium: Browser, address: str) -> None:
    page, _ = watched(chromium)
    page.goto(f"{address}/en/city")
    assert page.url == f"{address}/en/city/"


@pytest.mark.parametrize("home", ["", "en/", "zh/", "ja/"])
def test_reading_finding_filtering_and_maps_break_no_policy(
    chromium: Browser, address: str, home: str
) -> None:
    page, complaints = watched(chromium)
    for path in ("", ARTICLE, "about/data/", "investment/compare-zones/", ITEM):
        page.goto(f"{address}/{home}{path}")
    page.locator("button.scheme").click()
    page.keyboard.press("/")
    page.locator("#search-words").fill("Cat Ba")
    page.locator(".search__results a").first.wait_for()
    page.keyboard.press("Escape")
    page.goto(f"{address}/{home}{LIST}")
    page.locator("input[type=search]:visible").first.fill("dinh vu")
    page.locator("tbody tr[hidden]").first.wait_for(state="attached")
    page.goto(f"{address}/{home}visit/map/")
    before = page.locator("svg.map__drawing").get_attribute("viewBox")
    page.locator(".map__buttons button").first.click()
    assert page.locator("svg.map__drawing").get_attribute("viewBox") != before
    page.emulate_media(media="print")
    assert complaints == []


def test_the_policy_does_refuse(chromium: Browser, address: str) -> None:
    """A script put into the page does not run, and WebAssembly is for the search's worker alone."""
    page, complaints = watched(chromium)
    page.goto(f"{address}/en/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert any("policy" in words for words in complaints)
    compiled = "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 1, () => 0)"
    assert page.evaluate(compiled) == 0


@pytest.mark.parametrize("path", [ARTICLE, f"en/{ARTICLE}", f"zh/{ARTICLE}", f"ja/{ARTICLE}"])
def test_an_article_is_light(chromium: Browser, address: str, path: str) -> None:
    """What comes over the wire at a first view, headers and all, the search closed."""
    page, _ = watched(chromium)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    assert 3 < len(sizes) <= MOST_REQUESTS
    assert 10_000 < sum(sizes) <= MOST_BYTES
