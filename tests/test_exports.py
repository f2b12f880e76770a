"""The files of `/data/`, read by parsers that are not ours, and compared with the items."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import openpyxl
import pytest

from portal.catalogue import Item, Money, Point, Quantity
from portal.exports import INDEX, LICENCE, Download, downloads, export, index_bytes
from portal.exports.table import Table, table
from portal.exports.wording import Wording
from portal.finding import ConfigError
from project import ROOT, load, with_front, write_files

SITE = load(ROOT)
LANGS = [language.code for language in SITE.config.languages]
TYPES = list(SITE.catalogue.types)


@cache
def files() -> dict[str, Download]:
    return {file.path: file for file in downloads(SITE)}


def items(type_id: str) -> list[Item]:
    return list(SITE.catalogue.items[type_id].values())


def wording(type_id: str, lang: str) -> Wording:
    return Wording(SITE, SITE.catalogue.types[type_id], lang)


def numbers(item: Item) -> list[Decimal]:
    """Every number of an item: areas, amounts, coordinates."""
    found: list[Decimal] = []
    for value in item.values.values():
        if isinstance(value, Quantity):
            found.append(value.value)
        elif isinstance(value, Money):
            found.append(value.amount)
        elif isinstance(value, Point):
            found += [value.lat, value.lon]
    return sorted(found)


def texts(item: Item, lang: str) -> list[str]:
    """Every text and every name of an item in a language; a name without a form in it is Vietnamese."""
    found = [texts[lang] for texts in item.texts.values()]
    kind = SITE.catalogue.types[item.type]
    for name, value in item.values.items():
        if kind.fields[name].kind == "name":
            found.append(value.get(lang, value["vi"]))
    return sorted(found)


def test_every_type_has_its_files_in_every_language() -> None:
    expected = {
        f"data/{type_id}.{lang}.{form}"
        for type_id in TYPES
        for lang in LANGS
        for form in ("csv", "json", "xlsx")
    }
    expected |= {f"data/{type_id}.{lang}.geojson" for type_id in ("places", "zones") for lang in LANGS}
    expected |= {f"data/events.{lang}.ics" for lang in LANGS}
    assert set(files()) == expected


def read_csv(type_id: str, lang: str) -> list[list[str]]:
    content = files()[f"data/{type_id}.{lang}.csv"].content
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "").replace("\n", "\n" if '"' in text else "")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("type_id", TYPES)
def test_csv_holds_what_the_items_hold(type_id: str, lang: str) -> None:
    head, *rows = read_csv(type_id, lang)
    assert len(set(head)) == len(head)
    assert all(len(row) == len(head) for row in rows)
    assert [row[0] for row in rows] == [item.id for item in items(type_id)]
    drawn: Table = table(wording(type_id, lang))
    is_number = [any(isinstance(row[at], Decimal) for row in drawn.rows) for at in range(len(head))]
    for row, item in zip(rows, items(type_id), strict=True):
        told = [Decimal(cell) for cell, number in zip(row, is_number, strict=True) if number and cell]
        assert sorted(told) == numbers(item)
        assert item.as_of in row
        assert "; ".join(item.sources) in row
        joined = "\n".join(row)
        for text in texts(item, lang):
            assert text in joined
        # A spreadsheet program runs what begins so.
        assert not any(cell.startswith(("=", "@", "\t")) for cell in row)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("type_id", TYPES)
def test_a_workbook_is_the_table(type_id: str, lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files()[f"data/{type_id}.{lang}.xlsx"].content))
    sheet = book.worksheets[0]
    drawn = table(wording(type_id, lang))
    head, *rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert head == drawn.labels
    assert len(rows) == len(items(type_id))
    for row, expected in zip(rows, drawn.rows, strict=True):
        for cell, value in zip(row, expected, strict=True):
            if isinstance(value, Decimal):
                assert Decimal(repr(cell)) == value
            else:
                assert cell == value
    note = {row[0].value: row[1].value for row in book["README"].iter_rows()}
    assert note["licence"] == LICENCE
    assert note["type"] == type_id
    assert "demonstration" in note["note"] or lang != "en"


def test_workbooks_know_no_clock() -> None:
    for path, file in files().items():
        if not path.endswith(".xlsx"):
            continue
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        day = (file.as_of + "-01-01")[:10] if file.as_of else "2000-01-01"
        assert core.count(f"{day}T00:00:00Z") == 2, path


def test_the_same_content_gives_the_same_bytes() -> None:
    again = {file.path: file.sha256 for file in downloads(load(ROOT))}
    assert {path: file.sha256 for path, file in files().items()} == again


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("type_id", TYPES)
def test_json_holds_what_the_items_hold(type_id: str, lang: str) -> None:
    told = json.loads(files()[f"data/{type_id}.{lang}.json"].content, parse_float=Decimal, parse_int=Decimal)
    assert (told["type"], told["licence"]) == (type_id, LICENCE)
    assert told["language"] == SITE.config.language(lang).tag
    assert [one["id"] for one in told["items"]] == [item.id for item in items(type_id)]
    fields = SITE.catalogue.types[type_id].fields
    assert list(told["fields"]) == list(fields)
    for one, item in zip(told["items"], items(type_id), strict=True):
        assert sorted(numbers_in(one)) == numbers(item)
        assert {name for name in fields if one[name] is not None} == set(item.values)
        assert [source["id"] for source in one["sources"]] == list(item.sources)
        joined = "\n".join(texts_in(one))
        assert all(text in joined for text in texts(item, lang))
        for name, field in fields.items():
            if field.kind == "choice" and name in item.values:
                assert one[name]["code"] == item.values[name]
            if field.kind == "reference" and name in item.values:
                ids = [part["id"] for part in one[name]] if field.many else one[name]["id"]
                assert ids == (list(item.values[name]) if field.many else item.values[name])


def numbers_in(value: Any) -> list[Decimal]:
    if isinstance(value, Decimal):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [number for part in parts for number in numbers_in(part)]


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts_in(part)]


# RFC 7946, as far as points go.
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": ["crs"]}, {"required": ["coordinates"]}, {"required": ["geometry"]}]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "additionalProperties": False,
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "additionalProperties": False,
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "minItems": 2,
                                "maxItems": 2,
                                "items": [
                                    {"type": "number", "minimum": 106, "maximum": 108.1},
                                    {"type": "number", "minimum": 20, "maximum": 21.3},
                                ],
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("type_id", ["places", "zones"])
def test_geojson_has_the_places_with_a_position(type_id: str, lang: str) -> None:
    told = json.loads(files()[f"data/{type_id}.{lang}.geojson"].content)
    jsonschema.Draft7Validator(GEOJSON).validate(told)
    points = {item.id: item.values["point"] for item in items(type_id) if "point" in item.values}
    assert points
    found = {one["id"]: one for one in told["features"]}
    assert set(found) == set(points)
    for id_, point in points.items():
        lon, lat = found[id_]["geometry"]["coordinates"]
        assert (Decimal(repr(lon)), Decimal(repr(lat))) == (point.lon.normalize(), point.lat.normalize())
        assert found[id_]["properties"]["basis"] == point.basis
        item = SITE.catalogue.items[type_id][id_]
        assert found[id_]["properties"]["name"] == item.names.get(lang, item.names["vi"])


@pytest.mark.parametrize("lang", LANGS)
def test_calendars_are_read_by_others(lang: str) -> None:
    content = files()[f"data/events.{lang}.ics"].content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert str(calendar["VERSION"]) == "2.0"
    events = calendar.walk("VEVENT")
    assert [event.errors for event in events] == [[] for _ in events]
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    of_type = SITE.catalogue.items["events"]
    for event in events:
        id_ = str(event["UID"]).partition("@")[0]
        item = of_type.get(id_) or of_type[id_.rpartition("-")[0]]
        name, name_lang = item.name(lang, "vi")
        assert str(event["SUMMARY"]) == name
        assert str(event["DESCRIPTION"]) == item.values["summary"][lang]
        assert event["SUMMARY"].params["LANGUAGE"] == SITE.config.language(name_lang).tag
        assert event["DESCRIPTION"].params["LANGUAGE"] == SITE.config.language(lang).tag
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert isinstance(start, date)
        first, last = item.values["day_from"].value, item.values["day_to"].value
        assert end - start == timedelta(days=int(last - first) + 1)
        assert event["DTSTAMP"].dt.year == int(item.as_of[:4])
        if item.values["calendar"] == "gregorian":
            assert event["RRULE"]["FREQ"] == ["YEARLY"]
            assert (start.month, start.day) == (item.values["month"].value, first)
        else:
            assert "RRULE" not in event
    lunar = [
        item for item in of_type.values() if item.values["calendar"] == "lunar" and "day_from" in item.values
    ]
    rules = [item for item in of_type.values() if item.values["calendar"] == "gregorian"]
    assert len(events) == 5 * len(lunar) + len(rules)


def test_the_list_of_files_tells_their_rows_dates_and_checksums() -> None:
    listed = json.loads(index_bytes(SITE, tuple(files().values())))
    assert listed["licence"] == LICENCE
    assert len(listed["files"]) == len(files())
    for one in listed["files"]:
        file = files()[one["url"].removeprefix(SITE.config.site_url)]
        assert one["sha256"] == hashlib.sha256(file.content).hexdigest()
        assert (one["rows"], one["bytes"]) == (file.rows, len(file.content))
        assert one["as_of"] == max((item.as_of for item in items(file.type)), default="")
    rows = {file.type: file.rows for file in files().values() if file.format == "csv"}
    assert rows == {type_id: len(items(type_id)) for type_id in TYPES}


def test_some_files_are_written(tmp_path: Path) -> None:
    assert export(SITE, tmp_path, ["zones"], ["en"], ["csv", "json"]) == 2
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert written == [INDEX, "data/zones.en.csv", "data/zones.en.json"]
    with pytest.raises(ConfigError, match=r"--type zone: there is none\. Did you mean `zones`"):
        export(SITE, tmp_path, ["zone"], [], [])


def test_what_lacks_a_language_is_given_in_the_source_and_says_so(tmp_path: Path) -> None:
    kind = (
        "label: {vi: Khu, en: Zones}\nfields:\n"
        "  name: {kind: name, required: true, label: {vi: Tên, en: Name}}\n"
        "  text: {kind: text, label: {vi: Chữ}}\n"
        "  area: {kind: number, unit: ha, label: {vi: Diện tích, en: Area}}\n"
    )
    item = (
        "name: {vi: Khu A, en: Zone A}\ntext: {vi: 'Chữ, \"nháy\"; và\n\n  dòng', ja: 字}\n"
        "area: {value: '541.10', qualifier: about}\n"
    )
    ui = {f"data/ui/{lang}.yml": (ROOT / f"data/ui/{lang}.yml").read_text(encoding="utf-8") for lang in LANGS}
    root = write_files(
        tmp_path,
        {
            "docs/vi/index.md": with_front("Chữ.\n", "Một"),
            "data/catalogue/zones/_type.yml": kind,
            "data/catalogue/zones/a.yml": item,
            **ui,
        },
    )
    found = {file.path: file.content for file in downloads(load(root))}
    rows = list(csv.DictReader(io.StringIO(found["data/zones.en.csv"].decode("utf-8-sig"), newline="")))
    assert rows == [
        {
            "Id": "a",
            "Name": "Khu A",
            "Chữ": 'Chữ, "nháy"; và\ndòng',
            "Area (ha)": "541.10",
            "Area: precision": "about",
            "As of": "",
            "Sources": "",
            "Language of this row": "vi",
            "Page": "",
        }
    ]
    (japanese,) = json.loads(found["data/zones.ja.json"])["items"]
    assert (japanese["language"], japanese["text"]) == ("ja", "字")
    assert japanese["area"] == {"value": 541.1, "unit": "ha", "qualifier": "about"}
