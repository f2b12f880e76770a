"""A build gives the whole site or leaves the old one: whatever breaks, whoever is killed."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.build.children import run_tasks
from portal.build.join import plan_join
from portal.build.swap import Swap
from portal.finding import BuildError
from project import copy_project, few_item_pages, load

DAY = "1795132800"  # 20 November 2026
pytestmark = pytest.mark.slow


def portal(root: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "scripts"),
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.Popen(
        (sys.executable, "-m", *arguments),
        cwd=root,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(root: Path, *arguments: str) -> tuple[int, str]:
    process = portal(root, *arguments)
    _, errors = process.communicate(timeout=300)
    return process.returncode, errors


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = few_item_pages(copy_project(tmp_path_factory.mktemp("build") / "copy"), "events", "documents")
    assert run(root, "portal", "build") == (0, "")
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, bytes]:
    return files(root / "site")


def test_two_builds_of_one_day_are_the_same_bytes(root: Path, site: dict[str, bytes]) -> None:
    assert run(root, "portal", "build", "--out", "again", "--no-cache") == (0, "")
    assert files(root / "again") == site
    process = portal(root, "portal", "build", "--out", "again", "--timings")
    told, _ = process.communicate(timeout=300)
    assert told.splitlines()[:-1] == [f"{lang}: as before" for lang in ("vi", "en", "zh", "ja")]
    assert files(root / "again") == site


def test_plain_mkdocs_makes_the_same_site(root: Path, site: dict[str, bytes]) -> None:
    code, errors = run(root, "mkdocs", "build", "--strict", "--quiet", "--site-dir", "plain")
    assert (code, errors) == (0, "")
    assert files(root / "plain") == site


def test_one_process_makes_the_same_site(root: Path, site: dict[str, bytes]) -> None:
    assert run(root, "portal", "build", "--out", "single", "--workers", "1") == (0, "")
    assert files(root / "single") == site


def test_parts_of_several_machines_make_the_same_site(root: Path, site: dict[str, bytes]) -> None:
    for lang in ("vi,en", "zh", "ja"):
        part = f"part-{lang[:2]}"
        assert run(root, "portal", "build", "--lang", lang, "--out", part) == (0, "")
        assert not (root / part / "sitemap.xml").exists()
    code, errors = run(root, "portal", "join", "part-vi", "part-zh", "--out", "joined")
    assert (code, "no part holds 日本語 (ja/index.html)" in errors) == (2, True)
    assert not (root / "joined").exists()
    assert run(root, "portal", "join", "part-vi", "part-zh", "part-ja", "--out", "joined") == (0, "")
    assert files(root / "joined") == site


def test_parts_that_differ_are_not_joined(tmp_path: Path) -> None:
    for part, words in (("one", "a"), ("two", "b")):
        (tmp_path / part / "assets").mkdir(parents=True)
        (tmp_path / part / "assets" / "x.css").write_text(words, encoding="utf-8")
    with pytest.raises(BuildError, match=r"assets/x\.css: differs between parts"):
        plan_join([tmp_path / "one", tmp_path / "two"])


def test_a_child_that_dies_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="ja: the process ended with 7"):
        run_tasks(
            {"ja": lambda told: os._exit(7), "en": lambda told: None}, 2, lambda name, done, of_all: None
        )


def test_an_unknown_language_is_told(root: Path) -> None:
    code, errors = run(root, "portal", "build", "--lang", "jp", "--out", "part-jp")
    assert (code, "--lang jp: unknown language" in errors) == (2, True)


def broken(root: Path, path: str, old: str, new: str) -> tuple[int, str]:
    """Build with one text changed; the file is put back."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        return run(root, "portal", "build")
    finally:
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "docs/ja/index.md",
            "{{ city-area }}",
            "{{ city-aera }}",
            "docs/ja/index.md:{line}: unknown fact `{{ city-aera }}`. Did you mean `city-area`",
        ),
        (
            "docs/vi/index.md",
            "title:",
            "titel:",
            "docs/vi/index.md:{line}: unknown key `titel`. Did you mean `title`?",
        ),
        (
            "docs/en/index.md",
            "(city/history.md)",
            "(city/histroy.md)",
            "docs/en/index.md:{line}: Doc file 'en/index.md' contains a link 'city/histroy.md'",
        ),
        (
            "data/facts/city.yml",
            "sources: [compho-ubnd2025, cafeland-114]",
            "sources: []",
            "data/facts/city.yml:{line}: the fact `city-area` has no source",
        ),
        (
            "overrides/main.html",
            "{% block content %}",
            "{% block contents %}{% endif %}",
            "overrides/main.html:{line}: Encountered unknown tag 'endif'",
        ),
    ],
)
def test_what_is_broken_is_named_and_the_old_site_stays(
    root: Path, site: dict[str, bytes], path: str, old: str, new: str, told: str
) -> None:
    text = (root / path).read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index(old)) + 1
    code, errors = broken(root, path, old, new)
    assert code == 3
    assert errors.startswith(told.replace("{line}", str(line)))
    assert "Traceback" not in errors
    assert errors.splitlines()[-1] == "The build failed; the previous site is as it was."
    assert files(root / "site") == site
    assert not list(root.glob(".site*"))


@pytest.mark.parametrize("after", [0.3, 1.0, 2.0, 3.0])
def test_a_killed_build_leaves_the_old_site_whole(root: Path, site: dict[str, bytes], after: float) -> None:
    process = portal(root, "portal", "build")
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert files(root / "site") == site


def test_a_build_clears_what_a_killed_one_left(root: Path, site: dict[str, bytes]) -> None:
    process = portal(root, "portal", "build", "--no-cache")
    deadline = time.monotonic() + 60
    while not list(root.glob(".site.building-*/*/files/index.html")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert list(root.glob(".site.building-*"))
    assert run(root, "portal", "build") == (0, "")
    assert not list(root.glob(".site*"))
    assert files(root / "site") == site


@pytest.mark.parametrize("out", [".", "docs", "docs/vi", "overrides", "mkdocs.yml"])
def test_a_folder_that_is_no_site_is_not_replaced(root: Path, out: str) -> None:
    before = files(root / "docs")
    code, errors = run(root, "portal", "build", "--out", out)
    assert (code, "Choose" in errors) == (2, True)
    assert files(root / "docs") == before


def test_a_half_exchange_is_taken_back(tmp_path: Path) -> None:
    """Where folders cannot be exchanged, two renames are made: the old site waits between them."""
    old = tmp_path / ".site.old"
    old.mkdir()
    (old / "index.html").write_text("old", encoding="utf-8")
    with Swap(tmp_path / "site"):
        assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.build.swap._exchange", lambda one, other: False)
    out = tmp_path / "site"
    for word in ("one", "two"):
        with Swap(out) as swap:
            (swap.staged / "index.html").write_text(word, encoding="utf-8")
            swap.put_in_place()
        assert (out / "index.html").read_text(encoding="utf-8") == word
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_every_route_is_built_and_nothing_else(root: Path, site: dict[str, bytes]) -> None:
    routes = load(root).routes.values()
    assert {route.item.type for route in routes if route.item} == {"events", "documents"}
    pages = {path for path in site if path.endswith("index.html")}
    assert pages == {f"{route.url}index.html" for route in routes}


def test_the_files_of_the_catalogues_stand_beside_the_pages(root: Path, site: dict[str, bytes]) -> None:
    written = {path: content for path, content in site.items() if path.startswith("data/")}
    listed = json.loads(written.pop("data/index.json"))["files"]
    assert len(listed) == len(written)
    for file in listed:
        content = written[file["url"].removeprefix("https://haiphong.example/")]
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
