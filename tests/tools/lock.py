"""Write the locks anew: requirements.lock, requirements-test.lock, bench/zensical.lock and package-lock.json. Run
by `make lock`.

The Python locks hold hashes for every platform and Python from 3.11 on, the build backend too, and no
address, so that a mirror serves as well as the public index. Options go to uv (`--upgrade`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UV = "uv==0.13.8"  # pip itself resolves for one platform only
ZENSICAL = "zensical==0.0.73"  # timed beside the portal by `make bench`, in an environment of its own

UV_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--custom-compile-command=make lock",
    "--quiet",
)
NPM_OPTIONS = (
    "--package-lock-only",
    "--omit-lockfile-registry-resolved",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
)


def lock_project(uv: Path, lock: str, *options: str) -> None:
    """Resolve pyproject.toml and its build backend into `lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock_python(uv, lock, project["build-system"]["requires"], "pyproject.toml", *options)


def lock_python(uv: Path, lock: str, requirements: Sequence[str], *options: str) -> None:
    """Resolve requirements into `lock`; pins already there stay where they fit."""
    subprocess.run(
        (uv, "pip", "compile", "-", f"--output-file={lock}", *UV_OPTIONS, *options),
        cwd=ROOT,
        input="\n".join(requirements),
        text=True,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if os.name == "nt" else "bin")
        subprocess.run((programs / "python", "-m", "pip", "install", "-qq", UV), check=True)
        uv = programs / "uv"
        lock_project(uv, "requirements.lock", *sys.argv[1:])
        same = "--constraint=requirements.lock"
        lock_project(uv, "requirements-test.lock", "--extra=test", same, *sys.argv[1:])
        lock_python(uv, "bench/zensical.lock", (ZENSICAL,), *sys.argv[1:])
    subprocess.run(("npm", "install", *NPM_OPTIONS), cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
