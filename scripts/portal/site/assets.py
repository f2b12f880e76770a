"""Style sheets and scripts as pages load them: one sheet, and names that hold a hash of the content.

What has such a name never changes, so a browser may keep it for good; all of it stands in one folder, which
server settings can name. Sources keep their plain names: templates ask for `assets/js/search.js`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portal.site.theme_sheet import used_of_theme

FOLDER = "assets/immutable"
SHEET = "assets/css/portal.css"
SOURCES = ("assets/css/", "assets/js/")
_SCRIPTS = "assets/js"
_MAP = re.compile(r"\s*/[*/]# sourceMappingURL=.*$")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_IMPORT = re.compile(r"""((?:from|import)\s*\(?\s*["'])\./([\w-]+\.js)(?=["'])""")


@dataclass(frozen=True, slots=True)
class Assets:
    """`names` leads from the path that a template asks for to the one that is written, both below the site's
    root; `files` holds what is written there."""

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def load_assets(theme: Path, docs: Path, sheets: Iterable[str]) -> Assets:
    """What is used of the theme's sheet, followed by `sheets` (paths below `docs`), as one without comments and
    indents; every script of `docs`."""
    main = next((theme / "assets" / "stylesheets").glob("main.*.min.css"))
    ours = "\n".join((docs / sheet).read_text(encoding="utf-8").strip() for sheet in sheets)
    ours = _INDENT.sub("\n", _COMMENT.sub("", ours))
    used = used_of_theme(_MAP.sub("", main.read_text(encoding="utf-8").strip()), ours)
    texts = {SHEET: f"{used}\n{ours}\n", **_scripts(docs)}
    names = {asked: _hashed(asked, text) for asked, text in texts.items()}
    return Assets(names, {names[asked]: text.encode("utf-8") for asked, text in texts.items()})


def _scripts(docs: Path) -> dict[str, str]:
    """Each script with its imports of others led to their hashed names; imports in a circle are refused."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in sorted((docs / _SCRIPTS).glob("*.js"))}
    done: dict[str, str] = {}

    def finished(name: str, asking: tuple[str, ...]) -> str:
        if name in asking:
            raise ValueError(f"{_SCRIPTS}: imports in a circle: {' → '.join((*asking, name))}")
        if name not in done:
            done[name] = _IMPORT.sub(lambda match: match[1] + led(match[2], (*asking, name)), sources[name])
        return done[name]

    def led(name: str, asking: tuple[str, ...]) -> str:
        if name not in sources:
            raise ValueError(f"{_SCRIPTS}/{asking[-1]}: imports ./{name}, which is not there")
        return f"./{PurePosixPath(_hashed(name, finished(name, asking))).name}"

    return {f"{_SCRIPTS}/{name}": finished(name, ()) for name in sources}


def _hashed(path: str, text: str) -> str:
    """`assets/js/a.js` → `assets/immutable/a.0123456789.js`."""
    name = PurePosixPath(path)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]
    return f"{FOLDER}/{name.stem}.{digest}{name.suffix}"
