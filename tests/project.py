"""Small projects made by tests: a folder with settings, pages and data."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
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


def steps(work: Callable[[], object]) -> int:
    """The calls that some work makes, of Python's functions and of built-in ones: the same on every machine,
    where a clock is not. (A regular expression that runs away is no call; it hangs the test.)"""
    count = 0

    def step(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


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


def few_item_pages(root: Path, *kept: str) -> Path:
    """A project whose items keep their lists and lose their pages, but for those of the types kept: a build
    of it takes a third of the time."""
    for path in (root / "data" / "catalogue").glob("*/_type.yml"):
        if path.parent.name not in kept:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("item_pages: true", "item_pages: false"), encoding="utf-8")
    return root


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
