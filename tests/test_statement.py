"""The accessibility statement says what the last audit found, and nothing where there was none."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.audit.report import write_statement
from bench.audit.values import Finished, Found

from portal.finding import BuildError
from portal.model import Site
from portal.model.accessibility import Audit, AuditCheck, KnownFault, load_audit
from portal.site.edition import Edition
from portal.site.statement import Statement, statement
from project import ROOT, copy_project, load

FAULTS = (Found("color-contrast", "en/city/", "<p>"), Found("color-contrast", "city/", "<p>"))
DONE = (Finished("axe-core", "4.14.1", 1284, FAULTS), Finished("Nu Html Checker", "26.9.27", 1284, ()))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = copy_project(tmp_path / "copy")
    (root / "data" / "accessibility.yml").unlink(missing_ok=True)
    return root


def drawn(site: Site, lang: str) -> Statement:
    return statement(Edition(site, lang, lang))


def test_before_the_first_audit_the_page_says_so(project: Path) -> None:
    site = load(project)
    assert load_audit(site.config) is None
    assert drawn(site, "en") == Statement("No automatic audit has been recorded yet.", (), ())


def test_what_an_audit_writes_is_read_and_shown_in_each_language(project: Path) -> None:
    file = project / "data" / "accessibility.yml"
    scores = {"ja/": {"accessibility": 100.0}, "en/": {"accessibility": 96.0}}
    write_statement(file, "2026-11-21", "Chromium 140", DONE, scores, "12.8.2")
    site = load(project)
    assert load_audit(site.config) == Audit(
        "2026-11-21",
        "Chromium 140",
        (
            AuditCheck("axe-core", "4.14.1", 1284, 2),
            AuditCheck("Nu Html Checker", "26.9.27", 1284, 0),
            AuditCheck("Lighthouse", "12.8.2", 2, 1),
        ),
        (
            KnownFault("axe-core", "color-contrast", 2, "en/city/"),
            KnownFault("Lighthouse", "accessibility 96", 1, "en/"),
        ),
    )
    told = drawn(site, "vi")
    assert told.told == "Lần kiểm tra tự động gần nhất: ngày 21 tháng 11 năm 2026, bằng Chromium 140."
    assert next((row.tool, row.pages, row.failing) for row in told.rows) == ("axe-core", "1.284", "2")
    assert drawn(site, "ja").faults[0].told == "2ページ。"


def test_a_damaged_file_stops_the_build_and_names_its_line(project: Path) -> None:
    file = project / "data" / "accessibility.yml"
    file.write_text('date: soon\nbrowser: x\nchecks: [{tool: axe, version: "1", pages: many, failing: 0}]\n')
    with pytest.raises(BuildError) as caught:
        load_audit(load(project).config)
    told = str(caught.value)
    assert "data/accessibility.yml:1: `date: soon` is no date" in told
    assert "`pages: many` is no number of pages" in told
    assert "make audit" in told


def test_the_page_of_every_language_shows_it() -> None:
    site = load(ROOT)
    for language in site.config.languages:
        page = site.page(language.code, "about/accessibility.md")
        assert page is not None
        assert "\n[[accessibility]]\n" in page.body
