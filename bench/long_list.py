"""A list of 2,000 items in a real browser: what a keystroke costs, what the page weighs.

A keystroke's time runs from its event to the end of the frame that shows its result: script, style, layout,
paint.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from browser.server import serve
from conftest import CHROMIUM_ARGUMENTS, found_tools
from portal.build import Options, build
from portal.config import load_config
from portal.model import load_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
ITEMS = 2000
TYPE = "zones"
PAGE = "investment/zones"
# Typed letter by letter into an empty field: without diacritics, with them, Han, many words, and no match.
QUERIES = ("dinh vu", "Đình Vũ 19", "廷武", "cong nghiep logistics", "zzz")
# Name, width, how much slower than this machine.
SCREENS = (("wide", 1280, 1), ("phone", 390, 1), ("phone, processor 4 times slower", 390, 4))
# The time from a keystroke's event to the end of its frame: a message sent in the frame's callback arrives
# after style, layout and paint.
_CLOCK = """
() => {
  window.spent = []
  document.querySelector("[name=q]").addEventListener("input", () => {
    const start = performance.now()
    requestAnimationFrame(() => {
      const frame = new MessageChannel()
      frame.port1.onmessage = () => spent.push(performance.now() - start)
      frame.port2.postMessage(0)
    })
  }, {capture: true})
}
"""


def report() -> None:
    """Build the list, type into it on a wide screen and on a phone, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        site = _built(Path(folder))
        html = (site / PAGE / "index.html").read_bytes()
        packed = gzip.compress(html, 9)
        _say(f"{ITEMS} items: {len(html) / 1000:.0f} kB of HTML, {len(packed) / 1000:.0f} kB by gzip")
        with serve(site) as address:
            for name, width, slower in SCREENS:
                times = sorted(_typed(f"{address}/{PAGE}/", width, slower))
                middle, late = statistics.median(times), times[int(len(times) * 0.95)]
                told = f"{middle:.0f} ms (median), {late:.0f} (95 of 100), {times[-1]:.0f} (most)"
                _say(f"{name}: a keystroke takes {told}; {len(times)} keystrokes")


def _built(folder: Path) -> Path:
    """A site of one page with the list, from this project's templates and its real zones many times over."""
    project, site = folder / "project", folder / "site"
    for name in ("overrides", "docs/assets", "data/ui", "data/map", "data/catalogue", "scripts"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml", "data/sources.yml"):
        shutil.copy2(ROOT / name, project / name)
    settings = project / "mkdocs.yml"
    head = settings.read_text(encoding="utf-8").partition("\nnav:")[0]
    settings.write_text(f"{head}\nnav:\n  - home: index.md\n  - list: {PAGE}.md\n", encoding="utf-8")
    front = "---\ntitle: {0}\ndescription: {0}\n---\n"
    for key, body in (("index", ""), (PAGE, f"[[items {TYPE}]]\n")):
        page = project / "docs" / "vi" / f"{key}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(front.format(key) + body, encoding="utf-8")
    _multiply(project / "data" / "catalogue")
    return build(load_site(load_config(project)), site, Options(keeps=False, searched=False)).out


def _multiply(catalogue: Path) -> None:
    """The real items of the type, with a number behind each name; pages of single items are left out."""
    for declared in catalogue.glob("*/_type.yml"):
        text = declared.read_text(encoding="utf-8").replace("item_pages: true", "item_pages: false")
        declared.write_text(text, encoding="utf-8")
    folder = catalogue / TYPE
    real = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in folder.glob("[!_]*.yml")}
    made = {f"{id_}-{number}": item for number, id_, item in _repeated(real)}
    (folder / "many.yml").write_text(yaml.safe_dump({"items": made}, allow_unicode=True), encoding="utf-8")


def _repeated(real: dict[str, dict[str, Any]]) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for number in range(ITEMS - len(real)):
        id_ = list(real)[number % len(real)]
        names = real[id_]["name"]
        numbered = (
            {lang: f"{name} {number}" for lang, name in names.items()} if isinstance(names, dict) else names
        )
        yield number, id_, {**real[id_], "name": numbered}


def _typed(url: str, width: int, slower: int) -> list[float]:
    """Milliseconds of each keystroke."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(found_tools().chromium), args=list(CHROMIUM_ARGUMENTS)
        )
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(url)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.evaluate(_CLOCK)
        times = [time for query in QUERIES for time in _query(page, query)]
        browser.close()
    return times


def _query(page: Page, query: str) -> list[float]:
    field = page.locator("[name=q]")
    field.fill("")
    page.wait_for_timeout(400)
    page.evaluate("spent.length = 0")
    field.focus()
    for letter in query:
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(60)
    for _ in query:
        page.keyboard.press("Backspace")
        page.wait_for_timeout(60)
    page.wait_for_timeout(200)
    return [float(time) for time in page.evaluate("spent")]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
