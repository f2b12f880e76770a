"""Catalogues: types and items read with their faults, and the two types that stand."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from project import ROOT, load, write_files

TYPE = """\
label: {vi: Khu, en: Zones}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
  area: {kind: number, unit: ha, label: {vi: Diện tích}}
  state: {kind: choice, label: {vi: Trạng thái}, of: {open: {vi: Mở}, shut: {vi: Đóng}}}
  owner: {kind: reference, to: zones, label: {vi: Chủ}}
  site: {kind: url, label: {vi: Trang}}
  since: {kind: date, label: {vi: Từ}}
  text: {kind: text, label: {vi: Mô tả}}
list: {columns: [name, area]}
"""
ITEM = "name: {vi: Đình Vũ, en: Đình Vũ}\narea: '1,329'\n"


def messages(root: Path, item: str) -> list[tuple[str, int, str]]:
    write_files(root, {"data/catalogue/zones/_type.yml": TYPE, "data/catalogue/zones/dinh-vu.yml": item})
    return [(finding.path, finding.line, finding.message) for finding in load(root).catalogue.findings]


def test_an_item_is_read(tmp_path: Path) -> None:
    text = "name: {vi: Đình Vũ, zh: 廷武}\narea: '1329.5'\nstate: open\nas_of: '2025'\n"
    assert messages(tmp_path, text) == []
    item = load(tmp_path).catalogue.items["zones"]["dinh-vu"]
    assert item.values["area"] == Decimal("1329.5")
    assert item.name("zh", "vi") == ("廷武", "zh")
    assert item.name("ja", "vi") == ("Đình Vũ", "vi")


@pytest.mark.parametrize(
    ("item", "line", "message"),
    [
        ("area: '5'\n", 1, "dinh-vu: `name` is missing"),
        ("name: A\narea: 5\n", 2, "dinh-vu: `area: 5` is no quoted decimal number"),
        ("name: A\nstate: opne\n", 2, "dinh-vu: `state: opne` is not in the list"),
        ("name: A\nowner: nobody\n", 1, "dinh-vu: unknown reference `nobody`"),
        ("name: A\nsources: [nothing]\n", 1, "dinh-vu: unknown reference `nothing`"),
        ("name: A\nsite: www.a.example\n", 2, "dinh-vu: `site: www.a.example` is no address"),
        ("name: A\nsince: '2025-13'\n", 2, "dinh-vu: `since: 2025-13` is no date"),
        ("name: A\ntext: {en: only}\n", 2, "dinh-vu: `text` has no text in Tiếng Việt"),
        ("name: A\naera: '5'\n", 2, "dinh-vu: unknown key `aera`"),
        ("- a\n", 1, "expected a mapping (`key: value`), found none"),
        ("name: [\n", 1, "broken YAML"),
    ],
)
def test_a_faulty_item_is_a_finding_with_its_line(tmp_path: Path, item: str, line: int, message: str) -> None:
    found = messages(tmp_path, item)
    assert any(where == line and message in text for _, where, text in found), found


def test_small_items_share_a_file_and_its_sources(tmp_path: Path) -> None:
    text = "as_of: '2026-08'\nitems:\n  a: {name: A}\n  b: {name: B, as_of: '2025'}\n"
    write_files(tmp_path, {"data/catalogue/zones/_type.yml": TYPE, "data/catalogue/zones/all.yml": text})
    items = load(tmp_path).catalogue.items["zones"]
    assert {key: item.as_of for key, item in items.items()} == {"a": "2026-08", "b": "2025"}


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
    total = sum(unit.values["area"] for unit in units)
    assert abs(total - facts["city-area"].value) <= Decimal("0.01")
