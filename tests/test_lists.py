"""Catalogue types as lists, comparisons, charts and sheets: what a reader of each language is given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.model import Site
from portal.site.charts import fact_chart, item_charts
from portal.site.comparison import comparison
from portal.site.edition import Edition
from portal.site.lists import ItemList, item_list
from portal.site.sheet import Sheet, sheet
from portal.site.upcoming import upcoming
from project import ROOT, load, with_front, write_files

TYPE = """\
label: {vi: Khu, en: Zones, zh: 园区, ja: 団地}
fields:
  name: {kind: name, required: true, label: {vi: Tên, en: Name}}
  code: {kind: code, label: {vi: Số, en: Number}}
  state:
    kind: choice
    label: {vi: Hiện trạng, en: State}
    of:
      working: {vi: Hoạt động, en: Working}
      planned: {vi: Quy hoạch, en: Planned}
      gone: {vi: Hết, en: Gone}
  area: {kind: number, unit: ha, label: {vi: Diện tích, en: Area}}
  capital: {kind: money, label: {vi: Vốn, en: Capital}}
  within: {kind: reference, to: zones, many: true, label: {vi: Thuộc, en: Part of}}
  since: {kind: date, label: {vi: Từ, en: Since}}
  time: {kind: period, label: {vi: Thời gian, en: Time}}
  history: {kind: history, of: state, label: {vi: Diễn biến, en: History}}
  contact: {kind: contact, label: {vi: Liên hệ, en: Contact}}
  sectors: {kind: text, label: {vi: Ngành, en: Sectors}}
  summary: {kind: text, label: {vi: Tóm tắt, en: Summary}}
sheet: [name, area, capital, contact]
list:
  columns: [code, name, state, area, capital, since]
  filters: [state, within, since, area]
  charts: [area]
page: investment/zones
item_pages: true
"""
ITEMS = """\
items:
  dinh-vu:
    name: {vi: Đình Vũ, en: Đình Vũ, zh: 廷武, ja: ディンブー}
    code: "06/2008/QĐ-TTg"
    state: working
    area: {value: "541", qualifier: about}
    capital: {amount: "1500000000", currency: usd}
    since: "1997-05"
    time: {from: "2025", to: "2030"}
    history:
      - {date: "1997", state: planned}
      - {date: "2001", state: working, note: {vi: Mở., en: Opened., zh: 开业。, ja: 開業。}}
      - {date: "2020", state: working}
    contact: {telephone: "0225 123 4567", url: "https://www.example.org/"}
    sectors: {vi: "Hóa dầu", en: Petrochemicals, zh: 石化, ja: 石油化学}
    summary: {vi: Chữ., en: Text., zh: 文字。, ja: 文章。}
    sources: []
    as_of: "2025-02"
  trang-cat:
    name: Tràng Cát
    state: planned
    within: [dinh-vu]
    area: "1200"
    valid_to: "2026-10"
    successor: dinh-vu
    as_of: "2024"
  an-duong:
    name: {vi: An Dương}
    state: working
    capital: {amount: "900000000000", currency: vnd}
    since: "2008"
    as_of: "2024"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    forms: Mapping[str, str] = {
        f"data/ui/{lang}.yml": (ROOT / f"data/ui/{lang}.yml").read_text(encoding="utf-8")
        for lang in ("vi", "en", "zh", "ja")
    }
    files = {
        **forms,
        "data/catalogue/zones/_type.yml": TYPE,
        "data/catalogue/zones/all.yml": ITEMS,
        "docs/vi/investment/zones.md": with_front("[[items zones]]\n", "Khu"),
        "docs/en/investment/zones.md": with_front("[[items zones]]\n", "Zones"),
    }
    return load(write_files(tmp_path_factory.mktemp("lists"), files))


def listed(site: Site, lang: str) -> ItemList:
    return item_list(Edition(site, lang, lang), "zones")


def shown(site: Site, lang: str) -> list[list[str]]:
    return [
        ["; ".join(part.text for part in cell.parts) for cell in row.cells] for row in listed(site, lang).rows
    ]


def sheet_of(site: Site, lang: str, id_: str) -> Sheet:
    return sheet(Edition(site, lang, lang), site.catalogue.items["zones"][id_])


def test_values_are_printed_in_the_readers_language_the_name_first(site: Site) -> None:
    assert not site.errors
    assert [column.label for column in listed(site, "en").columns] == [
        "Name", "Number", "State", "Area", "Capital", "Since",
    ]  # fmt: skip
    assert shown(site, "en")[0] == [
        "Đình Vũ", "06/2008/QĐ-TTg", "Working", "about 541\u00a0ha", "US$\u00a01.5\u00a0billion", "May 1997",
    ]  # fmt: skip
    assert shown(site, "vi")[0][3:] == ["khoảng 541\u00a0ha", "1,5\u00a0tỷ\u00a0USD", "tháng 5 năm 1997"]
    assert shown(site, "zh")[0][0] == "廷武"
    assert shown(site, "ja")[0][4] == "15億米ドル"


def test_what_is_not_given_is_empty_and_a_name_without_a_form_is_marked(site: Site) -> None:
    row = listed(site, "ja").rows[1]
    assert row.name == "Tràng Cát"
    assert row.cells[0].parts[0].tag == "vi"
    assert [cell.parts for cell in row.cells[4:]] == [(), ()]


def test_rows_lead_to_pages_in_the_readers_language(site: Site) -> None:
    assert listed(site, "en").rows[0].cells[0].parts[0].url == "en/investment/zones/dinh-vu/"
    # The Chinese page is missing: its list is in Vietnamese, its links stay in Chinese.
    rows = item_list(Edition(site, "vi", "zh"), "zones").rows
    assert rows[0].cells[0].parts[0].url == "zh/investment/zones/dinh-vu/"
    assert rows[0].cells[0].parts[0].text == "Đình Vũ"


