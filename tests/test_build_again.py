"""A build that takes over what has not changed makes the same bytes as one that makes everything anew."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from edits import EDITS
from portal.build import Built, Options, build, read_project
from portal.cache import Making
from portal.finding import BuildError
from portal.site import reuse
from portal.site.view import SiteView
from project import load
from small import small_project

pytestmark = pytest.mark.slow


def files(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def again(root: Path, **options: bool) -> Built:
    return build(load(root), root / "site", Options(**options))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that was built once, for all tests of this module to copy."""
    root = small_project(tmp_path_factory.mktemp("small") / "project")
    made = again(root, verified=True)
    assert made.reason == ""
    assert {lang: one.taken for lang, one in made.made.items()} == {"vi": 0, "en": 0, "zh": 0}
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    # With its times and links, by which what was kept is known.
    return Path(shutil.copytree(built, tmp_path / "project", copy_function=shutil.copy2))


def taken(made: Built) -> dict[str, int]:
    return {lang: one.pages - one.taken for lang, one in made.made.items()}


def test_with_nothing_kept_the_site_is_the_same(root: Path) -> None:
    site = files(root / "site")
    made = again(root, keeps=False, verified=True)
    assert {lang: one.taken for lang, one in made.made.items()} == {"vi": 0, "en": 0, "zh": 0}
    assert files(root / "site") == site


def test_nothing_is_made_when_nothing_has_changed(root: Path) -> None:
    before = {path: path.stat().st_ino for path in (root / "site").rglob("*.html")}
    site = files(root / "site")
    assert again(root).made == {}
    assert files(root / "site") == site
    (root / "docs/vi/index.md").touch()  # dates are not believed
    assert again(root).made == {}
    assert before.keys() == set((root / "site").rglob("*.html"))


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_site_is_what_a_plain_build_makes(root: Path, name: str) -> None:
    if name in ("renamed", "deleted_in_all"):
        EDITS["added_in_all"](root, random.Random(2))
        again(root)
    before = files(root / "site")
    EDITS[name](root, random.Random(1))
    made = again(root, verified=True)  # BuildError with the list where a file differs
    assert made.reason == ""
    assert files(root / "site") != before


def test_a_walk_of_edits(root: Path) -> None:
    chance = random.Random(2026)
    for _ in range(4):
        name = chance.choice(sorted(EDITS))
        EDITS[name](root, chance)
        again(root, verified=True)


@pytest.mark.parametrize(
    "path", ["data/facts/city.yml", "docs/vi/city/port.md", "overrides/partials/footer.html"]
)
def test_what_is_written_during_a_build_is_in_the_next_one(root: Path, path: str) -> None:
    """The first build may show the text of before; it does not pass for a build of what was written then."""
    file = root / path
    late = (
        file.read_text(encoding="utf-8")
        .replace('"15"', '"16"')
        .replace("Note.", "Khác.")
        .replace("<footer", "<footer data-late")
    )

    def write(lang: str, done: int, of_all: int) -> None:
        file.write_text(late, encoding="utf-8")

    page = root / "docs/en/city/history.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("title: Page", "title: The page"), encoding="utf-8"
    )
    assert build(load(root), root / "site", Options(told=write)).is_doubtful
    assert not again(root, verified=True).is_doubtful
    file.write_text(late, encoding="utf-8")
    assert again(root).made == {}


def test_what_a_killed_build_left_is_not_believed(root: Path) -> None:
    (root / ".cache/build/unfinished").touch()
    assert {lang: one.taken for lang, one in again(root, verified=True).made.items()} == {
        "vi": 0,
        "en": 0,
        "zh": 0,
    }
    assert again(root).made == {}


def test_a_site_read_before_its_files_changed_is_not_taken_for_theirs(root: Path) -> None:
    site, inputs = read_project(root)
    site.facts  # noqa: B018 - read now
    file = root / "data/facts/city.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('"15"', '"16"'), encoding="utf-8")
    page = root / "docs/en/city/history.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("title: Page", "title: The page"), encoding="utf-8"
    )
    build(site, root / "site", inputs=inputs)
    assert set(again(root, verified=True).made) == {"vi", "en", "zh"}


@pytest.mark.parametrize(
    ("path", "old", "new", "made"),
    [
        # A page of a target: itself.
        ("docs/zh/city/index.md", "[Port]", "[港口]", {"zh": 1}),
        # A page of the source: itself, its stale translations, and the list of states.
        ("docs/vi/city/port.md", "Note.", "Khác.", {"vi": 1, "en": 0, "zh": 0}),
        # A fact: the two pages of each language that show it, in zh one of them in Vietnamese.
        ("data/facts/city.yml", '"15"', '"16"', {"vi": 2, "en": 2, "zh": 2}),
        # An item: its page, the list, the files on the page of downloads.
        ("data/catalogue/zones/z1.yml", '"150"', '"151"', {"vi": 3, "en": 3, "zh": 3}),
        # A title: what shows it in its menu. Other languages look, and find nothing.
        ("docs/en/city/history.md", "title: Page", "title: The page", {"vi": 0, "en": 3, "zh": 0}),
    ],
)
def test_only_what_shows_a_change_is_made_again(
    root: Path, path: str, old: str, new: str, made: Mapping[str, int]
) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert taken(again(root)) == made


