"""A change is judged by what it opens; what stood before is debt, counted and not listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks.request import Request, answer
from portal.finding import ConfigError
from portal.report import Report
from project import hash_of, with_front, write_files
from repository import commit, git, init

VI = with_front("## Cảng { #port }\n\nCảng có 98 bến.\n\n## Phà { #ferry }\n\nCó 12 phà.\n", "Cảng")
EN = "## Port { #port }\n\nThe port has 89 berths.\n\n## Ferry { #ferry }\n\nThere are 12 ferries.\n"


def english(text: str) -> str:
    return with_front(text, "Port", source=hash_of(VI))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A page with one finding, committed on `main`; HEAD is on the branch `change`."""
    root = init(tmp_path / "project")
    write_files(root, {"docs/vi/port.md": VI, "docs/en/port.md": english(EN), ".gitignore": ".cache/\n"})
    commit(root)
    git(root, "checkout", "--quiet", "-b", "change")
    return root


def since(root: Path, rev: str = "main", **more: object) -> Report:
    request = Request(root, rules=("figures", "headings", "links"), since=rev, **more)  # type: ignore[arg-type]
    return answer(request, 1, lambda done, total: None)


def told(report: Report) -> list[tuple[str, int]]:
    return [(finding.rule, finding.line) for finding in report.findings()]


def debt(report: Report) -> int:
    assert report.debt is not None
    return report.debt.findings


def test_what_stood_before_is_debt(root: Path) -> None:
    report = since(root)
    assert (told(report), debt(report)) == ([], 1)
    assert report.counts == {"error": 0, "warning": 0, "note": 0}


def test_moved_lines_open_nothing(root: Path) -> None:
    write_files(root, {"docs/en/port.md": english("Before.\n\n" + EN), "docs/vi/port.md": VI})
    assert (told(since(root)), debt(since(root))) == ([], 1)


def test_what_a_change_opens_is_told(root: Path) -> None:
    write_files(root, {"docs/en/port.md": english(EN.replace("12", "21"))})
    report = since(root)
    assert (told(report), debt(report)) == ([("figures", 12)], 1)


def test_a_second_of_the_same_is_new(root: Path) -> None:
    twice = VI + "\n## Đảo { #islands }\n\nCảng có 98 bến.\n"
    text = with_front(
        EN + "\n## Islands { #islands }\n\nThe port has 89 berths.\n", "Port", source=hash_of(twice)
    )
    write_files(root, {"docs/vi/port.md": twice, "docs/en/port.md": text})
    report = since(root)
    assert (len(told(report)), debt(report)) == (1, 1)


def test_it_is_the_fork_that_counts_and_not_what_came_to_the_other_branch(root: Path) -> None:
    write_files(root, {"docs/en/port.md": english(EN.replace("12", "21"))})
    commit(root)
    git(root, "checkout", "--quiet", "main")
    write_files(root, {"docs/en/port.md": english(EN.replace("89", "98"))})
    commit(root)
    git(root, "checkout", "--quiet", "change")
    report = since(root)
    assert (told(report), debt(report)) == ([("figures", 12)], 1)


def test_a_renamed_page_keeps_its_debt(root: Path) -> None:
    for lang in ("vi", "en"):
        git(root, "mv", f"docs/{lang}/port.md", f"docs/{lang}/ports.md")
    assert (told(since(root)), debt(since(root))) == ([], 1)


def test_a_project_that_was_not_there_before_has_no_debt(tmp_path: Path) -> None:
    root = init(tmp_path)
    commit(root)
    write_files(root, {"docs/vi/port.md": VI, "docs/en/port.md": english(EN)})
    report = since(root, "HEAD")
    assert (len(told(report)), debt(report)) == (1, 0)


def test_the_repository_is_left_as_it_was(root: Path) -> None:
    before = git(root, "status", "--porcelain"), git(root, "worktree", "list"), git(root, "stash", "list")
    since(root)
    assert before == (
        git(root, "status", "--porcelain"),
        git(root, "worktree", "list"),
        git(root, "stash", "list"),
    )


@pytest.mark.parametrize("rev", ["nowhere", "--output=x", "HEAD:docs"])
def test_a_revision_that_is_none(root: Path, rev: str) -> None:
    with pytest.raises(ConfigError, match="--since"):
        since(root, rev)
    assert not (root / "x").exists()


def test_without_a_repository(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/vi/port.md": VI})
    with pytest.raises(ConfigError, match="--since main: this is no git repository"):
        since(tmp_path)


def test_the_paths_hold_for_both(root: Path) -> None:
    report = since(root, paths=(Path("docs/vi"),))
    assert (told(report), debt(report)) == ([], 0)
