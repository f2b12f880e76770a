"""The built pages: honest heads, one heading of level 1, sources, and a 404 page per language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.build import build
from portal.model import Site, State
from portal.model.inserts import find_inserts
from project import ROOT, copy_project, few_item_pages, load

SITE_URL = "https://haiphong.example/"
pytestmark = pytest.mark.slow


class Built:
    """A built site: its content and its pages."""

    def __init__(self, root: Path, out: Path) -> None:
        self.site: Site = load(root)
        self.out = build(self.site, out).out

    def page(self, url: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.out / url / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(ROOT, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="module")
def with_gap(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A page is missing in Japanese, another is stale in English and unverified in Chinese."""
    folder = tmp_path_factory.mktemp("gap")
    root = few_item_pages(copy_project(folder / "copy"), "events")
    (root / "docs/ja/city/history.md").unlink()
    for path, line in (("en/city/economy.md", "source: h1-000000000000"), ("zh/city/economy.md", "")):
        file = root / "docs" / path
        text = re.sub(r"(?m)^source: h1-.*\n", line + "\n" if line else "", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    return Built(root, folder / "site")


def content(page: LexborHTMLParser, selector: str, attribute: str = "content") -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return node.attributes[attribute] or ""


def test_every_page_has_an_honest_head(built: Built) -> None:
    tags = [language.tag for language in built.site.config.languages]
    for (lang, key), route in built.site.routes.items():
        page = built.page(route.url)
        assert content(page, "html", "lang") == built.site.config.language(lang).tag
        assert len(page.css("h1")) == 1, route.url
        assert content(page, "meta[name=description]")
        assert content(page, 'meta[name="portal:state"]') == route.state.value
        assert content(page, "link[rel=canonical]", "href") == SITE_URL + route.url
        links = [
            (node.attributes["hreflang"], node.attributes["href"]) for node in page.css("link[hreflang]")
        ]
        expected = [
            (language.tag, SITE_URL + built.site.routes[(language.code, key)].url)
            for language in built.site.config.languages
        ]
        assert links == [*expected, ("x-default", expected[0][1])]
        assert len(tags) == len(expected)
        assert page.css_first("meta[name=robots]") is None


def test_every_page_ends_with_its_sources_in_its_language(built: Built) -> None:
    for (lang, _), route in built.site.routes.items():
        page = built.page(route.url)
        facts = re.findall(r"\{\{ ([a-z0-9-]+)", route.page.body)
        for insert in find_inserts(route.page.body):
            facts += [name for name in insert.arguments if built.site.catalogue.items.get(name)]
        sources = page.css("ol.sources > li")
        if facts or route.page.ids("sources"):
            assert sources, route.url
        elif "[[" not in route.page.body:
            assert not sources, route.url
        if sources:
            heading = page.css_first("#sources")
            assert heading is not None
            assert heading.text() == built.site.interfaces[lang].strings["page.sources"]
        text = page.body.text() if page.body else ""
        assert "{{" not in text
        assert "[[" not in text


def test_third_party_copies_are_named_and_not_linked(built: Built) -> None:
    linked = {
        node.attributes["href"]
        for route in built.site.routes.values()
        for node in built.page(route.url).css("ol.sources a")
    }
    sources = built.site.facts.sources.values()
    assert linked
    assert linked <= {source.url for source in sources if source.kind != "other"}


def test_the_banner_says_that_this_is_a_demonstration(built: Built) -> None:
    for lang, words in (("vi", "bản trình diễn"), ("en", "demonstration"), ("zh", "演示"), ("ja", "試作")):
        page = built.page(built.site.config.home(lang))
        banner = page.css_first(".demonstration")
        assert banner is not None
        assert words in banner.text()
        owner = page.css_first(".page-facts dt")
        assert owner is not None
        assert owner.text() == built.site.interfaces[lang].strings["page.owner_proposed"]


def test_every_page_leads_to_the_accessibility_statement(built: Built) -> None:
    for (lang, _), route in built.site.routes.items():
        statement = built.out / built.site.routes[(lang, "about/accessibility.md")].url
        links = built.page(route.url).css(".site-footer a")
        assert statement in [(built.out / route.url / str(a.attributes["href"])).resolve() for a in links]


def test_the_404_of_each_language(built: Built) -> None:
    for language in built.site.config.languages:
        path = built.out / f"{built.site.config.home(language.code)}404.html"
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert content(page, "html", "lang") == language.tag
        heading = page.css_first("h1")
        assert heading is not None
        assert heading.text() == built.site.interfaces[language.code].strings["notfound.title"]
        assert content(page, "meta[name=robots]") == "noindex"
        assert page.css_first("link[hreflang]") is None
        current = page.css("nav.languages a[aria-current]")
        assert [node.attributes["lang"] for node in current] == [language.tag]


def test_the_units_are_a_table_from_data(built: Built) -> None:
    for lang in ("vi", "ja"):
        page = built.page(built.site.routes[(lang, "city/administration.md")].url)
        rows = page.css("table.items__table tbody tr")
        assert len(rows) == 114
    vietnamese_names = page.css('table.items__table th[scope=row] span[lang="vi"]')
    assert 90 < len(vietnamese_names) < 114


def test_each_cell_but_the_first_carries_the_heading_that_phones_show_beside_it(built: Built) -> None:
    for key in ("changes", "glossary", "sources", "translation-status"):
        page = built.page(f"zh/about/{key}/")
        headings = [heading.text() for heading in page.css(".items__table thead th")]
        for row in page.css(".items__table tbody tr"):
            labels = [cell.attributes.get("data-label") for cell in row.css("td")]
            assert labels == [None, *headings[1:]]


def test_a_missing_page_shows_the_source_and_says_so(with_gap: Built) -> None:
    page = with_gap.page("ja/city/history/")
    assert content(page, "html", "lang") == "ja"
    assert content(page, 'meta[name="portal:state"]') == "missing"
    assert content(page, "link[rel=canonical]", "href") == SITE_URL + "city/history/"
    assert content(page, "meta[name=robots]") == "noindex"
    assert page.css("link[hreflang]") == []
    assert content(page, ".page-text", "lang") == "vi"
    notice = page.css_first(".notice--missing")
    assert notice is not None
    assert "日本語に訳されていません" in notice.text()
    offered = [node.attributes["hreflang"] for node in notice.css("a")]
    assert offered == ["vi", "en", "zh-Hans"]
    other = with_gap.page("en/city/history/")
    assert [node.attributes["hreflang"] for node in other.css("link[hreflang]")] == [
        "vi",
        "en",
        "zh-Hans",
        "x-default",
    ]
    marked = other.css_first("nav.languages a.is-missing span")
    assert marked is not None
    assert (marked.text(), marked.attributes["lang"]) == (" (not translated)", "en")
    assert with_gap.page("en/city/").css_first("nav.languages a.is-missing") is None


def test_stale_and_unverified_pages_say_so(with_gap: Built) -> None:
    stale = with_gap.page("en/city/economy/").css_first(".notice--stale")
    assert stale is not None
    assert "made from an earlier Vietnamese version; last checked on" in stale.text()
    assert content(with_gap.page("en/city/economy/"), ".notice--stale a", "hreflang") == "vi"
    unverified = with_gap.page("zh/city/economy/").css_first(".notice--unverified")
    assert unverified is not None
    assert "尚未确认" in unverified.text()


def test_the_sitemap_lists_the_pages_that_exist(with_gap: Built) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ET.parse(with_gap.out / "sitemap.xml").getroot()
    with_reviews = {
        SITE_URL + route.url: route.page.meta["reviewed"].isoformat()
        for route in with_gap.site.routes.values()
        if route.item is None
    }
    listed = {node.text for node in root.iterfind("s:url/s:loc", space)}
    routes = with_gap.site.routes.values()
    assert listed == {SITE_URL + route.url for route in routes if route.state is not State.MISSING}
    assert SITE_URL + "ja/city/history/" not in (with_gap.out / "sitemap.xml").read_text(encoding="utf-8")
    for entry in root.iterfind("s:url", space):
        reviewed = with_reviews.get(entry.findtext("s:loc", "", space))
        assert reviewed is None or entry.findtext("s:lastmod", "", space) == reviewed


def test_pages_name_no_other_host_but_in_links(built: Built) -> None:
    """What a page loads is its own; links to sources and absolute addresses of this site are no loading."""
    for path in built.out.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        loaded = [node.attributes.get("src") for node in page.css("[src]")]
        loaded += [node.attributes.get("href") for node in page.css("link[rel=stylesheet], link[rel=icon]")]
        loaded += [
            node.attributes.get("href") for node in page.css("link[rel=preconnect], link[rel=preload]")
        ]
        assert [address for address in loaded if address and "//" in address] == [], path


def test_nothing_is_left_of_the_theme_s_partials(built: Built) -> None:
    assert not (built.out / "partials").exists()
    assert not list(built.out.rglob("*.md"))
