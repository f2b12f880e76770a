"""Catalogues: types and items read with their faults."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from portal.catalogue import Contact, Event, Item, Money, Period, Point, Quantity
from portal.catalogue.completeness import completeness
from project import ROOT, load, write_files

TYPE = """\
label: {vi: Khu, en: Zones}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
  area: {kind: number, unit: ha, label: {vi: Diện tích}}
  state: {kind: choice, label: {vi: Trạng thái}, of: {open: {vi: Mở}, shut: {vi: Đóng}}}
  owner: {kind: reference, to: zones, label: {vi: Chủ}}
  parts: {kind: reference, to: zones, many: true, label: {vi: Phần}}
  site: {kind: url, label: {vi: Trang}}
  since: {kind: date, label: {vi: Từ}}
  text: {kind: text, label: {vi: Mô tả}}
  address: {kind: address, label: {vi: Địa chỉ}}
  cost: {kind: money, label: {vi: Vốn}}
  years: {kind: period, label: {vi: Năm}}
  point: {kind: point, label: {vi: Vị trí}}
  ask: {kind: contact, label: {vi: Liên hệ}}
  steps: {kind: history, of: state, label: {vi: Diễn biến}}
  number: {kind: code, label: {vi: Số}}
  map: {kind: file, label: {vi: Bản đồ}}
