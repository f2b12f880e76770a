"""`portal build` makes any project of static-i18n as MkDocs alone makes it: without our hooks, data, templates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.build import Built, Options, build, join_parts
from portal.finding import BuildError
from project import ROOT, load, write_files

pytestmark = pytest.mark.slow
DAY = "1795132800"  # as `load`

MKDOCS = """\
site_name: Test
site_url: https://test.example/
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {locale: vi, name: Tiếng Việt, default: true}
        - {locale: en, name: English}
        - {locale: ja, name: 日本語}
markdown_extensions: [admonition, attr_list, footnotes, tables, toc]
"""
BODY = """\
---
tags: [one, two]
unknown: 1
---
# {0} {1}

[index](../index.md) [other](b.md#part) ![](x.svg)

## Part

!!! note

    {1}[^1]

[^1]: {0}.
"""


def tree(root: Path, settings: str = MKDOCS, **more: str) -> Path:
    files = {
        "mkdocs.yml": settings,
        "docs/vi/section/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "docs/assets/shared.txt": "shared",
        **more,
    }
    for lang, word in (("vi", "Trang"), ("en", "Page"), ("ja", "頁")):
        files[f"docs/{lang}/index.md"] = f"# {word}\n\n[a](section/a.md)\n"
        for name in "abcd":
            files[f"docs/{lang}/section/{name}.md"] = BODY.format(word, name)
    del files["docs/ja/section/c.md"]
    return write_files(root, files)


def made(root: Path, **options: bool) -> Built:
    return build(load(root), root / "out", Options(**options))


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("deduplicated", [True, False])
def test_the_same_site_cold_and_after_an_edit(tmp_path: Path, deduplicated: bool) -> None:
    option = "      fallback_to_default: true\n"
    more = f"      reconfigure_search: {str(deduplicated).lower()}\n"
    root = tree(tmp_path / "project", MKDOCS.replace(option, option + more))
    first = made(root, verified=True)
    assert (first.reason, sum(one.taken for one in first.made.values())) == ("", 0)
    index = json.loads((root / "out/search/search_index.json").read_bytes())
    places = [entry["location"] for entry in index["docs"]]
    assert ("ja/section/c/" in places) is not deduplicated
    page = root / "docs/en/section/a.md"
    page.write_text(page.read_text() + "\nMore.\n")
    second = made(root, verified=True)
    assert {lang: one.pages - one.taken for lang, one in second.made.items()} == {"en": 1}
    assert b"More." in (root / "out/search/search_index.json").read_bytes()
    tagged = root / "docs/en/section/b.md"
    tagged.write_text(tagged.read_text().replace("tags: [one, two]", "tags: [one, three]\ntitle: Other"))
    made(root, verified=True)
    assert b'"tags":["one","three"]' in (root / "out/search/search_index.json").read_bytes()
    page.rename(page.with_name("e.md"))
    (root / "docs/vi/index.md").write_text("# Trang\n")
    (root / "docs/en/index.md").write_text("# Page\n")
    (root / "docs/ja/index.md").write_text("# 頁\n")
    made(root, verified=True)
    (root / "docs/vi/section/d.md").unlink()
    made(root, verified=True)
    assert (root / "out/en/section/d/index.html").is_file()
    assert not (root / "out/section/d").exists()


def test_parts_make_the_same_site(tmp_path: Path) -> None:
    root = tree(tmp_path / "project")
    made(root)
    site = load(root)
    for lang in ("vi", "en", "ja"):
        build(site, tmp_path / f"part-{lang}", only=(lang,))
    parts = [tmp_path / f"part-{lang}" for lang in ("ja", "vi", "en")]
    join_parts(site, parts, tmp_path / "joined")
    assert files(tmp_path / "joined") == files(root / "out")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("plugins:\n", "hooks: [more.py]\nplugins:\n", "the hooks of `more.py` may depend on anything"),
        ("  - search\n", "  - search\n  - tags\n", "the plugin `material/tags` may depend on anything"),
        (
            "toc]",
            "toc, pymdownx.snippets]",
            "the Markdown extension `pymdownx.snippets` may depend on other files",
        ),
        (
            "font: false",
            "font: false, custom_dir: .hidden",
            "`custom_dir` is no folder of its own inside the project",
        ),
    ],
)
def test_what_may_depend_on_anything_is_made_anew_each_time(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    root = tree(tmp_path / "project", MKDOCS.replace(old, new, 1), **{"more.py": "", ".hidden/x.html": ""})
    for _ in range(2):
        built = made(root)
        assert (built.reason, built.made) == (reason, {})
    assert (root / "out/ja/section/c/index.html").is_file()


def test_a_difference_is_listed_and_the_old_site_stays(tmp_path: Path) -> None:
    """What `--verify` is for: here the kept page is another one, though its list says it is the same."""
    root = tree(tmp_path / "project")
    made(root)
    site = files(root / "out")
    kept = root / ".cache/build/en"
    listed = json.loads((kept / "list.json").read_text())
    page = kept / "files/en/section/b/index.html"
    page.unlink()
    page.write_text("something else")
    found = page.stat()
    listed["stamps"]["en/section/b/index.html"] = [found.st_size, found.st_mtime_ns]
    (kept / "list.json").write_text(json.dumps(listed))
    command = (sys.executable, "-m", "portal", "build", "--out", "out", "--verify")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "SOURCE_DATE_EPOCH": DAY}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("en/section/b/index.html: differs from what a plain build makes\n")
    assert files(root / "out") == site
    with pytest.raises(BuildError, match="en/section/b"):
        made(root, verified=True)
    made(root, keeps=False, verified=True)
