"""This repository's catalogues: filled, in step, true to the rules; and caught when they are broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from portal.build import build
from portal.catalogue.completeness import completeness
from portal.checks.items import RULES
from portal.exports import counts, counts_json, counts_text, downloads
from portal.finding import Finding, Severity
from portal.model import Site, State
from project import ROOT, copy_project, few_item_pages, load, write_files
from test_item_rules import found

SITE = load(ROOT)
FEWEST = {
    "zones": 20,
    "projects": 15,
    "incentives": 10,
    "legal": 25,
    "library": 20,
    "units": 114,
    "places": 10,
    "events": 5,
    "organisations": 9,
    "partners": 4,
    "tasks": 42,
    "documents": 3,
    "corrections": 0,
}


def test_every_type_is_filled_and_every_item_current() -> None:
    rows = {(count.type, count.lang): count for count in counts(SITE)}
    for type_id, fewest in FEWEST.items():
        for language in SITE.config.targets:
            count = rows[type_id, language.code]
            assert count.items >= fewest, type_id
            assert count.states[State.CURRENT] == count.items, (type_id, language.code)


def test_the_counts_are_printed() -> None:
    lines = counts_text(SITE).splitlines()
    assert lines[0].split() == ["type", "vi", "en", "zh", "ja"]
    units = next(line for line in lines if line.startswith("units"))
    assert units.split() == ["units", "114", "114", "114", "114"]
    told = {one["type"]: one for one in json.loads(counts_json(SITE))["types"]}
    assert told["units"]["languages"]["ja"] == {"current": 114, "stale": 0, "unverified": 0, "missing": 0}


@pytest.mark.parametrize("type_id", FEWEST)
def test_every_item_has_its_sources_and_its_date(type_id: str) -> None:
    for item in SITE.catalogue.items[type_id].values():
        assert item.sources, item.id
        assert item.as_of, item.id


def test_every_project_tells_the_year_of_its_list_or_its_history() -> None:
    for item in SITE.catalogue.items["projects"].values():
        assert item.values["history"], item.id
        is_listed = item.values["state"] in ("calling", "priority")
        assert not is_listed or "list_year" in item.values, item.id


def test_zones_and_projects_are_measured_against_their_sheet() -> None:
    for type_id in ("zones", "projects"):
        kind = SITE.catalogue.types[type_id]
        shares = [completeness(kind, item).percent for item in SITE.catalogue.items[type_id].values()]
        assert min(shares) >= 20
        assert max(shares) < 100 or type_id == "zones"
    sheet = set(SITE.catalogue.types["projects"].sheet)
    assert {"scale", "land_area", "capital", "objectives", "state", "form", "utilities", "costs"} <= sheet
    assert {"time", "place", "incentives", "procedures", "contact"} <= sheet


def test_only_the_recorded_defects_of_the_plans_are_found() -> None:
    findings = [finding for rule in RULES for finding in found(SITE, rule.slug)]
    assert [str(finding) for finding in findings if finding.severity > Severity.NOTE] == []
    notes = {finding.message.partition(":")[0] for finding in findings if finding.rule == "times-agree"}
    assert notes == {"hp17-2-1", "hp17-2-2", "hp17-2-3", "hp17-6-1", "hp13-iv-1"}
    (annex,) = [finding for finding in findings if finding.rule == "totals"]
    assert annex.message == (
        "hp17: 5 of the 15 in `tasks_body` are not in `tasks_annex`: 1.1, 3.2, 5, 6.2, 7"
    )


def test_the_total_of_the_plan_of_2017_is_verified() -> None:
    plan = SITE.catalogue.items["documents"]["hp17"].values
    rows = [
        item.values["budget"].amount
        for item in SITE.catalogue.items["tasks"].values()
        if item.values["document"] == "hp17" and "budget" in item.values
    ]
    assert len(rows) == 10
    assert sum(rows) == plan["budget"].amount == 2_100_000_000


def data_alone(root: Path) -> Path:
    """A copy of the data, without the pages."""
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copy2(ROOT / "mkdocs.yml", root)
    (root / "docs" / "vi").mkdir(parents=True)
    return root


DOCUMENTS = "data/catalogue/documents/documents.yml"
ZONE = "data/catalogue/zones/deep-c-1.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "rule", "told"),
    [
        (ZONE, '  en: "The original', '  x: "The original', "item-fields", "an unknown language `x`"),
        (ZONE, "  ja: \"当初の面積", "  # ja: \"当初の面積", "item-languages", "lacks `summary` in 日本語"),
        (ZONE, "94 FDI projects", "49 FDI projects", "item-figures", "“49” stands for “94”"),
        (ZONE, "近50亿美元", "近5亿美元", "item-figures", "“5亿美元” stands for “5 tỷ USD”, 10 times out"),
        (ZONE, "authority: ban-qlkkt", "authority: ban-qlktt", "item-references", "unknown reference"),
        (ZONE, "Diện tích ban đầu là", "Diện tích lúc đầu là", "item-stale", "made from an earlier text"),
        (DOCUMENTS, '"2100000000"', '"2010000000"', "totals", "add up to 2,100,000,000"),
        (DOCUMENTS, "Hai tỷ một trăm", "Hai tỷ hai trăm", "totals", "`budget_words` says 2,200,000,000"),
        (DOCUMENTS, 'tasks_annex: "10"', 'tasks_annex: "11"', "totals", "states 11; rows of `tasks`: 10"),
        (
            "data/catalogue/zones/deep-c-2.yml",
            'lat: "20.825"',
            'lat: "10.825"',
            "coordinates",
            "lies at 10.825 N",
        ),
        (
            "data/catalogue/tasks/hp17.yml",
            "time_annex: Quý II/2017\n    budget: {amount: \"150000000\"",
            "time_annex: Quý III/2017\n    budget: {amount: \"150000000\"",
            "times-agree",
            "and nothing records it",
        ),
    ],
)  # fmt: skip
def test_a_broken_copy_is_caught_with_path_and_line(
    tmp_path: Path, path: str, old: str, new: str, rule: str, told: str
) -> None:
    root = data_alone(tmp_path)
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    site = load(root)
    is_read = rule in ("item-fields", "item-references")
    findings: list[Finding] = [*site.findings] if is_read else found(site, rule)
    hits = [one for one in findings if one.rule == rule and one.path == path and told in one.message]
    assert hits, [str(one) for one in findings]
    assert abs(hits[0].line - line) <= 26  # stale: the line of `translated_from`; times: that of the field
    if rule not in ("item-stale", "times-agree", "item-languages"):
        assert hits[0].line == line


def few(root: Path) -> Site:
    return load(few_item_pages(root, "museums"))


@pytest.mark.slow
def test_a_new_type_needs_no_python(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy")
    kind = """\
