"""Other generators on the same texts. They make other pages of them: the figures tell orders of size, no more."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.speed.builds import Build, forget, runs_of
from bench.speed.trees import LANGS
from tools.provide import Need, install

_HUGO = Need("hugo", "Hugo", lambda: shutil.which("hugo") or "", ("hugo",))
BENCH = Path(__file__).resolve().parents[1]
_SETTINGS = """\
site_name: Tree
site_url: https://tree.example/
theme: {name: material, font: false, features: [navigation.prune]}
markdown_extensions: [admonition, attr_list, footnotes, tables, toc]
"""


def hugo(root: Path, pages: int) -> Iterator[Build]:
    """Hugo with the light layout of `bench/hugo`, all pages anew; nothing, said so, where it cannot be had."""
    program = _HUGO.find() or install(_HUGO)
    if not program:
        _absent("Hugo")
        return
    folder = _beside(root, "hugo")
    shutil.copytree(BENCH / "hugo", folder)
    shutil.copytree(root / "docs", folder / "docs")
    for file in list(folder.glob("docs/**/index.md")):
        file.rename(file.with_name("_index.md"))  # else the pages beside it would be its resources
    command = ((program, "--quiet"),)
    yield Build("hugo, cold", folder, command, runs_of(pages), partial(forget, folder / "public"))


def zensical(root: Path, pages: int) -> Iterator[Build]:
    """Zensical, which ignores static-i18n: four sites of one language, cold and with its cache."""
    program = _zensical()
    if not program:
        _absent("Zensical")
        return
    folder = _beside(root, "zensical")
    for lang in LANGS:
        shutil.copytree(root / "docs" / lang, folder / lang / "docs")
        (folder / lang / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    made = [folder / lang / name for lang in LANGS for name in (".cache", "site")]
    commands = tuple((program, "build", "-f", str(folder / lang / "mkdocs.yml")) for lang in LANGS)
    yield Build("zensical, four sites, cold", folder, commands, runs_of(pages), partial(forget, *made))
    yield Build("zensical, four sites, nothing changed", folder, commands, runs_of(pages))


def _beside(root: Path, name: str) -> Path:
    """Not in the tree: `portal build` reads every file of a project."""
    return root.with_name(f"{root.name}-{name}")


def _zensical() -> str:
    """The program in an environment of its own: its packages are not those of the portal."""
    home = BENCH.parent / ".cache" / "bench" / "zensical"
    program = home / "bin" / "zensical"
    if not program.is_file():
        venv.create(home, clear=True, with_pip=True)
        lock = BENCH / "zensical.lock"
        command = (home / "bin" / "python", "-m", "pip", "install", "-qq", "--require-hashes", "-r", lock)
        subprocess.run(command, check=False)
    return str(program) if program.is_file() else ""


def _absent(name: str) -> None:
    sys.stdout.write(f"{name} cannot be installed here: not measured\n")
