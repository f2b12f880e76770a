"""By which names the search finds a page: those of the termbase in every language, where the page is about them."""

from __future__ import annotations

import pytest

from portal.model import Site
from portal.site.aliases import names_of
from project import ROOT, load


@pytest.fixture(scope="module")
def site() -> Site:
    return load(ROOT)


def names(site: Site, lang: str, key: str) -> tuple[str, ...]:
    return names_of(site, site.routes[(lang, key)])


def test_a_page_about_a_place_has_its_names_in_all_languages(site: Site) -> None:
    assert {"Cát Bà", "Cat Ba", "吉婆", "カットバ", "カットバー"} <= set(
        names(site, "ja", "sea-islands/cat-ba.md")
    )
    assert {"Hải Phòng", "Haiphong", "海防", "ハイフォン"} <= set(names(site, "zh", "index.md"))


def test_the_title_comes_first(site: Site) -> None:
    key = "sea-islands/cat-ba.md"
    assert names(site, "en", key)[0] == site.routes[("en", key)].page.title


def test_a_page_that_only_mentions_a_name_does_not_have_it(site: Site) -> None:
    """`Lịch sử Hải Phòng` is about the history; its aliases are other words, not the city."""
    assert "海防" not in names(site, "ja", "city/history.md")


def test_an_item_has_its_names_and_no_general_term(site: Site) -> None:
    found = names(site, "zh", "investment/zones/nam-dinh-vu.md")
    assert any("Nam Đình Vũ" in name for name in found)
    assert "工业园区" not in found
