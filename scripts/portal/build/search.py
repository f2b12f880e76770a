"""The search index of each language, made by Pagefind from that language's own pages.

Pagefind 1.5.2: only the extended binary divides Chinese and Japanese into words; its command line is thirty
times faster than its Python API. Each language is indexed by itself, from a folder that holds nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from pagefind_bin_extended import get_executable

from portal.finding import BuildError
from portal.model import Site, State

# The parts of a bundle that our own search (docs/assets/js/search.js) loads.
_NEEDED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.*",
    "pagefind.*",
    "fragment",
    "index",
)


def index_language(site: Site, lang: str, out: Path) -> None:
    """Write `<home>/pagefind/` for a language that has pages. BuildError with Pagefind's words."""
    routes = [route for (of, _), route in site.routes.items() if of == lang]
    urls = [route.url for route in routes if route.state is not State.MISSING]
    if urls:
        _index(out, urls, out / site.config.home(lang) / "pagefind")


def _index(out: Path, urls: list[str], bundle: Path) -> None:
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".site.search-") as folder:
        pages = Path(folder, "pages")
        for url in urls:
            page = pages / url / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            os.link(out / url / "index.html", page)
        made = Path(folder, "bundle")
        command = (get_executable(), "--site", pages, "--output-path", made, "--quiet")
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise BuildError(["Pagefind could not index the site:", *done.stderr.splitlines()])
        bundle.mkdir(parents=True)
        for pattern in _NEEDED:
            for path in sorted(made.glob(pattern)):
                shutil.move(path, bundle / path.name)
    _sort_keys(bundle / "pagefind-entry.json")


def _sort_keys(entry: Path) -> None:
    """The only file that differs between two runs: the order of its keys."""
    read = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(read, sort_keys=True, separators=(",", ":")), encoding="utf-8")
