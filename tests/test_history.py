"""The text a translation was made from, found in git by its hash: through edits, renames and merges."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks import RULES, check
from portal.finding import Finding
from portal.history import find_bases
from portal.model import hash_of_text
from project import MKDOCS, hash_of, load, with_front
from repository import commit, git, init

FIRST = with_front("## Cảng { #port }\n\nCảng có 98 bến, mở ngày 1 tháng 7 năm 2025.\n\nHai.\n", "Cảng")
SECOND = FIRST.replace("98 bến", "112 bến")
THIRD = SECOND.replace("Hai.", "Ba.")
PAGE = "docs/vi/city/port.md"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three versions of a page, each committed."""
    root = init(tmp_path / "project")
    write(root, "mkdocs.yml", MKDOCS)
    for text in (FIRST, SECOND, THIRD):
        write(root, PAGE, text)
        commit(root)
    return root


def found(root: Path, *texts: str, path: str = PAGE) -> tuple[set[str], str]:
    wanted = {hash_of(text) for text in texts}
    bases = find_bases(root, {path: wanted}, hash_of_text)
    assert {hash_of(text) for text in bases.texts.values()} == set(bases.texts)
    return set(bases.texts.values()), bases.trouble


def test_older_versions_are_found_by_their_hash(root: Path) -> None:
    assert found(root, FIRST, SECOND) == ({FIRST, SECOND}, "")


def test_layout_does_not_matter(root: Path) -> None:
    assert found(root, FIRST.replace("Hai.", "**Hai.**"))[0] == {FIRST}


def test_a_version_that_was_never_committed_is_not_there(root: Path) -> None:
    texts, trouble = found(root, FIRST, FIRST.replace("98", "99"))
    assert texts == {FIRST}
    assert "no such version" in trouble


def test_through_renames(root: Path) -> None:
    git(root, "mv", PAGE, "docs/vi/ports.md")
    commit(root)
    write(root, "docs/vi/ports.md", THIRD.replace("Cảng có", "Cảng này có"))
    commit(root)
    git(root, "mv", "docs/vi/ports.md", "docs/vi/harbours.md")
    commit(root)
    assert found(root, FIRST, path="docs/vi/harbours.md") == ({FIRST}, "")


def test_another_page_is_not_mistaken(root: Path) -> None:
    write(root, "docs/vi/other.md", with_front("Khác.\n", "Khác"))
    commit(root)
    assert found(root, FIRST, path="docs/vi/other.md")[0] == set()


def test_through_merges(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "side", "HEAD~1")
    write(root, PAGE, SECOND.replace("Hai.", "Bốn."))
    commit(root)
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--strategy=ours", "--no-edit", "side")
    assert found(root, SECOND.replace("Hai.", "Bốn."))[0] == {SECOND.replace("Hai.", "Bốn.")}


def test_after_a_squash_the_versions_between_are_gone_and_that_is_said(root: Path) -> None:
    git(root, "checkout", "--quiet", "--orphan", "squashed")
    commit(root)
    git(root, "branch", "--quiet", "-D", "main")
    texts, trouble = found(root, THIRD, SECOND)
    assert texts == {THIRD}
    assert "squashed" in trouble


def test_a_shallow_clone_says_so(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    texts, trouble = found(tmp_path / "shallow", FIRST, THIRD)
    assert texts == {THIRD}
    assert "shallow" in trouble


def test_without_a_repository_or_commits(tmp_path: Path) -> None:
    assert found(tmp_path, FIRST) == (set(), "this is no git repository")
    assert found(init(tmp_path / "new"), FIRST) == (set(), "the repository has no commits")


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert found(root, FIRST) == (set(), "git is not installed")


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    inner = init(tmp_path / "outer") / "portal"
    for text in (FIRST, SECOND):
        write(inner, PAGE, text)
        commit(tmp_path / "outer")
    assert found(inner, FIRST) == ({FIRST}, "")


def test_names_with_spaces_and_accents_and_files_that_are_no_text(root: Path) -> None:
    path = "docs/vi/đảo lớn.md"
    write(root, path, FIRST)
    commit(root)
    (root / path).write_bytes(b"\xff\xfe\n")
    commit(root)
    write(root, path, SECOND)
    commit(root)
    assert found(root, FIRST, path=path) == ({FIRST}, "")


def test_nothing_wanted_asks_nothing(tmp_path: Path) -> None:
    assert find_bases(tmp_path / "nowhere", {PAGE: set()}, hash_of_text).trouble == ""


def findings(root: Path, *slugs: str) -> list[Finding]:
    return list(check(load(root), [rule for rule in RULES if rule.slug in slugs]))


def translation(text: str, made_from: str) -> str:
    return with_front(text, "Port", source=hash_of(made_from))


def test_a_stale_translation_is_held_against_the_text_it_was_made_from(root: Path) -> None:
    """A translator's error and the source's drift are never mixed."""
    english = "## Port { #port }\n\nThe port has 98 berths and opened on 1 July 2025.\n\nTwo.\n"
    write(root, "docs/en/city/port.md", translation(english, FIRST))
    assert findings(root, "figures", "headings", "dates") == []
    write(root, "docs/en/city/port.md", translation(english.replace("98", "89"), FIRST))
    (finding,) = findings(root, "figures")
    assert "98" in finding.message
    assert finding.source is not None
    assert (finding.source.path, finding.source.line) == (PAGE, 1)


def test_the_source_place_is_where_the_block_stands_today(root: Path) -> None:
    english = "The port has 98 berths and opened on 1 July 2025.\n\nTwo.\n"
    write(root, "docs/en/city/port.md", translation(english, FIRST))
    write(root, PAGE, THIRD.replace("## Cảng", "Mở đầu.\n\n## Cảng"))
    (finding,) = findings(root, "headings")
    assert finding.source is not None
    assert finding.source.line == 7


def test_without_history_a_stale_translation_is_not_held_against_anything(root: Path) -> None:
    write(root, "docs/en/city/port.md", translation("No heading, no figure.\n", FIRST.replace("98", "1")))
    assert findings(root, "figures", "headings") == []
    assert [finding.rule for finding in findings(root, "page-stale")] == ["page-stale"]