label: {vi: Bảo tàng, en: Museums, zh: 博物馆, ja: 博物館}
fields:
  name: {kind: name, required: true, label: {vi: Tên, en: Name, zh: 名称, ja: 名称}}
  rooms: {kind: number, unit: count, label: {vi: Phòng, en: Rooms, zh: 展厅, ja: 展示室}}
  summary: {kind: text, label: {vi: Tóm tắt, en: Summary, zh: 概要, ja: 概要}}
list: {columns: [name, rooms]}
schema_org: Museum
page: city/heritage
item_pages: true
"""
    item = (
        "name: {vi: Bảo tàng Hải Phòng, en: Hải Phòng Museum}\nrooms: '5'\n"
        "summary: {vi: Chữ., en: Text., zh: 文字。, ja: 文字です。}\nas_of: '2026'\n"
    )
    write_files(
        root,
        {
            "mkdocs.yml": (root / "mkdocs.yml").read_text(encoding="utf-8"),
            "data/catalogue/museums/_type.yml": kind,
            "data/catalogue/museums/hai-phong.yml": item,
        },
    )
    site = load(root)
    assert [str(finding) for finding in site.findings] == []
    assert site.routes[("ja", "city/heritage/hai-phong.md")].url == "ja/city/heritage/hai-phong/"
    out = build(few(root), tmp_path / "site").out
    page = (out / "ja/city/heritage/hai-phong/index.html").read_text(encoding="utf-8")
    assert "文字です。" in page
    assert '"@type":"Museum"' in page.replace(": ", ":")
    files = {file.path for file in downloads(site) if file.type == "museums"}
    assert files == {
        f"data/museums.{lang}.{form}" for lang in ("vi", "en", "zh", "ja") for form in ("csv", "json", "xlsx")
    }
