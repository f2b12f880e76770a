"""`make site`, `make test` and the locks keep their promises to a machine that has nothing yet.

Programs are stood in for by short shell scripts on a PATH of the test's own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYTHON_LOCKS = ("requirements.lock", "requirements-test.lock")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def declared() -> list[str]:
    """Every requirement of pyproject.toml: of the build, of the portal and of its tests."""
    table = project()
    return [
        *table["build-system"]["requires"],
        *table["project"]["dependencies"],
        *table["project"]["optional-dependencies"]["test"],
    ]


def locked(name: str) -> set[str]:
    """`name==version` of each entry of a lock, names in lower case, without markers."""
    return {pin.lower() for pin in re.findall(r"(?m)^[\w.-]+==[^\s;]+", read(name))}


def script(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)
    return path


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


class TestLocks:
    @pytest.mark.parametrize("name", PYTHON_LOCKS)
    def test_hold_no_address_and_no_path(self, name: str) -> None:
        text = read(name)
        assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text)
        assert "/" not in text

    @pytest.mark.parametrize("name", PYTHON_LOCKS)
    def test_hold_a_hash_for_every_entry(self, name: str) -> None:
        entries = re.split(r"(?m)^(?=\w)", read(name))[1:]
        assert entries
        assert [entry for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []

    def test_hold_what_pyproject_pins(self) -> None:
        pins = {requirement.split(";")[0].strip().lower() for requirement in declared()}
        build = {pin.lower() for pin in project()["build-system"]["requires"]}
        run_time = {pin.split(";")[0].lower() for pin in project()["project"]["dependencies"]}
        assert build | run_time <= locked("requirements.lock")
        assert pins <= locked("requirements-test.lock")

    def test_agree_with_each_other(self) -> None:
        assert locked("requirements.lock") <= locked("requirements-test.lock")

    def test_serve_windows_too(self) -> None:
        assert {"colorama", "tzdata"} <= {pin.split("==")[0] for pin in locked("requirements.lock")}

    def test_node_packages_have_hashes_and_no_addresses(self) -> None:
        packages = json.loads(read("package-lock.json"))["packages"]
        packages.pop("")
        assert packages
        for name, package in packages.items():
            assert "resolved" not in package, name
            assert package["integrity"].startswith("sha512-"), name

    def test_node_packages_are_pinned_with_a_reason(self) -> None:
        package = json.loads(read("package.json"))
        assert package["//"].keys() == package["devDependencies"].keys()
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())


@pytest.mark.parametrize("requirement", declared())
def test_a_dependency_is_pinned_and_has_its_reason(requirement: str) -> None:
    assert re.fullmatch(r"[\w.-]+==[\w.]+(; .+)?", requirement)
    lines = [line for line in read("pyproject.toml").splitlines() if f'"{requirement}"' in line]
    assert len(lines) == 1
    assert re.search(r"  # \S.+", lines[0]), "say after the requirement, on its line, what it is for"


def test_ci_runs_make_test_from_any_folder_and_keeps_its_code(tmp_path: Path) -> None:
    script(tmp_path / "bin" / "make", 'echo "$PWD: make $*"', "exit 7")
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = run(ROOT / ".ci" / "run", cwd=tmp_path, env=os.environ | {"PATH": path})
    assert (done.stdout.strip(), done.returncode) == (f"{ROOT}: make test", 7)


class TestMakeSite:
    """In a copy, where `python3` is a script that makes an environment of scripts that note their calls."""

    @pytest.fixture
    def copy(self, tmp_path: Path) -> Path:
        folder = tmp_path / "a copy"
        folder.mkdir()
        for name in ("Makefile", "pyproject.toml", *PYTHON_LOCKS):
            shutil.copy(ROOT / name, folder)
        environment_python = r'echo "python $*" >> calls'
        script(
            tmp_path / "python3",
            '[ "$1" = -c ] && exit 0',
            'echo "python3 $*" >> calls',
            'rm -rf "$4" && mkdir -p "$4/bin"',
            f"printf '#!/bin/sh\\n%s\\n' '{environment_python}' > \"$4/bin/python\"",
            """printf '#!/bin/sh\\n%s\\n' 'echo "portal $*" >> calls' > "$4/bin/portal" """,
            'chmod +x "$4/bin/python" "$4/bin/portal"',
        )
        return folder

    def make(self, copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        python = f"PYTHON={copy.parent / 'python3'}"
        return run("make", "site", python, *words, cwd=copy, env=environment)

    def calls(self, copy: Path) -> list[str]:
        """The programs called since the last question, without their arguments but the first."""
        lines = (copy / "calls").read_text(encoding="utf-8").splitlines()
        (copy / "calls").unlink()
        return [" ".join(line.split()[:3]) for line in lines]

    INSTALLING = ("python3 -m venv", "python -m pip", "python -m pip", "portal build")

    def test_installs_once_then_only_builds_and_names_the_address(self, copy: Path) -> None:
        self.make(copy)
        assert self.calls(copy) == list(self.INSTALLING)
        again = self.make(copy)
        assert self.calls(copy) == ["portal build"]
        assert f"{copy}/site/index.html" in again.stdout.splitlines()[-1]
        assert "make serve" in again.stdout.splitlines()[-1]

    def test_asks_pip_for_hashes(self, copy: Path) -> None:
        self.make(copy)
        dependencies, portal = (line for line in (copy / "calls").read_text().splitlines() if " pip " in line)
        assert "--require-hashes -r requirements.lock" in dependencies
        assert portal.endswith("--no-deps --no-build-isolation -e .")

    def test_new_dates_install_nothing(self, copy: Path) -> None:
        self.make(copy)
        self.calls(copy)
        (copy / "requirements.lock").touch()
        self.make(copy)
        assert self.calls(copy) == ["portal build"]

    @pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
    def test_a_changed_lock_or_project_installs_again(self, copy: Path, name: str) -> None:
        self.make(copy)
        self.calls(copy)
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        self.make(copy)
        assert self.calls(copy) == list(self.INSTALLING)

    def test_a_vanished_python_installs_again(self, copy: Path) -> None:
        self.make(copy)
        self.calls(copy)
        (copy / ".venv" / "bin" / "python").unlink()
        self.make(copy)
        assert self.calls(copy) == list(self.INSTALLING)

    @pytest.mark.parametrize(
        ("setting", "message"),
        [
            ("sys.version_info = (3, 9, 2)", "needs Python 3.11 or newer; {python} is 3.9"),
            ("sys.modules['ensurepip'] = None", "apt install python3-venv"),
        ],
    )
    def test_an_unfit_python_is_one_line(self, copy: Path, setting: str, message: str) -> None:
        python = script(copy.parent / "python3", f'exec {sys.executable} -c "import sys; {setting}', '$2"')
        self.assert_one_line(self.make(copy), message.format(python=python))

    def test_an_absent_python_is_one_line(self, copy: Path) -> None:
        self.assert_one_line(self.make(copy, "PYTHON=no-such-python"), "no-such-python is not there")

    def assert_one_line(self, done: subprocess.CompletedProcess[str], message: str) -> None:
        ours = [line for line in done.stderr.splitlines() if not line.startswith("make")]
        assert done.returncode != 0
        assert len(ours) == 1
        assert message in ours[0]


ANSWERS = {
    "node": "echo v20.0.0",
    "npm": "echo 10.0.0",
    "java": "echo 'openjdk version \"17.0.1\"' >&2",
    "chromium": "echo Chromium 150",
    "fc-list": "echo Some Font",
    "ngx_http_brotli_static_module.so": "",
    "nginx": "echo --modules-path=${0%/*} >&2",
}


@pytest.mark.parametrize(
    ("absent", "named"),
    [
        (("node", "npm"), "Node.js"),
        (("npm",), "Node.js"),
        (("java",), "Java"),
        (("chromium",), "Chromium"),
        (("fc-list",), "fonts"),
        (("ngx_http_brotli_static_module.so",), "brotli"),
        (tuple(ANSWERS), "Java"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere fonts and browsers do not stand on PATH")
def test_a_missing_tool_is_one_line(tmp_path: Path, absent: tuple[str, ...], named: str) -> None:
    done = run_provide(tmp_path, {name: answer for name, answer in ANSWERS.items() if name not in absent})
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr


def test_a_java_too_old_is_missing(tmp_path: Path) -> None:
    done = run_provide(tmp_path, ANSWERS | {"java": "echo 'openjdk version \"1.8.0\"' >&2"})
    assert done.returncode == 1
    assert "11 or newer" in done.stderr


def run_provide(folder: Path, programs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the tool finder with these programs alone: no apt-get on the PATH, no browser of playwright's."""
    for name, answer in programs.items():
        script(folder / name, answer)
    environment = {
        "PATH": str(folder),
        "PLAYWRIGHT_BROWSERS_PATH": str(folder / "browsers"),
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
    }
    return run(sys.executable, ROOT / "tests" / "tools" / "provide.py", env=environment)
