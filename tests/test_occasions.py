"""Days of recurring events: by our calendar, and by the Vietnamese lunar one."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.catalogue.lunar import from_lunar
from portal.catalogue.occasions import next_occasion, occasions
from project import load, write_files

TYPE = """\
label: {vi: Lễ hội}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
  calendar:
    kind: choice
    label: {vi: Lịch}
    of: {lunar: {vi: Âm lịch}, gregorian: {vi: Dương lịch}, movable: {vi: Thay đổi}}
  month: {kind: number, unit: count, label: {vi: Tháng}}
  first: {kind: number, unit: count, label: {vi: Từ}}
  last: {kind: number, unit: count, label: {vi: Đến}}
occurs: {calendar: calendar, month: month, first: first, last: last}
"""


@pytest.mark.parametrize(
    "new_year",
    [
        # Of these, 1968, 1985, 2007 and 2030 began on another day in China.
        "1968-01-29", "1985-01-21", "2007-02-17", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
        "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
        "2031-01-23", "2033-01-31", "2034-02-19", "2053-02-18",
    ],
)  # fmt: skip
def test_the_new_year(new_year: str) -> None:
    day = date.fromisoformat(new_year)
    assert from_lunar(day.year, 1, 1) == day


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2023, 8, 15, "2023-09-29"),  # mid-autumn after a leap month (the second)
        (2025, 8, 15, "2025-10-06"),  # after a leap sixth month
        (2024, 3, 10, "2024-04-18"),  # commemoration of the Hùng kings
        (2026, 3, 10, "2026-04-26"),
        (2022, 8, 9, "2022-09-04"),
    ],
)
def test_days_of_the_year(year: int, month: int, day: int, expected: str) -> None:
    assert from_lunar(year, month, day) == date.fromisoformat(expected)


def test_the_thirtieth_of_a_short_month_is_no_day() -> None:
    assert from_lunar(2025, 12, 29) == date(2026, 2, 16)
    assert from_lunar(2025, 12, 30) is None
    assert from_lunar(2025, 13, 1) is None


@given(st.integers(min_value=1970, max_value=2100), st.integers(min_value=1, max_value=12))
def test_months_follow_each_other_by_29_to_30_days_or_a_leap_month(year: int, month: int) -> None:
    first = from_lunar(year, month, 1)
    following = from_lunar(year, month + 1, 1) if month < 12 else from_lunar(year + 1, 1, 1)
    assert first
    assert following
    assert (following - first).days in (29, 30, 58, 59, 60)
    days = [from_lunar(year, month, day) for day in range(1, 31)]
    assert [day for day in days[:29] if day != first + timedelta(days=days.index(day))] == []


def events(root: Path, text: str) -> Path:
    return write_files(root, {"data/catalogue/events/_type.yml": TYPE, "data/catalogue/events/all.yml": text})


def test_what_goes_on_and_what_comes(tmp_path: Path) -> None:
    items = """\
items:
  day: {name: Ngày, calendar: gregorian, month: "5", first: "13"}
  week: {name: Tuần, calendar: gregorian, month: "11", first: "18", last: "24"}
  feast: {name: Hội, calendar: lunar, month: "2", first: "7", last: "9"}
  movable: {name: Khác, calendar: movable, month: "5"}
  unknown: {name: Chưa rõ, calendar: lunar}
  leap: {name: Nhuận, calendar: gregorian, month: "2", first: "29"}
"""
    site = load(events(tmp_path, items))
    assert site.catalogue.findings == ()
    occurs, of_type = site.catalogue.types["events"].occurs, site.catalogue.items["events"]
    assert occurs
    coming = {id_: next_occasion(occurs, item, date(2026, 11, 20)) for id_, item in of_type.items()}
    told = {id_: (str(one.start), str(one.end)) if one else None for id_, one in coming.items()}
    assert told == {
        "day": ("2027-05-13", "2027-05-13"),
        "week": ("2026-11-18", "2026-11-24"),
        "feast": ("2027-03-14", "2027-03-16"),
        "movable": None,
        "unknown": None,
        "leap": ("2028-02-29", "2028-02-29"),
    }
    assert len(occasions(occurs, of_type["day"], date(2026, 1, 1), date(2030, 12, 31))) == 5
    after = next_occasion(occurs, of_type["week"], date(2026, 11, 25))
    assert after
    assert after.start == date(2027, 11, 18)


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ('calendar: gregorian, month: "13", first: "1"', "month"),
        ('calendar: gregorian, month: "0", first: "1"', "month"),
        ('calendar: lunar, month: "1", first: "31"', "first"),
        ('calendar: gregorian, month: "1", first: "2.5"', "first"),
        ('calendar: gregorian, month: "1", first: "9", last: "7"', "last"),
    ],
)
def test_days_that_do_not_exist_are_findings(tmp_path: Path, item: str, field: str) -> None:
    site = load(events(tmp_path, f"items:\n  a: {{name: A, {item}}}\n"))
    assert [finding.message for finding in site.catalogue.findings] == [
        f"a: `{field}` is no such month or day"
    ]
