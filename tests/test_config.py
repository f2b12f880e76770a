"""Settings: everything wrong is told at once, with the line and the nearest valid key."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import find_root, load_config
from portal.finding import ConfigError
from project import MKDOCS, ROOT, write_files


def problems(root: Path, **environment: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as error:
        load_config(root, environment)
    return error.value.problems


def test_the_languages_are_read_in_order(tmp_path: Path) -> None:
    config = load_config(write_files(tmp_path, {}), {})
    assert [language.code for language in config.languages] == ["vi", "en", "zh", "ja"]
    assert config.source.code == "vi"
    assert [language.tag for language in config.targets] == ["en", "zh-Hans", "ja"]
    assert (config.home("vi"), config.home("ja")) == ("", "ja/")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    broken = MKDOCS.replace("site_name", "site_nam").replace("{locale: en, name: English}", "{lokale: en}")
    pyproject = "[tool.portal]\noficial = true\n[tool.portal.sign-off]\nenforce = 'yes'\n"
    told = problems(write_files(tmp_path, {"mkdocs.yml": broken, "pyproject.toml": pyproject}), SITE_URL="x")
    assert told == (
        "mkdocs.yml:1: unknown key `site_nam`. Did you mean `site_name`?",
        "mkdocs.yml:9: unknown key `lokale`. Did you mean `locale`?",
        "mkdocs.yml:9: a language needs `locale: …` and `name: …`",
        "SITE_URL: expected an absolute address such as `https://example.org/`, found `x`",
        "pyproject.toml:2: [tool.portal]: unknown key `oficial`. Did you mean `official`?",
        "pyproject.toml:4: [tool.portal.sign-off] enforce: expected true or false, found `yes`",
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("corrections_email = 'nobody'", "corrections_email: expected an address such as `sua@example.org`"),
        ("edit_url = 'javascript:x'", "edit_url: expected an address such as `https://github.com/"),
        ("edit_url = 'github.com/o/r'", "edit_url: expected an address such as"),
    ],
)
def test_what_pages_print_as_an_address_must_be_one(tmp_path: Path, line: str, told: str) -> None:
    (problem,) = problems(write_files(tmp_path, {"pyproject.toml": f"[tool.portal]\n{line}\n"}))
    assert problem.startswith("pyproject.toml:2: [tool.portal] ")
    assert told in problem


def test_addresses_may_be_absent_or_given(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"pyproject.toml": "[tool.portal]\ncorrections_email = ''\n"})
    assert load_config(root, {}).settings.corrections_email == ""
    text = "[tool.portal]\ncorrections_email = 'a@b.example'\nedit_url = 'https://b.example/edit/'\n"
    settings = load_config(write_files(tmp_path, {"pyproject.toml": text}), {}).settings
    assert (settings.corrections_email, settings.edit_url) == ("a@b.example", "https://b.example/edit/")


def test_each_language_has_its_name_of_the_site(tmp_path: Path) -> None:
    text = MKDOCS.replace("name: English}", "name: English, site_name: The test}")
    config = load_config(write_files(tmp_path, {"mkdocs.yml": text}), {})
    assert [language.site_name for language in config.languages] == ["Test", "The test", "Test", "Test"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "mkdocs.yml:1: expected settings (`key: value`), found none"),
        ("a: [", "broken YAML: while parsing a flow node"),
        (
            MKDOCS.replace(", default: true", ""),
            "one language with `default: true` (the source) expected, found 0",
        ),
        (MKDOCS.replace("locale: zh", "locale: en"), "the language `en` stands twice"),
        (MKDOCS.replace("locale: vi", "locale: fr"), "docs/fr: the folder of the source language is missing"),
        ("plugins: [search]\nsite_url: https://a.example\n", "mkdocs.yml:1: the plugin `i18n` is missing"),
        (
            MKDOCS.replace("docs_structure: folder", "docs_structure: suffix"),
            "`docs_structure: folder` expected",
        ),
    ],
)
def test_each_problem_names_its_place(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in problem for problem in problems(write_files(tmp_path, {"mkdocs.yml": text})))


def test_the_command_line_exits_with_2_and_no_traceback(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"mkdocs.yml": "site_nam: x\n"})
    command = (sys.executable, "-m", "portal", "build")
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "PATH": ""}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)
    assert done.returncode == 2
    assert done.stderr.startswith("mkdocs.yml:1: unknown key `site_nam`. Did you mean `site_name`")
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


def test_the_day_is_that_of_the_environment_or_today(tmp_path: Path) -> None:
    root = write_files(tmp_path, {})
    assert load_config(root, {"SOURCE_DATE_EPOCH": "1795132800"}).day == date(2026, 11, 20)
    assert load_config(root, {}).day <= date.today()
    assert problems(root, SOURCE_DATE_EPOCH="soon") == (
        "SOURCE_DATE_EPOCH: expected seconds since 1970, found `soon`",
    )


def test_the_root_is_found_from_a_folder_below(tmp_path: Path) -> None:
    root = write_files(tmp_path, {})
    assert find_root(root / "docs" / "vi") == root


def test_this_repository_claims_nothing() -> None:
    settings = load_config(ROOT, {}).settings
    assert not settings.official
    assert settings.corrections_email == ""
    assert not settings.sign_off.enforce


@given(st.text())
def test_no_text_of_settings_raises_anything_else(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mkdocs.yml").write_text(text, encoding="utf-8", errors="surrogatepass")
        (root / "pyproject.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
        with pytest.raises(ConfigError):
            load_config(root, {})
