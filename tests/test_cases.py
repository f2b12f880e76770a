"""One YAML file, one situation: what each rule finds, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from built import write_site
from portal.checks import RULES, Way, report
from project import hash_of, load, with_front, write_files

CASES = Path(__file__).parent / "cases"
BY_SLUG = {rule.slug: rule for rule in RULES}
FILES = sorted(path for slug in BY_SLUG for path in (CASES / slug).glob("*.yml"))


def build(root: Path, case: dict[str, Any]) -> None:
    """The case's project: `page.md` in the source and one target language, and its further files. A case over
    the built site says under `built` how it differs from a right one (tests/built.py)."""
    source = with_front(case.get("source", "Một.\n"), "Một")
    files = {"docs/vi/page.md": source, **case.get("files", {})}
    if "target" in case:
        target = with_front(case["target"], "One", source="current")
        lang = case.get("lang", "en")
        files[f"docs/{lang}/page.md"] = target.replace("source: current", f"source: {hash_of(source)}")
    if "settings" in case:
        files["pyproject.toml"] = toml(case["settings"])
    write_files(root, files)


def toml(settings: dict[str, Any]) -> str:
    plain = {key: value for key, value in settings.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in settings.items() if isinstance(value, dict)}
    lines = ["[tool.portal]", *(f"{key} = {json.dumps(value)}" for key, value in plain.items())]
    for name, table in tables.items():
        lines += [f"[tool.portal.{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    build(tmp_path, case)
    site, way = load(tmp_path), Way()
    if "built" in case:
        way = Way(built=write_site(site, case["built"], tmp_path / "site"), built_shown="site")
    found = tuple(report(site, lambda: [BY_SLUG[path.parent.name]], way).findings())
    assert len(found) == len(case["expect"]), [str(finding) for finding in found]
    for finding, wanted in zip(found, case["expect"], strict=True):
        for key, value in wanted.items():
            if key == "message":
                assert value in finding.message
            elif key == "hint":
                assert value in finding.hint
            elif key == "severity":
                assert finding.severity.label == value
            else:
                assert getattr(finding, key) == value


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
def test_every_rule_has_a_good_and_a_bad_case(slug: str) -> None:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (CASES / slug).glob("*.yml")]
    assert any(case["expect"] for case in cases)
    assert any(not case["expect"] for case in cases)


def test_every_case_belongs_to_a_rule() -> None:
    other = {"text_hash", "markdown"}
    folders = {path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith("figures")}
    assert folders - other <= set(BY_SLUG)
