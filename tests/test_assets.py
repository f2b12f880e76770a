"""Style sheets and scripts: one sheet, names by content, imports that lead to written names."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.site.assets import SHEET, Assets, load_assets

SITE_URL = "https://haiphong.example/"


def assets(folder: Path, **scripts: str) -> Assets:
    theme, docs = folder / "theme", folder / "docs"
    files = {
        theme
        / "assets/stylesheets/main.1.min.css": '@charset "UTF-8";a{b:c}\n/*# sourceMappingURL=x.map */\n'
    }
    files |= {
        docs / "assets/css/one.css": "b {}\n",
        docs / "assets/css/two.css": "/* why */\nc {\n  d: e;\n}\n",
    }
    files |= {docs / "assets/js" / f"{name}.js": text for name, text in scripts.items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_assets(theme, docs, ("assets/css/two.css", "assets/css/one.css"))


def test_the_theme_s_sheet_and_ours_are_one_in_the_order_given(tmp_path: Path) -> None:
    found = assets(tmp_path)
    assert found.files[found.names[SHEET]].decode() == '@charset "UTF-8";a{b:c}\nc {\nd: e;\n}\nb {}\n'


def test_a_name_holds_a_hash_of_the_content(tmp_path: Path) -> None:
    found = assets(tmp_path, one="1", two="2")
    for name, content in found.files.items():
        digest = hashlib.sha256(content).hexdigest()[:10]
        assert re.fullmatch(rf"assets/immutable/\w+\.{digest}\.(css|js)", name)


@pytest.mark.parametrize(
    "line",
    ['import { a } from "./b.js"', "import './b.js'", 'await import("./b.js")', 'export * from "./b.js"'],
)
def test_imports_lead_to_written_names(tmp_path: Path, line: str) -> None:
    found = assets(tmp_path, a=line, b="export const a = 1")
    written = Path(found.names["assets/js/b.js"]).name
    assert found.files[found.names["assets/js/a.js"]].decode() == line.replace("b.js", written)


def test_a_change_of_what_is_imported_changes_the_name_of_what_imports(tmp_path: Path) -> None:
    line = 'import { a } from "./b.js"'
    before = assets(tmp_path / "one", a=line, b="export const a = 1").names
    after = assets(tmp_path / "two", a=line, b="export const a = 2").names
    assert before["assets/js/a.js"] != after["assets/js/a.js"]


@pytest.mark.parametrize(
    ("scripts", "told"),
    [
        ({"a": 'import "./b.js"'}, "assets/js/a.js: imports ./b.js, which is not there"),
        ({"a": 'import "./b.js"', "b": 'import "./a.js"'}, "imports in a circle: a.js → b.js → a.js"),
    ],
)
def test_imports_that_cannot_be_are_named(tmp_path: Path, scripts: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        assets(tmp_path, **scripts)


@pytest.mark.slow
def test_pages_load_what_is_there_and_nothing_else_is(built_site: Path) -> None:
    loaded: set[str] = set()
    for path in built_site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        asked = [node.attributes["src"] for node in page.css("script[src]")]
        asked += [node.attributes["href"] for node in page.css("link[rel=stylesheet], link[rel=icon]")]
        pictures = (str(node.attributes["content"]) for node in page.css('meta[property="og:image"]'))
        asked += [picture.removeprefix(SITE_URL.rstrip("/")) for picture in pictures]
        for address in map(str, asked):
            file = built_site / address[1:] if address.startswith("/") else path.parent / address
            loaded.add(file.resolve().relative_to(built_site.resolve()).as_posix())
    scripts = list((built_site / "assets").rglob("*.js"))
    imported = [re.findall(r'"\./([\w.-]+\.js)"', path.read_text(encoding="utf-8")) for path in scripts]
    loaded |= {f"assets/immutable/{name}" for names in imported for name in names}
    written = {path.relative_to(built_site).as_posix() for path in (built_site / "assets").rglob("*.*")}
    assert loaded == written
