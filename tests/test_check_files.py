"""Files that are no text, no page, or not where they seem: findings with a line, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.checks import RULES, check
from portal.finding import Finding
from project import load, with_front, write_files

ONE = with_front("Một.\n", "Một")


def findings(root: Path) -> list[Finding]:
    return [finding for finding in check(load(root), RULES) if finding.rule == "unreadable"]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"---\ntitle: M\xf4t\n---\n", 2, "not UTF-8 (byte 0xf4)"),
        ("Một".encode("utf-16"), 1, "not UTF-8"),
        (b"\xef\xbb\xbf" + ONE.encode(), 1, "byte order mark"),
        (b"", 1, "empty"),
        (b"\xef\xbb\xbf\n\n", 1, "empty"),
        (b"---\n", 1, "never closed"),
        (b"---\n---\n```\n", 3, "never closed"),
        (b"---\nkey: &a [*a]\n---\n", 2, "aliases"),
        (b"---\n!!python/object:os.system x\n---\n", 2, "no mapping"),
        (b"---\na: \x00\n---\n", 2, "NUL"),
    ],
)
def test_a_bad_file_has_a_line(tmp_path: Path, content: bytes, line: int, message: str) -> None:
    root = write_files(tmp_path, {})
    for lang in ("vi", "en"):
        (root / "docs" / lang).mkdir(exist_ok=True)
        (root / "docs" / lang / "page.md").write_bytes(content)
    found = [(finding.path, finding.line) for finding in findings(root) if message in finding.message]
    assert found == [("docs/en/page.md", line), ("docs/vi/page.md", line)]


def test_a_file_that_cannot_be_read_is_judged_by_no_other_rule(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"docs/vi/page.md": ONE})
    (root / "docs/en").mkdir()
    (root / "docs/en/page.md").write_bytes(b"\xff")
    found = [finding.rule for finding in check(load(root), RULES) if finding.path == "docs/en/page.md"]
    assert set(found) <= {"unreadable", "page-unverified"}


@pytest.mark.parametrize(
    "line", ["chữ " * 1_300_000, "1" * 5_000_000, "[a](" * 1_000_000, "*_`" * 1_700_000, "| " * 2_500_000]
)
def test_five_megabytes_in_a_line_are_told(tmp_path: Path, line: str) -> None:
    text = with_front(f"Một.\n\n{line}\n", "Một")
    root = write_files(tmp_path, {"docs/vi/page.md": text, "docs/en/page.md": text})
    found = findings(root)
    assert [(finding.path, finding.line) for finding in found] == [
        ("docs/en/page.md", 7),
        ("docs/vi/page.md", 7),
    ]
    assert "characters" in found[0].message


def test_a_link_out_of_the_content_is_not_followed(tmp_path: Path) -> None:
    root = write_files(tmp_path / "project", {"docs/vi/page.md": ONE})
    (tmp_path / "secret.md").write_text("geheim", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (root / "docs/vi/link.md").symlink_to(tmp_path / "secret.md")
    (root / "docs/vi/inside.md").symlink_to("page.md")
    (root / "docs/vi/folder").symlink_to(tmp_path / "folder")
    (root / "docs/vi/broken.md").symlink_to(tmp_path / "nowhere.md")
    found = [(finding.path, finding.message) for finding in findings(root)]
    assert found == [
        ("docs/vi/broken.md", "this file links to a place outside the content"),
        ("docs/vi/folder", "this link to a folder is not followed"),
        ("docs/vi/link.md", "this file links to a place outside the content"),
    ]
    assert load(root).pages[("vi", "link.md")].body == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"docs/vi/page.md": ONE})
    (root / "docs/vi/page.md").chmod(0)
    assert [finding.message for finding in findings(root)] == ["cannot be read: Permission denied"]


def test_hidden_files_and_folders_are_no_pages(tmp_path: Path) -> None:
    files = {"docs/vi/.a.md": "", "docs/vi/.git/b.md": "", "docs/vi/page.md": ONE}
    assert list(load(write_files(tmp_path, files)).pages) == [("vi", "page.md")]
