"""Small projects made by tests: a folder with settings, pages and data."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.config import load_config
from portal.markdown import split_front_matter, text_hash
from portal.model import Site, load_site
from portal.yamltext import read_yaml

ROOT = Path(__file__).resolve().parents[1]

MKDOCS = """\
site_name: Test
site_url: https://test.example/
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {locale: vi, name: Tiếng Việt, default: true}
        - {locale: en, name: English}
        - {locale: zh, name: 简体中文}
        - {locale: ja, name: 日本語}
"""

FRONT = "---\ntitle: {title}\ndescription: {title}.\n---\n"


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write texts by posix path below `root`; a `mkdocs.yml` of four languages where none is given."""
    for path, text in {"mkdocs.yml": MKDOCS, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    (root / "docs" / "vi").mkdir(parents=True, exist_ok=True)
    return root


def load(root: Path) -> Site:
    """The content of a project, for 20 November 2026."""
    return load_site(load_config(root, {"SOURCE_DATE_EPOCH": "1795132800"}))


def hash_of(text: str) -> str:
    """The `text_hash` of a whole page file."""
    front = split_front_matter(text)
    meta: Any = read_yaml(front.text).value or {}
    return text_hash(str(meta.get("title") or ""), str(meta.get("description") or ""), front.body)


def with_front(text: str, title: str, **more: str) -> str:
    """A page: front matter is put before a text that has none; `source: current` is for the caller."""
    if text.startswith("---\n"):
        return text
    front = FRONT.format(title=title).removesuffix("---\n")
    return front + "".join(f"{key}: {value}\n" for key, value in more.items()) + "---\n" + text


def copy_project(target: Path, *left_out: str) -> Path:
    """A copy of this repository's project, without what is made and without the paths left out."""
    made = {".git", ".venv", "node_modules", "site", ".cache", ".hypothesis", "tests", "bench", *left_out}
    target.mkdir(parents=True)
    for entry in ROOT.iterdir():
        if entry.name in made or entry.name.startswith(".site"):
            continue
        if entry.is_dir():
            skip = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(entry, target / entry.name, ignore=skip)
        else:
            shutil.copy2(entry, target / entry.name)
    return target
