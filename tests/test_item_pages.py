"""Items as pages and as translations: addresses, states, what stands for a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model import Site, State
from project import load, with_front, write_files

TYPE = """\
label: {vi: Khu, en: Zones, zh: 区, ja: 区域}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
  summary: {kind: text, label: {vi: Tóm tắt}}
page: investment/zones
item_pages: true
"""
LIST = with_front("[[items zones]]\n", "Khu", owner="so-ngoai-vu")
ITEM = "name: {vi: Đình Vũ, zh: 廷武}\nsummary: {vi: Chữ., en: Text., zh: 文字。}\nas_of: '2026-01'\n"


def project(root: Path, item: str = ITEM, kind: str = TYPE, **files: str) -> Site:
    found = {
        "docs/vi/investment/zones.md": LIST,
        "docs/en/investment/zones.md": with_front("[[items zones]]\n", "Zones", translation="draft"),
        "data/catalogue/organisations/_type.yml": TYPE.replace("page: investment/zones\n", ""),
        "data/catalogue/organisations/so-ngoai-vu.yml": "name: Sở Ngoại vụ\n",
        "data/catalogue/zones/_type.yml": kind,
        "data/catalogue/zones/dinh-vu.yml": item,
    }
    return load(write_files(root, found | files))


def test_an_item_has_a_page_below_its_list_in_every_language(tmp_path: Path) -> None:
    site = project(tmp_path)
    key = "investment/zones/dinh-vu.md"
    routes = {lang: site.routes[(lang, key)] for lang in ("vi", "en", "zh", "ja")}
    assert {lang: route.url for lang, route in routes.items()} == {
        "vi": "investment/zones/dinh-vu/",
        "en": "en/investment/zones/dinh-vu/",
        "zh": "zh/investment/zones/dinh-vu/",
        "ja": "ja/investment/zones/dinh-vu/",
    }
    assert {lang: route.state for lang, route in routes.items()} == {
        "vi": State.SOURCE,
        "en": State.UNVERIFIED,
        "zh": State.UNVERIFIED,
        "ja": State.MISSING,
    }
    assert all(route.item is site.catalogue.items["zones"]["dinh-vu"] for route in routes.values())


def test_what_stands_for_the_page_is_in_the_readers_language(tmp_path: Path) -> None:
    site = project(tmp_path)
    pages = {lang: site.routes[(lang, "investment/zones/dinh-vu.md")].page for lang in ("en", "zh", "ja")}
    assert (pages["zh"].title, pages["zh"].description, pages["zh"].lang) == ("廷武", "文字。", "zh")
    # A name without a form stays Vietnamese; an item that lacks a text is shown as a whole in the source.
    assert (pages["en"].title, pages["en"].description, pages["en"].lang) == ("Đình Vũ", "Text.", "en")
    assert (pages["ja"].title, pages["ja"].description, pages["ja"].lang) == ("Đình Vũ", "Chữ.", "vi")
    assert pages["en"].meta["translation"] == "draft"
    assert pages["ja"].meta["owner"] == "so-ngoai-vu"


@pytest.mark.parametrize(
    ("hash_", "state"),
    [("", State.UNVERIFIED), ("h1-000000000000", State.STALE), ("present", State.CURRENT)],
)
def test_the_state_follows_from_the_hash(tmp_path: Path, hash_: str, state: State) -> None:
    present = project(tmp_path).catalogue.items["zones"]["dinh-vu"].hash
    stamp = f"translated_from: {{en: {hash_.replace('present', present)}}}\n" if hash_ else ""
    site = project(tmp_path, ITEM + stamp)
    assert site.routes[("en", "investment/zones/dinh-vu.md")].state is state
    states = {one.lang: one.state for one in site.item_translations() if one.item.id == "dinh-vu"}
    assert states == {"en": state, "zh": State.UNVERIFIED, "ja": State.MISSING}


def test_an_item_without_texts_is_current_everywhere(tmp_path: Path) -> None:
    lists = {
        f"docs/{lang}/investment/zones.md": with_front("[[items zones]]\n", "区域") for lang in ("zh", "ja")
    }
    site = project(tmp_path, "name: Đình Vũ\n", **lists)
    route = site.routes[("ja", "investment/zones/dinh-vu.md")]
    assert (route.state, route.page.lang) == (State.CURRENT, "ja")
    assert route.page.description == "Đình Vũ – 区域"
    assert list(site.item_translations()) == []
    without_list = project(tmp_path / "without", "name: Đình Vũ\n").routes[route.lang, route.key]
    assert (without_list.state, without_list.page.lang) == (State.MISSING, "vi")


def test_types_without_item_pages_or_without_their_list_have_none(tmp_path: Path) -> None:
    site = project(tmp_path, kind=TYPE.replace("item_pages: true\n", ""))
    assert [route.key for route in site.routes.values() if route.item] == []
    site = project(tmp_path, kind=TYPE.replace("investment/zones", "investment/parks"))
    assert [route.key for route in site.routes.values() if route.item] == []
    assert [finding.severity.label for finding in site.findings] == ["warning"]
    assert "`page: investment/parks`: no such page" in site.findings[0].message


def test_an_item_cannot_take_the_key_of_a_page(tmp_path: Path) -> None:
    site = project(tmp_path, **{"docs/vi/investment/zones/dinh-vu.md": with_front("Chữ.\n", "Khác")})
    assert [finding.rule for finding in site.findings] == ["item-fields"]
    assert "as that of docs/vi/investment/zones/dinh-vu.md" in site.findings[0].message
    assert site.routes[("vi", "investment/zones/dinh-vu.md")].item is None


def test_a_description_ends_with_a_sentence_or_a_word(tmp_path: Path) -> None:
    sentence = "Một câu khá dài về khu này, với vài con số và tên. "
    one_word = "từ" * 400
    long = project(tmp_path, f"name: A\nsummary: {{vi: '{sentence * 5}'}}\n")
    page = long.routes[("vi", "investment/zones/dinh-vu.md")].page
    assert page.description == (sentence * 3).strip()
    endless = project(tmp_path, f"name: A\nsummary: {{vi: '{one_word}'}}\n")
    description = endless.routes[("vi", "investment/zones/dinh-vu.md")].page.description
    assert len(description) <= 155
    assert description.endswith("…")
