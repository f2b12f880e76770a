"""Feeds: what exists in a language, with its own dates, honest about translations."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from portal.feeds import changes, feed, news
from portal.model import Site
from project import ROOT, load, write_files

ATOM = {"a": "http://www.w3.org/2005/Atom"}
UI = "site: {demonstration: Demo.}\nfooter: {licence: CC.}\nfeed: {news: N, changes: C}\n" + (
    'notice: {stale: "Made from an earlier version; checked {reviewed}.", unverified: Unverified., draft: Draft.}\n'
)
FRONT = "---\ntitle: {}\ndescription: About {}.\nreviewed: {}\n{}---\n"


def project(folder: Path, **pages: str) -> Site:
    """`vi_news_index="…"` is docs/vi/news/index.md."""
    files = {f"docs/{name.replace('_', '/')}.md": text for name, text in pages.items()}
    return load(write_files(folder, {"data/ui/vi.yml": UI, "data/ui/en.yml": UI, **files}))


def front(title: str, reviewed: str, more: str = "") -> str:
    return FRONT.format(title, title, reviewed, more)


def test_dated_sections_of_the_news_page_are_news_the_newest_first(tmp_path: Path) -> None:
    text = (
        "Mở đầu ngày 1 tháng 1 năm 2026.\n\n"
        "## Một { #one }\n\n**Tháng 9 năm 2025.** Xem [trang](../index.md).\n\n"
        "## Hai { #two }\n\n**Từ ngày 6 đến ngày 9 tháng 2 năm 2026.** Hai.\n\n"
        "## Ba { #three }\n\nNăm 2026 không có ngày.\n\n"
        "## Bốn { #four }\n\nMột câu dài nói về ngày 3 tháng 3 năm 2026.\n"
    )
    site = project(
        tmp_path, vi_index=front("Nhà", "2026-01-01"), vi_news_index=front("Tin", "2026-01-02") + text
    )
    found = news(site, "vi")
    assert [(entry.title, entry.day, entry.url) for entry in found] == [
        ("Hai", "2026-02-06", "news/#two"),
        ("Một", "2025-09", "news/#one"),
    ]
    assert found[1].summary == "Tháng 9 năm 2025. Xem trang."


def test_published_pages_are_news_until_they_expire(tmp_path: Path) -> None:
    site = project(
        tmp_path,
        vi_a=front("A", "2026-01-01", "published: 2026-03-01\nexpires: 2026-11-20\n"),
        vi_b=front("B", "2026-01-01", "published: 2026-04-01\nexpires: 2026-11-19\n"),
    )
    assert [entry.title for entry in news(site, "vi")] == ["A"]
    assert [entry.title for entry in changes(site, "vi")] == ["A"]


def test_a_language_tells_only_what_exists_in_it_and_in_which_state(tmp_path: Path) -> None:
    old = "translation: draft\nsource: h1-000000000000\n"
    site = project(
        tmp_path,
        vi_a=front("A", "2026-01-01"),
        vi_b=front("B", "2026-01-02"),
        vi_c=front("C", "2026-01-03"),
        en_a=front("A", "2026-01-01", old),
        en_b=front("B", "2026-01-02"),
    )
    told = {entry.title: entry.notes for entry in changes(site, "en")}
    assert told == {
        "B": ("Unverified.",),
        "A": ("Made from an earlier version; checked 1 January 2026.", "Draft."),
    }
    assert list(told) == ["B", "A"]
    summaries = ET.fromstring(feed(site, "en")).findall("a:entry/a:summary", ATOM)
    assert [summary.text for summary in summaries] == [
        "About B. Unverified.",
        "About A. Made from an earlier version; checked 1 January 2026. Draft.",
    ]
    assert ET.fromstring(feed(site, "ja")).find("a:entry", ATOM) is None


@pytest.mark.parametrize("lang", ["vi", "en", "zh", "ja"])
def test_our_feeds_are_whole(lang: str) -> None:
    """What RFC 4287 asks of a feed and of an entry; ids are unique; every link leads to a page or heading."""
    site = load(ROOT)
    root = ET.fromstring(feed(site, lang))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == site.config.language(lang).tag
    for name in ("id", "title", "subtitle", "updated", "author/a:name", "rights"):
        assert root.findtext(f"a:{name}", "", ATOM), name
    entries = root.findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries]
    assert len(ids) == len(set(ids)) > 60
    kinds = {entry.find("a:category", ATOM).get("term") for entry in entries}  # type: ignore[union-attr]
    assert kinds == {"news", "changes"}
    urls = {site.config.site_url + route.url: route for route in site.routes.values()}
    for entry in entries:
        assert all(entry.findtext(f"a:{name}", "", ATOM) for name in ("title", "updated", "summary"))
        address, _, anchor = entry.find("a:link", ATOM).get("href", "").partition("#")  # type: ignore[union-attr]
        assert not anchor or anchor in urls[address].page.document.anchors
        assert urls[address].lang == lang
        assert "{{" not in entry.findtext("a:summary", "", ATOM)


def test_every_language_tells_the_same_news() -> None:
    site = load(ROOT)
    days = {lang: [entry.day for entry in news(site, lang)] for lang in ("vi", "en", "zh", "ja")}
    assert days["vi"] == days["en"] == days["zh"] == days["ja"]
    headings = [h for h in site.pages[("vi", "news/index.md")].document.headings if h.level == 2]
    assert len(days["vi"]) >= len(headings) - 2