def test_a_row_is_found_by_its_names_in_all_languages_and_by_its_short_texts(site: Site) -> None:
    for lang in ("vi", "en", "zh", "ja"):
        search = listed(site, lang).rows[0].search
        assert all(name in search for name in ("Đình Vũ", "廷武", "ディンブー"))
    assert "石化" in listed(site, "zh").rows[0].search


def test_filters_offer_what_occurs_with_its_count(site: Site) -> None:
    filters = {one.name: one for one in listed(site, "en").filters}
    assert list(filters) == ["state", "within", "since", "area"]
    assert [(choice.code, choice.label, choice.count) for choice in filters["state"].choices] == [
        ("working", "Working", 2),
        ("planned", "Planned", 1),
    ]
    assert [choice.label for choice in filters["within"].choices] == ["Đình Vũ"]
    assert [choice.code for choice in filters["since"].choices] == ["2008", "1997"]
    assert (filters["area"].choices, filters["area"].label) == ((), "Area (ha)")
    facets = [dict(row.facets) for row in listed(site, "en").rows]
    assert facets[0] == {"state": "working", "since": "1997", "area": "541"}
    assert facets[1] == {"state": "planned", "within": "dinh-vu", "area": "1200"}


def test_a_column_sorts_by_value_and_currencies_stand_apart(site: Site) -> None:
    rows = listed(site, "vi").rows
    assert [row.cells[3].sort for row in rows] == ["541", "1200", ""]
    assert [row.cells[5].sort for row in rows] == ["1997-05", "", "2008"]
    assert rows[0].cells[4].sort < rows[2].cells[4].sort


def test_the_dates_of_a_list_are_those_of_its_oldest_and_newest_entry(site: Site) -> None:
    assert (listed(site, "en").first, listed(site, "en").last) == ("2024", "February 2025")


def test_a_comparison_has_every_field_of_the_sheet_known_or_not(site: Site) -> None:
    compared = comparison(Edition(site, "en", "en"), "zones")
    assert [item.id for item in compared.items] == ["dinh-vu", "trang-cat", "an-duong"]
    lines = {
        line.label: [[part.text for part in cell.parts] for cell in line.cells] for line in compared.lines
    }
    assert list(lines) == ["Area", "Capital", "Contact"]
    assert lines["Contact"] == [["0225 123 4567", "example.org"], [], []]


def test_a_sheet_tells_the_last_other_state_what_is_missing_and_who_refers_to_it(site: Site) -> None:
    found = sheet_of(site, "en", "dinh-vu")
    assert [(step.date, step.state, step.note.text) for step in found.history] == [
        ("2020", "Working", ""),
        ("2001", "Working", "Opened."),
        ("1997", "Planned", ""),
    ]
    assert found.before is not None
    assert (found.before.state, found.before.date) == ("Planned", "1997")
    assert (found.known, found.total) == (4, 4)
    assert {line.label: [part.url for part in line.parts] for line in found.lines}["Contact"] == [
        "tel:02251234567",
        "https://www.example.org/",
    ]
    assert [(related.label, [part.text for part in related.items]) for related in found.related] == [
        ("Zones that name this entry (Part of)", ["Tràng Cát"])
    ]
    assert found.lead[0].text == "Text."


def test_a_sheet_shows_what_is_not_published_only_where_a_complete_sheet_has_it(site: Site) -> None:
    found = sheet_of(site, "vi", "trang-cat")
    assert {line.label: bool(line.parts) for line in found.lines} == {
        "Hiện trạng": True, "Diện tích": True, "Vốn": False, "Thuộc": True, "Liên hệ": False,
    }  # fmt: skip
    assert (found.known, found.total) == (2, 4)
    assert found.is_over
    assert (found.valid_to, found.successor.text) == ("tháng 10 năm 2026", "Đình Vũ")


def test_the_source_name_stands_below_a_name_of_another_form(site: Site) -> None:
    assert sheet_of(site, "zh", "dinh-vu").original.text == "Đình Vũ"
    assert sheet_of(site, "en", "dinh-vu").original.text == ""
    assert sheet_of(site, "ja", "trang-cat").original.text == ""


def test_a_chart_has_a_scale_for_each_large_group_and_counts_what_is_unknown(site: Site) -> None:
    kind, items = site.catalogue.types["zones"], site.catalogue.items["zones"].values()
    (chart,) = item_charts(Edition(site, "en", "en"), kind, items)
    assert (chart.label, chart.unknown) == ("Area", 1)
    assert [(group.label, [(bar.value, bar.share) for bar in group.bars]) for group in chart.groups] == [
        ("Working; Planned", [("1,200\u00a0ha", 100.0), ("about 541\u00a0ha", 45.1)])
    ]


def test_facts_of_several_dates_make_a_chart(tmp_path: Path) -> None:
    real = load(ROOT)
    facts = [real.facts.facts[id_] for id_ in ("zones-fdi-2019", "zones-fdi-2024")]
    (group,) = fact_chart(Edition(real, "zh", "zh"), facts).groups
    assert [(bar.name.text, bar.value, bar.share) for bar in group.bars] == [
        ("2019年12月", "超过147亿美元", 48.5),
        ("2024年", "303亿美元", 100.0),
    ]


def test_what_comes_next_leaves_what_is_past() -> None:
    """On 20 November 2026: nothing of this year is left, the soonest of the next stands first."""
    real = load(ROOT)
    rows = upcoming(Edition(real, "en", "en"), "events").rows
    starts = [row.start for row in rows]
    assert 0 < len(rows) <= 4
    assert starts == sorted(starts)
    assert starts[0] >= "2026-11-20"
