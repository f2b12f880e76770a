"""The programs the tests need beyond Python packages: found, else installed, else named in one line.

Writes `.venv/tools.json` (absolute paths by name), which the fixture `tools` reads. Run by `make tools`.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS_FILE = ROOT / ".venv" / "tools.json"
NODE_MODULES = ROOT / "node_modules"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
JAVA_NEEDED = 11  # class files of vnu-jar 26.9.27 are of version 55
BROTLI = "ngx_http_brotli_static_module.so"
FONT_LANGUAGES = ("vi", "zh-cn", "ja")


@dataclass(frozen=True, slots=True)
class Need:
    """A tool: how to find it (its path, or "" when absent) and what brings it."""

    name: str
    what: str
    find: Callable[[], str]
    debian: tuple[str, ...]
    otherwise: tuple[str, ...] = ()
    """A command that brings the tool where Debian's packages cannot."""


def output(*command: str) -> str:
    """What a command prints, or "" when it is absent, hangs or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout + done.stderr


def find_node() -> str:
    npm, node = shutil.which("npm"), shutil.which("node")
    return node if npm and node and output(npm, "--version") else ""


def find_java() -> str:
    # macOS has a `java` that only says where to get one, so the version is read, not the path.
    version = re.search(r'version "(?:1\.)?(\d+)', output("java", "-version"))
    return (shutil.which("java") or "") if version and int(version[1]) >= JAVA_NEEDED else ""


def find_driver() -> str:
    # The Node inside playwright 1.65 loads libatomic.so.1, which a bare Debian 12 does not have.
    return sys.executable if output(sys.executable, "-m", "playwright", "--version") else ""


def find_chromium() -> str:
    applications: tuple[str, ...] = CHROMIUM_APPLICATIONS if platform.system() == "Darwin" else ()
    for name in (*CHROMIUM_NAMES, *applications):
        # Ubuntu's `chromium-browser` may be a stub that asks for a snap: only one that answers counts.
        if (path := shutil.which(name)) and output(path, "--version"):
            return path
    return find_playwright_chromium()


def find_playwright_chromium() -> str:
    """The browser that `playwright install` put into this user's cache."""
    import_it = "from playwright.sync_api import sync_playwright"
    ask_it = "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    path = output(sys.executable, "-c", f"{import_it}\n{ask_it}").strip()
    return path if path and output(path, "--version") else ""


def find_fonts() -> str:
    if platform.system() in {"Darwin", "Windows"}:
        return platform.system()  # these systems bring the fonts of every language
    fonts = [output("fc-list", f":lang={language}", "family") for language in FONT_LANGUAGES]
    return (shutil.which("fc-list") or "") if all(fonts) else ""


def find_nginx() -> str:
    """nginx with its module for brotli; on other systems nginx is not tested."""
    if platform.system() != "Linux":
        return platform.system()
    # Debian's stands in a folder that only root has on the PATH.
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or ""
    modules = re.search(r"--modules-path=(\S+)", output(path, "-V")) if path else None
    return path if modules and Path(modules[1], BROTLI).is_file() else ""


NEEDS = (
    Need("node", "Node.js with npm", find_node, ("nodejs", "npm")),
    Need("java", f"a Java runtime, {JAVA_NEEDED} or newer", find_java, ("default-jre-headless",)),
    Need("driver", "libatomic, which playwright's driver loads", find_driver, ("libatomic1",)),
    Need(
        "chromium",
        "Chromium or Google Chrome",
        find_chromium,
        ("chromium",),
        (sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"),
    ),
    Need("fonts", "fonts for Chinese and Japanese", find_fonts, ("fontconfig", "fonts-noto-cjk")),
    Need(
        "nginx",
        "nginx with its module for brotli",
        find_nginx,
        ("nginx", "libnginx-mod-http-brotli-static"),
    ),
)


def install(need: Need) -> str:
    """Install a tool where this user may; its path, or "" when that was not possible."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {need.what}: {' '.join(need.debian)}")
        if apt_install(need.debian) and (path := need.find()):
            return path
    if need.otherwise:
        say(f"Installing {need.what}")
        subprocess.run(need.otherwise, capture_output=True, check=False)
        return need.find()
    return ""


def apt_install(packages: tuple[str, ...]) -> bool:
    """True when the packages are there; the lists are fetched once when they are absent or too old."""
    quiet = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
    command = (*quiet, "install", "--yes", "--no-install-recommends", *packages)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}

    def run(*words: str) -> bool:
        return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 0

    with no_service_started():
        return run(*command) or (run(*quiet, "update") and run(*command))


@contextmanager
def no_service_started() -> Iterator[None]:
    """Debian starts a server as soon as its package is installed, unless this program forbids it."""
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink()


def install_node_modules() -> None:
    """Bring node_modules/ to package-lock.json; nothing happens when it is there already.

    Install scripts stay off: vnu-jar's would download a Java runtime that no lock knows.
    """
    stamp = NODE_MODULES / ".locked"
    key = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == key:
        return
    say("Installing the locked Node packages")
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    npm = shutil.which("npm") or "npm"
    if subprocess.run((npm, "ci", *options), cwd=ROOT, check=False).returncode:
        sys.exit("npm ci failed: the lines above say why.")
    stamp.write_text(key, encoding="utf-8")


def say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    found = {need.name: need.find() or install(need) for need in NEEDS}
    missing = [f"{need.what} (Debian: {' '.join(need.debian)})" for need in NEEDS if not found[need.name]]
    if missing:
        sys.exit(f"The tests need what this machine lacks; install {'; '.join(missing)}.")
    install_node_modules()
    tools = {name: found[name] for name in ("chromium", "java", "nginx", "node")} | {
        "vnu": str(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"),
        "axe": str(NODE_MODULES / "axe-core" / "axe.min.js"),
    }
    TOOLS_FILE.write_text(json.dumps(tools, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
