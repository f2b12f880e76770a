"""`portal check --site`: the rules over the built site, asked of our own and refused where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from built import write_site
from portal.checks import RULES, Way, report
from portal.cli import app
from project import ROOT, load, write_files

OF_SITE = [rule for rule in RULES if rule.group == "site"]


@pytest.mark.slow
def test_nothing_is_wrong_with_our_own_site(built_site: Path) -> None:
    """Neither an error nor, of the text's language, advice."""
    way = Way(built=built_site, built_shown="site")
    assert [str(one) for one in report(load(ROOT), lambda: OF_SITE, way).findings()] == []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, translated nowhere, and its site; the page named in the menu is not there."""
    write_files(tmp_path, {"docs/vi/page.md": "---\ntitle: Một\ndescription: Một.\n---\nMột.\n"})
    change = {"ja/page/index.html": {"</main>": '<a href="/gone/">x</a></main>'}}
    write_site(load(tmp_path), change, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def asked(*options: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["check", *options])
    return done.exit_code, done.output


def test_the_built_site_is_looked_at_only_where_it_is_named(project: Path) -> None:
    assert "built-links" not in asked()[1]
    code, told = asked("--site", "site")
    assert code == 1
    assert "site/ja/page/index.html" in told
    assert "the link to `/gone/` leads to no file of the site" in told


def test_a_mended_site_is_read_anew(project: Path) -> None:
    assert "built-links" in asked("--site", "site")[1]
    write_site(load(project), {}, project / "site")
    assert "built-links" not in asked("--site", "site")[1]


def test_a_page_sets_a_finding_of_its_built_site_aside(project: Path) -> None:
    entry = "{rule: built-links, match: /gone/, reason: it comes next week, until: 2099-01-01}"
    page = project / "docs/vi/page.md"
    text = page.read_text(encoding="utf-8").replace("---\nMột", f"checks: {{ignore: [{entry}]}}\n---\nMột")
    page.write_text(text, encoding="utf-8")
    assert "built-links" not in asked("--site", "site")[1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--site", "nowhere"), "no such folder. Build the site first"),
        (("--rules", "hreflang"), "is a rule over the built site: name it, `--site site`"),
        (("--site", "site", "--layout", "docs/{lang}"), "--site is the project's own"),
    ],
)
def test_what_cannot_be_judged_is_said(project: Path, options: tuple[str, ...], words: str) -> None:
    code, told = asked(*options)
    assert code == 2
    assert words in " ".join(told.split())


def test_only_the_rules_asked_for(project: Path) -> None:
    assert asked("--site", "site", "--rules", "hreflang")[0] == 0
