"""The only writer of content: one line changes, everything else stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.edit import mark, new_item, new_page, stamped
from portal.finding import ConfigError
from project import hash_of, load, with_front, write_files

SOURCE = with_front("Chữ.\n", "Một")
TARGET = (
    "---\r\ntitle: One   # kept\r\n# a comment\r\nsource: h1-000000000000\r\n"
    "description: 'One.'\r\n---\r\nText.\r\n"
)
TYPE = "label: {vi: Khu}\nfields:\n  name: {kind: name, required: true, label: {vi: Tên}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"docs/vi/a.md": SOURCE, "docs/en/a.md": TARGET, "docs/ja/a.md": with_front("字。\n", "一")}
    return write_files(tmp_path, files | {"data/catalogue/zones/_type.yml": TYPE})


def test_mark_changes_its_one_line_and_nothing_else(root: Path) -> None:
    mark(load(root), (root / "docs/en/a.md",))
    written = (root / "docs/en/a.md").read_bytes().decode()
    assert written == TARGET.replace("h1-000000000000", hash_of(SOURCE))


def test_mark_is_idempotent_and_takes_folders(root: Path) -> None:
    first = mark(load(root), (root / "docs/en", root / "docs/ja"))
    once = {path: path.read_bytes() for path in (root / "docs").rglob("*.md")}
    again = mark(load(root), (root / "docs/en", root / "docs/ja"))
    assert {path: path.read_bytes() for path in (root / "docs").rglob("*.md")} == once
    assert [str(marked.before) for marked in first] == ["stale", "unverified"]
    assert [str(marked.before) for marked in again] == ["current", "current"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("docs/vi/a.md", "this is a source page"),
        ("docs/en/b.md", "no translation stands here. Did you mean `docs/en/a.md`"),
        ("/elsewhere", "no translation stands here"),
    ],
)
def test_mark_refuses_what_is_no_translation_and_writes_nothing(root: Path, path: str, message: str) -> None:
    before = {file: file.read_bytes() for file in (root / "docs").rglob("*.md")}
    with pytest.raises(ConfigError, match=message):
        mark(load(root), (root / "docs/en/a.md", root / path))
    assert {file: file.read_bytes() for file in (root / "docs").rglob("*.md")} == before


@given(st.text(alphabet="abc:# \nđ", max_size=40).filter(lambda text: "\n---" not in text))
def test_a_stamp_adds_or_replaces_one_line(rest: str) -> None:
    text = f"---\ntitle: A\n---\n{rest}"
    once = stamped(text, "h1-111111111111")
    assert once == f"---\ntitle: A\nsource: h1-111111111111\n---\n{rest}"
    assert stamped(once, "h1-222222222222") == once.replace("h1-111111111111", "h1-222222222222")


def test_a_new_page_stands_in_every_language_and_reads_without_a_finding(root: Path) -> None:
    paths = new_page(load(root), "city/new-page")
    assert paths == tuple(f"docs/{lang}/city/new-page.md" for lang in ("vi", "en", "zh", "ja"))
    assert [finding for finding in load(root).findings if finding.path in paths] == []
    with pytest.raises(ConfigError, match="exists already"):
        new_page(load(root), "city/new-page.md")


@pytest.mark.parametrize("key", ["City/New", "../x", "a b", "tiếng", "/a", "a//b", ""])
def test_a_new_page_has_a_plain_key(root: Path, key: str) -> None:
    with pytest.raises(ConfigError, match="a key is lowercase Roman letters"):
        new_page(load(root), key)


def test_a_new_item_reads_without_a_finding(root: Path) -> None:
    assert new_item(load(root), "zones", "dinh-vu") == "data/catalogue/zones/dinh-vu.yml"
    assert load(root).catalogue.findings == ()
    with pytest.raises(ConfigError, match="exists already"):
        new_item(load(root), "zones", "dinh-vu")
    with pytest.raises(ConfigError, match="Did you mean `zones`"):
        new_item(load(root), "zone", "x")
