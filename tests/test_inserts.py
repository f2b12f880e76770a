"""Inserts: paragraphs that a list, a map or a chart takes the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.inserts import Insert, find_in_html, find_inserts
from project import load, with_front, write_files

TYPE = """\
label: {vi: Khu}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chữ.\n\n[[items zones]]\n", [("items", ("zones",))]),
        ("[[map places  zones ]]", [("map", ("places", "zones"))]),
        ("[[downloads]]  \n", [("downloads", ())]),
        ("[[itmes zones]]", [("itmes", ("zones",))]),
        ("Chữ [[items zones]] giữa dòng", []),
        ("```\n[[items zones]]\n```\n", []),
        ("    [[items zones]]\n", []),
        ("<!--\n[[items zones]]\n-->\n", []),
        ("[[items zones]]\n\n`[[items zones]]`\n", [("items", ("zones",))]),
    ],
)
def test_inserts_are_paragraphs_of_their_own(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(insert.name, insert.arguments) for insert in find_inserts(text)] == found


def test_in_html_only_what_can_be_drawn_is_found() -> None:
    html = "<p>[[items zones]]</p>\n<p>[[nothing x]]</p><p>[[a]] b</p>"
    assert find_in_html(html) == (Insert("items", ("zones",), 0, len("<p>[[items zones]]</p>")),)


@pytest.mark.parametrize(
    ("insert", "message", "hint"),
    [
        ("[[itmes zones]]", "unknown insert `[[itmes …]]`", "Did you mean `items`?"),
        ("[[items zonez]]", "unknown catalogue type `zonez`", "Did you mean `zones`?"),
        ("[[chart cty-area]]", "unknown fact `cty-area`", "Did you mean `city-area`?"),
        ("[[compare]]", "`[[compare]]` takes one type, found 0", "zones"),
        ("[[compare zones zones]]", "`[[compare]]` takes one type, found 2", "zones"),
        ("[[downloads zones]]", "`[[downloads]]` takes no names, found 1", "Delete them."),
    ],
)
def test_an_insert_that_cannot_be_drawn_is_told_with_its_line(
    tmp_path: Path, insert: str, message: str, hint: str
) -> None:
    fact = 'city-area: {value: "3", unit: km2, as_of: "2025", sources: [a], conf: high}\n'
    source = "a: {title: A, publisher: B, language: vi, kind: press, read: '2026-11-20'}\n"
    files = {
        "docs/vi/a.md": with_front(f"Chữ.\n\n{insert}\n", "A"),
        "data/catalogue/zones/_type.yml": TYPE,
        "data/facts/city.yml": fact,
        "data/sources.yml": source,
    }
    found = [
        finding for finding in load(write_files(tmp_path, files)).findings if finding.path == "docs/vi/a.md"
    ]
    assert [(finding.line, finding.message) for finding in found] == [(7, message)]
    assert hint in found[0].hint
