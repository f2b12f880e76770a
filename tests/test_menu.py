"""The menu of a page: its section is open, the others are one link, whatever the site has beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.build import build
from project import copy_project, load

pytestmark = pytest.mark.slow
CITY = 11


def read(folder: Path, url: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / url / "index.html").read_text(encoding="utf-8"))


def nodes(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    found = page.css(selector)
    assert found, selector
    return found


@pytest.mark.parametrize("home", ["", "en/", "zh/", "ja/"])
def test_only_the_section_of_the_page_is_open(built_site: Path, home: str) -> None:
    page = read(built_site, f"{home}city/economy/")
    sections = page.css(".menu__sheet > ul > li")
    opened = [len(section.css("li")) - 1 for section in sections]
    assert sorted(opened) == [*(0 for _ in sections[:-1]), CITY - 1]
    assert len(page.css(".side--section a")) == CITY
    assert len(page.css(".sections a")) == len(sections)


def test_the_page_and_its_section_are_marked(built_site: Path) -> None:
    page = read(built_site, "en/city/economy/")
    assert [node.text() for node in page.css(".menu__sheet [aria-current]")] == ["Economy of Hải Phòng"]
    assert [node.text() for node in page.css(".side--section [aria-current]")] == ["Economy of Hải Phòng"]
    assert [node.attributes["aria-current"] for node in page.css(".sections [aria-current]")] == ["true"]
    index = read(built_site, "en/city/")
    assert [node.attributes["aria-current"] for node in index.css(".sections [aria-current]")] == ["page"]


def test_the_trail_leads_home(built_site: Path) -> None:
    page = read(built_site, "ja/sea-islands/nature/")
    steps = [(node.text(), node.attributes["href"]) for node in page.css(".breadcrumb a")]
    assert steps == [("ホーム", "../../"), ("海と島", "../")]
    assert [node.text() for node in read(built_site, "ja/city/").css(".breadcrumb a")] == ["ホーム"]
    assert read(built_site, "ja/").css(".breadcrumb") == []


def test_headings_are_listed_beside_the_text(built_site: Path) -> None:
    page = read(built_site, "zh/city/economy/")
    listed = [str(node.attributes["href"]) for node in nodes(page, ".side--headings a")]
    headings = page.css(".page-text h2[id], .page-text h3[id]")
    assert listed == [f"#{node.attributes['id']}" for node in headings]


def test_a_page_does_not_grow_with_the_site(tmp_path: Path, built_site: Path) -> None:
    """Sixty pages more, in another section: not a byte more in this one."""
    root = copy_project(tmp_path / "copy")
    added = [f"sea-islands/more/page-{number}.md" for number in range(60)]
    for key in added:
        file = root / "docs/vi" / key
        file.parent.mkdir(exist_ok=True)
        file.write_text("---\ntitle: Trang\ndescription: Trang.\n---\nMột.\n", encoding="utf-8")
    settings = root / "mkdocs.yml"
    last = "      - sea-islands/law-of-the-sea.md\n"
    listed = "".join(f"      - {key}\n" for key in added)
    settings.write_text(settings.read_text(encoding="utf-8").replace(last, last + listed), encoding="utf-8")
    out = build(load(root), tmp_path / "site").out
    for url in ("city/economy/", "en/", "ja/city/"):
        path = Path(url, "index.html")
        assert (out / path).read_bytes() == (built_site / path).read_bytes()
