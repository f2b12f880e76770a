"""The built pages are valid: HTML by an independent checker, ids that stand once, sound structured data."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import material
import pytest
from selectolax.lexbor import LexborHTMLParser

from browser.kinds import markdown_urls, some_item_urls
from browser.vnu import vnu_command
from conftest import Tools
from portal.site.mends import MENDS, Mend, mended
from portal.site.tables import framed_tables
from project import ROOT, load

pytestmark = pytest.mark.slow
SITE_URL = "https://haiphong.example/"
# schema.org 29.3: the types and properties that our pages use, and nothing else.
KNOWN = {
    "WebSite": {"url", "name", "inLanguage"},
    "WebPage": {
        *("url", "name", "description", "inLanguage", "license", "isPartOf", "breadcrumb"),
        *("lastReviewed", "datePublished", "translationOfWork"),
    },
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}


def test_the_nu_html_checker_finds_nothing(built_site: Path, tools: Tools) -> None:
    """Every page written in Markdown, some items' pages and what is not found; all pages in `make audit`."""
    urls = (*markdown_urls(), *some_item_urls(30))
    pages = [built_site / url / "index.html" for url in urls] + sorted(built_site.rglob("404.html"))
    command = (*vnu_command(tools), *pages)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[:20] == []
    assert done.returncode == 0


def graph(page: LexborHTMLParser) -> list[dict[str, Any]]:
    scripts = page.css('script[type="application/ld+json"]')
    parts = [part for script in scripts if "@graph" in (part := json.loads(script.text()))]
    assert all(part["@context"] == "https://schema.org" for part in parts)
    return [node for part in parts for node in part["@graph"]]


def test_structured_data_says_what_the_page_says(built_site: Path) -> None:
    site = load(ROOT)
    for (lang, _), route in site.routes.items():
        page = LexborHTMLParser((built_site / route.url / "index.html").read_text(encoding="utf-8"))
        nodes = {node["@type"]: node for node in graph(page)}
        for kind, node in nodes.items():
            assert {key for key in node if not key.startswith("@")} <= KNOWN[kind]
        said, heading = nodes["WebPage"], page.css_first("h1")
        assert heading is not None
        assert said["name"] == heading.text()
        assert said["url"] == SITE_URL + route.url
        assert said["inLanguage"] == site.config.language(lang).tag
        assert said["isPartOf"]["@id"] == nodes["WebSite"]["@id"]
        shown = [(node.text(), node.attributes["href"]) for node in page.css(".breadcrumb a")]
        listed = nodes.get("BreadcrumbList", {}).get("itemListElement", [])
        assert [step["position"] for step in listed] == list(range(1, len(listed) + 1))
        assert [step["name"] for step in listed[:-1]] == [text for text, _ in shown]
        paths = [step["item"].removeprefix(SITE_URL) for step in listed]
        assert all((built_site / path / "index.html").is_file() for path in paths)


@pytest.mark.parametrize("mend", MENDS, ids=lambda mend: mend.reason.split(":")[0][:40])
def test_the_theme_still_needs_each_mend(mend: Mend) -> None:
    """Where this fails, the theme no longer prints it: take the mend away."""
    base = Path(material.__file__).with_name("templates") / "base.html"
    assert mend.printed.search(base.read_text(encoding="utf-8"))


def test_mending_is_complete(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not [mend.reason for mend in MENDS if mend.printed.search(html)], path
        first = LexborHTMLParser(html).css_first("body a")
        assert first is not None
        assert first.attributes["href"] == "#content", path


def test_words_with_special_signs_are_put_in_as_they_are() -> None:
    printed = '<div data-md-component="skip">\n</div>'
    assert mended(printed, r"a\1 b") == r'<a class="skip" href="#content">a\1 b</a>'


def test_tables_are_framed_and_aligned_by_class() -> None:
    table = '<table>\n<tr><td style="text-align: right;">1</td><td>2</td></tr></table>'
    aligned = '<table>\n<tr><td class="is-right">1</td><td>2</td></tr></table>'
    assert framed_tables(f"<p>a</p>{table}") == f'<p>a</p><div class="table-scroll">{aligned}</div>'
    assert framed_tables('<table class="items"></table>') == '<table class="items"></table>'