def test_the_search_index_is_kept_where_no_page_of_its_language_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed = root / "indexed"
    monkeypatch.setattr(
        "portal.build.parts.index_language", lambda site, lang, out: (root / f"indexed-{lang}").touch()
    )
    file = root / "docs/vi/city/port.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    again(root)
    assert sorted(path.name for path in root.glob(f"{indexed.name}-*")) == ["indexed-vi"]
    assert (root / "site/en/pagefind/pagefind.js").is_file()


@pytest.mark.parametrize("damage", ["cut", "emptied", "foreign", "page", "text", "half-written"])
def test_what_is_damaged_is_made_anew(root: Path, damage: str) -> None:
    site, cache = files(root / "site"), root / ".cache" / "build"
    lists = sorted(cache.glob("*/list.json"))
    assert len(lists) >= 4
    for one in lists:
        if damage == "cut":
            one.write_bytes(one.read_bytes()[:-20])
        elif damage == "emptied":
            one.write_bytes(b"")
        elif damage == "foreign":
            one.write_text(
                json.dumps({"version": 1, "key": 3, "keys": [], "notes": None, "stamps": {"x": 1}})
            )
        elif damage == "half-written":
            one.rename(one.with_name("list.json.new"))
    if damage == "page":
        for page in cache.glob("*/files/city/index.html"):
            page.write_text("something else", encoding="utf-8")
    if damage == "text":
        for part in cache.glob("*-texts/*.part"):
            content = bytearray(part.read_bytes())
            content[len(content) // 3] ^= 255
            part.write_bytes(content)
        (root / "docs/vi/city/port.md").write_text((root / "docs/vi/city/port.md").read_text() + "\n")
    again(root)
    assert files(root / "site") == site


def test_a_page_that_was_touched_in_the_site_is_not_taken_over(root: Path) -> None:
    """The files of the site and those kept for the next build are the same by another name."""
    site = files(root / "site")
    with (root / "site/en/index.html").open("a") as page:
        page.write("touched")
    again(root)
    assert files(root / "site") == site


def test_a_second_build_at_the_same_time_goes_its_own_way(root: Path, tmp_path: Path) -> None:
    site = files(root / "site")
    EDITS["settings"](root, random.Random(1))
    pid = os.fork()
    if pid == 0:
        try:
            build(load(root), tmp_path / "other", Options(searched=True))
            os._exit(0)
        finally:
            os._exit(1)  # not on, as a second run of these tests
    again(root)
    _, status = os.waitpid(pid, 0)
    assert status == 0
    again(root, verified=True)
    assert files(root / "site").keys() == site.keys()
    assert files(tmp_path / "other").keys() == site.keys()


def test_a_full_disk_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = files(root / "site")
    EDITS["template"](root, random.Random(1))

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for place in (
        "portal.site.reuse.utils.write_file",
        "portal.cache.kept.os.link",
        "portal.build.finish._write",
    ):
        with monkeypatch.context() as patched:
            patched.setattr(place, full)
            if place.endswith("link"):
                patched.setattr("portal.cache.kept.shutil.copy2", full)
            with pytest.raises(BuildError, match="No space left on device"):
                again(root)
        assert files(root / "site") == site
        assert not list(root.glob(".site*"))
    again(root, verified=True)


def test_what_templates_are_told_is_told_in_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is known by how its context prints: nothing in it may print less than it holds, but the words of
    a language, which every page's key has."""
    seen: dict[str, object] = {}
    key = reuse._Pages._key

    def looked_at(pages: object, *arguments: Any) -> str:
        seen.update({name: type(value) for name, value in arguments[5].items()})
        for name, value in arguments[5].items():
            if name not in reuse._COMMON:
                shown_in_full(value, name)
        return key(pages, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(reuse._Pages, "_key", looked_at)
    build(load(root), root / "site", Options(workers=1, keeps=False, searched=False))
    assert {"menu", "route", "sheet", "portal", "words", "structured_data"} <= seen.keys()


def shown_in_full(value: object, place: str) -> None:
    if isinstance(value, SiteView):
        return
    if is_dataclass(value):
        assert all(field.repr for field in fields(value)), place
        for field in fields(value):
            shown_in_full(getattr(value, field.name), f"{place}.{field.name}")
    elif isinstance(value, dict):
        for name, part in value.items():
            shown_in_full(part, f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for part in value:
            shown_in_full(part, f"{place}[]")
    else:
        plain = (str, int, float, bool, Decimal, date, type(None))
        assert isinstance(value, plain), (place, type(value))


def test_a_folder_in_the_making_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    making = Making(tmp_path / "kept")
    (making.files / "a").write_text("a")
    making.made("a", "key")
    assert Making(tmp_path / "kept").old.key == ""
    again_ = Making(tmp_path / "kept")
    (again_.files / "a").write_text("b")
    again_.made("a", "key")
    again_.complete("all")
    next_ = Making(tmp_path / "kept")
    assert (next_.old.key, next_.take("a", "other"), next_.take("a", "key")) == ("all", False, True)
