"""A figure that the source changed is told by name, where history knows the earlier text."""

from __future__ import annotations

from pathlib import Path

from portal.checks.align import align
from portal.checks.pages.drift import changed_figures
from portal.checks.rule import Fault, PageView, PairView
from portal.language import traits_for
from portal.markdown import parse
from portal.model import State
from project import load, write_files

FRONT = "---\ntitle: {0}\ndescription: {0}.\n{1}---\n"


def faults(root: Path, earlier: str, now: str, state: State = State.STALE) -> list[Fault]:
    files = {
        "docs/vi/page.md": FRONT.format("Cảng", "") + now,
        "docs/en/page.md": FRONT.format("Port", "source: h1-000000000000\n") + "Text.\n",
    }
    site = load(write_files(root, files))
    source, target = site.page("vi", "page.md"), site.page("en", "page.md")
    assert source
    assert target
    base = PageView(source, parse(earlier, 5), traits_for("vi"), site)
    view = PageView(target, target.document, traits_for("en"), site)
    return list(changed_figures(PairView(base, view, state, align(base.document, view.document))))


def test_a_changed_number_is_told_with_both_values(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "Cảng có 98 bến.\n", "Lời mở đầu.\n\nCảng có 112 bến.\n")
    assert fault.message == "the source no longer says “98” and now says “112” (docs/vi/page.md:7)"
    assert (fault.line, fault.source_line) == (4, 5)


def test_dates_and_legal_numbers_are_figures(tmp_path: Path) -> None:
    earlier = "Từ ngày 1 tháng 7 năm 2025 theo 31/2021/NĐ-CP.\n"
    (fault,) = faults(tmp_path, earlier, earlier.replace("2025", "2026").replace("31/2021", "32/2021"))
    assert "“32/2021/NĐ-CP”" in fault.message
    assert "năm 2026" in fault.message


def test_a_figure_that_is_gone(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "Cảng có 98 bến.\n\nHai.\n", "Hai.\n")
    assert fault.message == "the source no longer says “98” (docs/vi/page.md:5)"


def test_changed_tokens(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "Cảng có {{ berths }}.\n", "Cảng có {{ all-berths }}.\n")
    assert "{{ all-berths }}" in fault.message


def test_words_alone_are_no_figures(tmp_path: Path) -> None:
    assert faults(tmp_path, "Cảng có 98 bến lớn.\n", "Cảng này có 98 bến.\n") == []


def test_only_stale_pages_are_asked(tmp_path: Path) -> None:
    assert faults(tmp_path, "Cảng có 98 bến.\n", "Cảng có 112 bến.\n", State.CURRENT) == []
