"""`portal compress`: smaller forms beside what shrinks, the same bytes each time."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner

from portal.cli import app
from portal.compress import SMALLEST, compress
from portal.finding import ConfigError

LONG = "Cảng Hải Phòng. " * 200


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"index.html": LONG, "a/b.css": LONG, "small.html": "x", "picture.png": LONG}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_both_forms_stand_beside_what_shrinks(site: Path) -> None:
    done = compress(site)
    made = {name for name in written(site) if name.endswith((".br", ".gz"))}
    assert made == {"index.html.br", "index.html.gz", "a/b.css.br", "a/b.css.gz"}
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == LONG
    assert gzip.decompress((site / "a/b.css.gz").read_bytes()).decode() == LONG
    assert (done.files, done.size) == (2, 2 * len(LONG.encode()))
    assert done.brotli < done.gzip < done.size


def test_a_second_run_makes_the_same_bytes(site: Path) -> None:
    compress(site)
    before = written(site)
    compress(site)
    assert written(site) == before


def test_forms_follow_their_files(site: Path) -> None:
    compress(site)
    (site / "index.html").write_text(LONG + "Mới.", encoding="utf-8")
    (site / "a/b.css").write_text("b{}" * (SMALLEST // 4), encoding="utf-8")
    compress(site)
    assert brotli.decompress((site / "index.html.br").read_bytes()).decode() == LONG + "Mới."
    assert not (site / "a/b.css.br").exists()
    (site / "index.html").unlink()
    compress(site)
    assert set(written(site)) == {"a/b.css", "small.html", "picture.png"}


def test_an_empty_folder_is_fine_and_none_is_not(tmp_path: Path) -> None:
    assert compress(tmp_path).files == 0
    with pytest.raises(ConfigError, match="no folder"):
        compress(tmp_path / "none")


def test_the_command_tells_what_it_did(site: Path) -> None:
    done = CliRunner().invoke(app, ["compress", str(site)])
    assert done.exit_code == 0
    assert "2 files" in done.output
    assert CliRunner().invoke(app, ["compress", str(site / "none")]).exit_code == 2
