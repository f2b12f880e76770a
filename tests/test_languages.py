"""`mkdocs.yml` holds the one list of languages; a further language is one entry there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT, copy_project, few_item_pages, load

CODES = {language.code for language in load(ROOT).config.languages}
# What is known of languages (numerals, dates, scripts), for any tree: it decides nothing about this site.
KNOWLEDGE = ("scripts/portal/language.py", "scripts/portal/figures/")
HAND_WRITTEN = ("*.py", "*.js", "*.html", "*.toml", "Makefile", "*.yml", "*.css")


def is_knowledge(file: Path) -> bool:
    return file.relative_to(ROOT).as_posix().startswith(KNOWLEDGE)


def literals(node: ast.AST) -> set[str]:
    """The texts that stand directly in a list, set, tuple or as keys of a dict."""
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.List | ast.Set | ast.Tuple):
        parts = list(node.elts)
    elif isinstance(node, ast.Dict):
        parts = list(node.keys)
    return {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def test_no_code_holds_a_second_list_of_languages() -> None:
    """Knowledge about single languages is fine; a collection of all of them is a list."""
    found = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in (ROOT / "scripts").rglob("*.py")
        if not is_knowledge(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if literals(node) >= CODES
    ]
    assert found == []


def test_no_template_script_or_setting_lists_the_languages() -> None:
    """All codes as words on one line, in any order: a list, whatever its syntax."""
    files = [
        file
        for folder in ("overrides", "docs/assets", "scripts", ".github")
        for pattern in HAND_WRITTEN
        for file in (ROOT / folder).rglob(pattern)
        if not is_knowledge(file)
    ]
    files += [ROOT / "Makefile", ROOT / "pyproject.toml"]
    found = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if set(re.findall(r"(?<![\w-])[a-z]{2}(?![\w-])", line)) >= CODES:
                found.append(f"{file.relative_to(ROOT)}:{number}")
    assert found == []


@pytest.mark.slow
def test_a_further_language_is_one_entry(tmp_path: Path) -> None:
    root = few_item_pages(copy_project(tmp_path / "copy"), "events")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    entry = "        - locale: fr\n          name: Français\n"
    settings.write_text(text.replace("\nhooks:", f"{entry}\nhooks:"), encoding="utf-8")
    done = subprocess.run(
        (sys.executable, "-m", "portal", "build", "--out", str(tmp_path / "site")),
        cwd=root,
        capture_output=True,
        text=True,
        env={"PATH": "", "PYTHONPATH": str(root / "scripts")},
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "fr" / "city" / "history" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="fr"' in page
    assert '<meta name="portal:state" content="missing">' in page
    assert re.search(r'<div class="page-text"[^>]* lang="vi">', page)
    assert 'href="https://haiphong.example/city/history/"' in page
    assert (tmp_path / "site" / "fr" / "404.html").is_file()
    switch = (tmp_path / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'lang="fr" hreflang="fr"' in switch
    assert "/fr/" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