sheet: [name, area, cost, ask]
list: {columns: [name, area]}
"""


def item_of(root: Path, text: str) -> Item:
    write_files(root, {"data/catalogue/zones/_type.yml": TYPE, "data/catalogue/zones/dinh-vu.yml": text})
    site = load(root)
    assert [str(finding) for finding in site.catalogue.findings] == []
    return site.catalogue.items["zones"]["dinh-vu"]


def test_an_item_is_read(tmp_path: Path) -> None:
    item = item_of(tmp_path, "name: {vi: Đình Vũ, zh: 廷武}\narea: '1329.5'\nstate: open\nas_of: '2025'\n")
    assert item.values["area"] == Quantity(Decimal("1329.5"))
    assert item.name("zh", "vi") == ("廷武", "zh")
    assert item.name("ja", "vi") == ("Đình Vũ", "vi")
    assert item.as_of == "2025"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("area: {value: '2.50', qualifier: about}", "area", Quantity(Decimal("2.50"), "about")),
        ("cost: {amount: '427000000000', currency: vnd}", "cost", Money(Decimal("427000000000"), "vnd")),
        ("cost: {amount: '5', currency: usd, qualifier: over}", "cost", Money(Decimal(5), "usd", "over")),
        ("years: {from: '2025', to: '2030'}", "years", Period("2025", "2030")),
        ("years: {from: '2025-07', to: '2025'}", "years", Period("2025-07", "2025")),
        ("years: {to: '2030'}", "years", Period("", "2030")),
        (
            "point: {lat: '20.80', lon: '107.01', basis: exact}",
            "point",
            Point(Decimal("20.80"), Decimal("107.01"), "exact"),
        ),
        (
            "ask: {telephone: +84 225 3822616, email: a@b.vn}",
            "ask",
            Contact("+84 225 3822616", "a@b.vn", ""),
        ),
        (
            "steps: [{date: '2020', state: open, note: {vi: Mở}}, {date: '2021-05', state: shut}]",
            "steps",
            (Event("2020", "open", {"vi": "Mở"}), Event("2021-05", "shut", {})),
        ),
        ("parts: [dinh-vu]", "parts", ("dinh-vu",)),
        ("text: {vi: Chữ, en: Text}", "text", {"vi": "Chữ", "en": "Text"}),
        ("since: 2025-07-01", "since", "2025-07-01"),
    ],
)
def test_each_kind_has_its_value(tmp_path: Path, line: str, field: str, value: Any) -> None:
    assert item_of(tmp_path, f"name: A\n{line}\n").values == {"name": {"vi": "A"}, field: value}


@pytest.mark.parametrize(
    ("item", "line", "message"),
    [
        ("area: '5'\n", 1, "dinh-vu: `name` is missing"),
        ("name: A\narea: 5\n", 2, "dinh-vu: `area: 5` is no quoted decimal number"),
        (
            "name: A\narea: {value: '5', qualifier: some}\n",
            2,
            "dinh-vu: `qualifier: some` is not in the list",
        ),
        ("name: A\nstate: opne\n", 2, "dinh-vu: `state: opne` is not in the list"),
        ("name: A\nowner: nobody\n", 2, "dinh-vu: unknown reference `nobody` in `owner`"),
        ("name: A\nparts: [dinh-vu, nobody]\n", 2, "dinh-vu: unknown reference `nobody` in `parts`"),
        ("name: A\nparts: dinh-vu\n", 2, "dinh-vu: `parts` is no list of texts"),
        ("name: A\nsuccessor: nobody\n", 2, "dinh-vu: unknown reference `nobody` in `successor`"),
        ("name: A\n\nsources: [nothing]\n", 3, "dinh-vu: unknown reference `nothing` in `sources`"),
        ("name: A\nsite: www.a.example\n", 2, "dinh-vu: `site: www.a.example` is no address"),
        ("name: A\nsince: '2025-13'\n", 2, "dinh-vu: `since: 2025-13` is no date"),
        ("name: A\ntext: {en: only}\n", 2, "dinh-vu: `text` has no text in Tiếng Việt"),
        (
            "name: A\ntext: {vi: Chữ, fr: Texte}\n",
            2,
            "dinh-vu: `text` has a text in an unknown language `fr`",
        ),
        ("name: A\ntext: {vi: Chữ, en: ''}\n", 2, "dinh-vu: `text` has no text in en"),
        ("name: A\ncost: '5'\n", 2, "dinh-vu: `cost: 5` is no mapping"),
        ("name: A\ncost: {amount: '5'}\n", 2, "dinh-vu: `currency` is missing"),
        ("name: A\ncost: {amount: '5', currency: gold}\n", 2, "dinh-vu: `currency: gold` is not in the list"),
        ("name: A\nyears: {}\n", 2, "dinh-vu: `years` has neither `from` nor `to`"),
        ("name: A\nyears: {from: '2030', to: '2025'}\n", 2, "dinh-vu: `years` ends (2025) before it starts"),
        ("name: A\npoint: {lat: '20', lon: '106'}\n", 2, "dinh-vu: `basis` is missing"),
        (
            "name: A\npoint: {lat: '106.7', lon: '20.8', basis: exact}\n",
            2,
            "dinh-vu: `point` lies at 106.7 N",
        ),
        ("name: A\nask: {email: nobody}\n", 2, "dinh-vu: `email: nobody` is no address"),
        ("name: A\nask: {telephone: ask them}\n", 2, "dinh-vu: `telephone: ask them` is no number"),
        ("name: A\nsteps: [{date: '2020', state: new}]\n", 2, "dinh-vu: `state: new` is not in the list"),
        (
            "name: A\nsteps:\n- {date: '2021', state: open}\n- {date: '2020', state: shut}\n",
            4,
            "dinh-vu: `2020` stands after `2021`",
        ),
        ("name: A\nsteps: later\n", 2, "dinh-vu: `steps` is no list"),
        ("name: A\nmap: ../../pyproject.toml\n", 2, "dinh-vu: `map: ../../pyproject.toml`: no such file"),
        ("name: A\naera: '5'\n", 2, "dinh-vu: unknown key `aera`"),
        ("name: A\nvalid_from: '2026'\nvalid_to: '2025'\n", 3, "dinh-vu: ends (2025) before 2026"),
        ("name: A\ntranslated_from: {en: yes}\n", 2, "dinh-vu: `en: True` is no hash"),
        ("name: A\ntranslated_from: {fr: h1-000000000000}\n", 2, "`fr` is no language to translate to"),
        ("items:\n  Đình Vũ: {name: A}\n", 2, "`Đình Vũ` is no id"),
        ("items: {a: {name: A}}\nvalid_to: '2025'\n", 2, "unknown key `valid_to`"),
        ("- a\n", 1, "expected a mapping (`key: value`), found none"),
        ("name: [\n", 1, "broken YAML"),
    ],
)
def test_a_faulty_item_is_a_finding_with_its_line(tmp_path: Path, item: str, line: int, message: str) -> None:
    write_files(tmp_path, {"data/catalogue/zones/_type.yml": TYPE, "data/catalogue/zones/dinh-vu.yml": item})
    found = [(finding.path, finding.line, finding.message) for finding in load(tmp_path).catalogue.findings]
    path = "data/catalogue/zones/dinh-vu.yml"
    assert any(at == path and where == line and message in text for at, where, text in found), found


def test_small_items_share_a_file_and_its_sources(tmp_path: Path) -> None:
    text = "as_of: '2026-08'\nitems:\n  a: {name: A}\n  b: {name: B, as_of: '2025'}\n"
    write_files(tmp_path, {"data/catalogue/zones/_type.yml": TYPE, "data/catalogue/zones/all.yml": text})
    items = load(tmp_path).catalogue.items["zones"]
    assert {key: item.as_of for key, item in items.items()} == {"a": "2026-08", "b": "2025"}


def test_one_id_stands_once(tmp_path: Path) -> None:
    files = {
        "data/catalogue/zones/_type.yml": TYPE,
        "data/catalogue/zones/all.yml": "items:\n  a: {name: A}\n",
        "data/catalogue/zones/a.yml": "name: A\n",
    }
    findings = load(write_files(tmp_path, files)).catalogue.findings
    assert [finding.path for finding in findings] == ["data/catalogue/zones/all.yml"]
    assert "the item `a` stands twice (first in data/catalogue/zones/a.yml:1)" in findings[0].message


def test_what_is_not_published_counts_against_a_sheet(tmp_path: Path) -> None:
    item = item_of(tmp_path, "name: A\narea: '5'\nask: {email: a@b.vn}\n")
    told = completeness(load(tmp_path).catalogue.types["zones"], item)
    assert (told.known, told.unknown, told.percent) == (("name", "area", "ask"), ("cost",), 75)


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        (("area: '5'", "area: '6'"), True),
        (("en: Text", "en: Other text"), True),
        (("vi: Chữ", "vi: Chữ khác"), False),
        (("{vi: Nơi}", "{vi: Chỗ}"), False),
        (("vi: Mở cửa", "vi: Mở"), False),
        (("name: {vi: A, en: B}", "name: {vi: C, en: B}"), False),
    ],
)
def test_the_hash_names_the_source_texts(tmp_path: Path, change: tuple[str, str], is_same: bool) -> None:
    text = (
        "name: {vi: A, en: B}\narea: '5'\ntext: {vi: Chữ, en: Text}\naddress: {vi: Nơi}\n"
        "steps: [{date: '2020', state: open, note: {vi: Mở cửa}}]\n"
    )
    before = item_of(tmp_path, text).hash
    assert before.startswith("h1-")
    assert (item_of(tmp_path, text.replace(*change)).hash == before) is is_same


def test_a_name_that_stays_vietnamese_asks_for_no_translation(tmp_path: Path) -> None:
    assert item_of(tmp_path, "name: Đình Vũ\narea: '5'\n").hash == ""


def test_the_city_has_its_114_units() -> None:
    site = load(ROOT)
    units = site.catalogue.items["units"].values()
    kinds = Counter(unit.values["kind"] for unit in units)
    facts = site.facts.facts
    assert kinds == {"commune": 67, "ward": 45, "special-zone": 2}
    assert facts["city-units"].value == len(units)
    assert facts["city-communes"].value == kinds["commune"]
    assert facts["city-wards"].value == kinds["ward"]
    assert len({unit.values["code"] for unit in units}) == len(units)
    total = sum(unit.values["area"].value for unit in units)
    assert abs(total - facts["city-area"].value) <= Decimal("0.01")
