"""Link previews, feeds in heads, and what a reader may do with a page."""

from __future__ import annotations

import struct
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.build import build
from portal.cards import HEIGHT, WIDTH, cards, drawn_cards
from portal.feeds import FEED
from project import ROOT, copy_project, few_item_pages, load

SITE_URL = "https://haiphong.example/"
LARGEST = 30_000


def parsed(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def properties(page: LexborHTMLParser) -> dict[str, str]:
    metas = page.css("meta[property]")
    return {str(meta.attributes["property"]): str(meta.attributes["content"]) for meta in metas}


def links(page: LexborHTMLParser, selector: str) -> list[str]:
    return [str(node.attributes["href"]) for node in page.css(selector)]


def test_every_section_has_its_picture_in_every_language() -> None:
    """1200 × 630, small. Whether they show the words of today is the rule `card-outdated`."""
    site = load(ROOT)
    wanted = {card.name for card in cards(site)}
    sections = {key.partition("/")[0] for lang, key in site.pages if lang == "vi"}
    assert len(wanted) == len(sections) * len(site.config.languages)
    assert set(drawn_cards(site.config)) == wanted
    folder = ROOT / "docs" / "assets" / "cards"
    assert {path.name for path in folder.iterdir()} == {f"{name}.png" for name in wanted}
    for path in folder.iterdir():
        head = path.read_bytes()[:24]
        assert struct.unpack(">II", head[16:]) == (WIDTH, HEIGHT)
        assert path.stat().st_size < LARGEST


@pytest.mark.slow
def test_every_page_tells_what_its_link_shows(built_site: Path) -> None:
    site = load(ROOT)
    for (lang, key), route in site.routes.items():
        page = parsed(built_site / route.url / "index.html")
        told = properties(page)
        assert told["og:url"] == SITE_URL + route.url
        assert told["og:title"]
        heading = page.css_first("h1")
        assert heading is not None
        description = page.css_first("meta[name=description]")
        assert description is not None
        assert told["og:description"] == description.attributes["content"]
        assert told["og:locale"] == {"vi": "vi_VN", "en": "en_US", "zh": "zh_CN", "ja": "ja_JP"}[lang]
        section = key.partition("/")[0] if "/" in key else "home"
        assert told["og:image"] == f"{SITE_URL}assets/cards/{lang}-{section}.png"
        assert (built_site / told["og:image"].removeprefix(SITE_URL)).is_file()
        (feed,) = links(page, 'link[type="application/atom+xml"]')
        file = (built_site / route.url / feed).resolve()
        assert file == (built_site / site.config.home(lang) / FEED).resolve()
        assert file.is_file()


@pytest.mark.slow
def test_nothing_is_offered_that_the_settings_do_not_name(built_site: Path) -> None:
    for route in load(ROOT).routes.values():
        page = parsed(built_site / route.url / "index.html")
        assert [url for url in links(page, ".page-actions > li > a") if url] == []


@pytest.mark.slow
def test_a_page_can_be_sent_on_by_plain_links(built_site: Path) -> None:
    page = parsed(built_site / "ja/city/economy/index.html")
    shares = links(page, ".share a")
    assert len(shares) == 5
    assert all("https%3A%2F%2Fhaiphong.example%2Fja%2Fcity%2Feconomy%2F" in url for url in shares)


@pytest.mark.slow
def test_mail_edit_link_and_standing_are_what_the_settings_say(tmp_path: Path) -> None:
    root = few_item_pages(copy_project(tmp_path / "copy"), "events")
    file = root / "pyproject.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('corrections_email = ""', 'corrections_email = "sua@portal.example"')
    file.write_text(
        text.replace('edit_url = ""', 'edit_url = "https://git.example/o/r/edit/main"'), encoding="utf-8"
    )
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("official = false", "official = true"), encoding="utf-8")
    (root / "docs/en/city/history.md").unlink()
    site = load(root)
    out = build(site, tmp_path / "site", only=["en"]).out
    mail, edit = links(parsed(out / "en/city/economy/index.html"), ".page-actions > li > a")
    page = parsed(out / "en/city/economy/index.html")
    assert page.css_first(".demonstration") is None
    assert "demonstration" not in page.css_first(".site-footer").text()  # type: ignore[union-attr]
    assert page.css_first(".page-facts dt").text() == "Responsible body"  # type: ignore[union-attr]
    assert edit == "https://git.example/o/r/edit/main/docs/en/city/economy.md"
    draft = urlsplit(mail)
    told = {name: unquote(value) for name, (value,) in parse_qs(draft.query).items()}
    assert (draft.scheme, draft.path) == ("mailto", "sua@portal.example")
    assert told["subject"] == "Correction: Economy of Hải Phòng"
    assert f"Page: {SITE_URL}en/city/economy/\r\nLanguage: English\r\nVersion: h1-" in told["body"]
    assert site.pages[("en", "city/economy.md")].hash in told["body"]
    # The text that a missing page shows is the source's: that is what would be corrected.
    mail, edit = links(parsed(out / "en/city/history/index.html"), ".page-actions > li > a")
    assert edit.endswith("/docs/vi/city/history.md")
    assert "Tiếng Việt" in unquote(mail)
    item = next(route for route in site.routes.values() if route.item and route.lang == "en")
    _, edit = links(parsed(out / item.url / "index.html"), ".page-actions > li > a")
    assert edit.endswith(f"/{item.page.path}")
    missing = properties(parsed(out / "en/city/history/index.html"))
    assert missing["og:url"] == f"{SITE_URL}city/history/"
    assert missing["og:locale"] == "vi_VN"
