"""While a site is served, an edited page is made alone: the bytes of a build, without waiting for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.build import Options, build, read_project
from portal.build.ready import Ready
from small import small_project

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Waiting:
    """A project that was built, and the processes that wait for its edits."""

    root: Path
    out: Path
    ready: Ready

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / "docs" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(self) -> None:
        site, inputs = read_project(self.root)
        build(site, self.out, Options(searched=False), inputs=inputs)
        self.ready.follow(site, inputs)


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    out = tmp_path / "served" / "site"
    made = Waiting(small_project(tmp_path / "project"), out, Ready(out))
    made.build()
    assert all(made.ready.make((lang, "index.md")) for lang in ("vi", "en", "zh"))  # everything is read
    yield made
    made.ready.end()


def test_it_is_the_page_that_a_build_makes(waiting: Waiting) -> None:
    page = waiting.out / "en/city/history/index.html"
    for number in range(3):
        waiting.edit("en/city/history.md", "## ", f"Edited {number}: {{{{ port-depth }}}}.\n\n## ")
        waiting.edit("en/city/history.md", "title: ", f"title: Title {number} ")
        assert waiting.ready.make(("en", "city/history.md"))
        alone = page.read_bytes()
        assert f"Edited {number}: 15".encode() in alone
        waiting.build()
        assert page.read_bytes() == alone


def test_it_knows_that_its_source_was_edited(waiting: Waiting) -> None:
    waiting.edit("vi/city/history.md", "## ", "Mới.\n\n## ")
    assert waiting.ready.make(("vi", "city/history.md"))
    assert waiting.ready.make(("en", "city/history.md"))
    alone = (waiting.out / "en/city/history/index.html").read_bytes()
    assert b'<meta name="portal:state" content="stale">' in alone
    waiting.build()
    assert (waiting.out / "en/city/history/index.html").read_bytes() == alone


@pytest.mark.parametrize(
    ("old", "new"),
    [("## ", "{{ port-deep }}\n\n## "), ("## ", "[nowhere](none.md)\n\n## "), ("title:", "titel:")],
)
def test_a_page_with_a_fault_is_left_to_the_build(waiting: Waiting, old: str, new: str) -> None:
    page = waiting.out / "en/city/history/index.html"
    before = page.read_bytes()
    waiting.edit("en/city/history.md", old, new)
    assert not waiting.ready.make(("en", "city/history.md"))
    assert page.read_bytes() == before
    waiting.edit("en/city/history.md", new, old)
    assert waiting.ready.make(("en", "city/history.md"))
    assert page.read_bytes() == before


def test_a_page_that_nobody_knows_is_left_to_the_build(waiting: Waiting) -> None:
    assert not waiting.ready.make(("en", "city/new.md"))
    assert not waiting.ready.make(("assets", "x.md"))
    assert waiting.ready.make(("en", "city/history.md"))
