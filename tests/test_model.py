"""Pages, their states and what is wrong with a file, from the texts alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model import State
from portal.model.site import url_of
from project import hash_of, load, with_front, write_files

SOURCE = with_front("## Một { #one }\n\nChữ.\n", "Một")


def state(root: Path, target: str | None) -> State:
    files = {"docs/vi/page.md": SOURCE}
    if target is not None:
        files["docs/en/page.md"] = target
    return load(write_files(root, files)).routes[("en", "page.md")].state


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (None, State.MISSING),
        (with_front("Text.\n", "One"), State.UNVERIFIED),
        (with_front("Text.\n", "One", source="h1-000000000000"), State.STALE),
        (with_front("Text.\n", "One", source=hash_of(SOURCE)), State.CURRENT),
    ],
)
def test_the_state_follows_from_the_hash(tmp_path: Path, target: str | None, expected: State) -> None:
    assert state(tmp_path, target) is expected


def test_a_source_edit_makes_its_translations_stale_and_a_reflow_does_not(tmp_path: Path) -> None:
    target = with_front("Text.\n", "One", source=hash_of(SOURCE))
    assert state(tmp_path, target) is State.CURRENT
    (tmp_path / "docs/vi/page.md").write_text(SOURCE.replace("Chữ", "**Chữ**"), encoding="utf-8")
    assert load(tmp_path).routes[("en", "page.md")].state is State.CURRENT
    (tmp_path / "docs/vi/page.md").write_text(SOURCE.replace("Chữ", "Số"), encoding="utf-8")
    assert load(tmp_path).routes[("en", "page.md")].state is State.STALE


def test_pairs_and_gaps_cover_source_pages_times_targets(tmp_path: Path) -> None:
    site = load(
        write_files(tmp_path, {"docs/vi/a.md": SOURCE, "docs/vi/b.md": SOURCE, "docs/ja/b.md": SOURCE})
    )
    assert [(pair.target.lang, pair.target.key) for pair in site.pairs()] == [("ja", "b.md")]
    assert len(list(site.gaps())) == 2 * 3 - 1


@pytest.mark.parametrize(
    ("key", "url"),
    [("index.md", ""), ("a.md", "a/"), ("city/index.md", "city/"), ("city/a-b.md", "city/a-b/")],
)
def test_addresses(key: str, url: str) -> None:
    assert url_of(key) == url


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"---\ntitle: A\xff\n---\n", 2, "the file is not UTF-8 (byte 0xff)"),
        (b"---\ntitle: A\n", 1, "front matter"),
        (b"---\ntitle: A\ntitle: B\ndescription: C\n---\n", 3, "the key `title` stands twice"),
        (b"---\ntitle: [\n---\n", 2, "broken YAML"),
        (b"---\n- a\n---\n", 2, "the front matter is no mapping"),
        (b"---\ntitle: A\ndescrption: B\n---\n", 3, "unknown key `descrption`"),
        (b"---\ntitle: A\n---\n", 1, "`description` is missing"),
        (b"---\ntitle: A\ndescription: B\nreviewed: soon\n---\n", 4, "`reviewed` holds a day"),
        (
            b"---\ntitle: A\ndescription: B\ntranslation: perfect\n---\n",
            4,
            "`translation` holds `draft` or `reviewed`",
        ),
        (b"---\ntitle: A\ndescription: B\nsources: [nothing]\n---\n", 4, "unknown id `nothing` in `sources`"),
        (b"---\ntitle: A\ndescription: B\n---\n\n{{ nothing }}\n", 6, "unknown fact `{{ nothing }}`"),
        (b"---\ntitle: A {{ nothing }}\ndescription: B\n---\n", 2, "unknown fact `{{ nothing }}`"),
        (b"---\ntitle: A\ndescription: B\n---\n\n[[items nothing]]\n", 6, "unknown catalogue type `nothing`"),
        (b"---\ntitle: A\ndescription: B\nowner: nobody\n---\n", 4, "unknown id `nobody` in `owner`"),
        ("---\ntitle: A\ndescription: B\n---\n\n## 交通{#x}\n".encode(), 6, "{#x}"),
        (b"---\ntitle: A\ndescription: B\n---\n\n```\ncode\n", 6, "never closed"),
        (b"", 1, "`title` is missing"),
    ],
)
def test_a_faulty_file_is_a_finding_with_its_line(
    tmp_path: Path, content: bytes, line: int, message: str
) -> None:
    root = write_files(tmp_path, {})
    (root / "docs/vi/page.md").write_bytes(content)
    found = [(finding.path, finding.line, finding.message) for finding in load(root).findings]
    assert any(path == "docs/vi/page.md" and at == line and message in text for path, at, text in found), (
        found
    )
