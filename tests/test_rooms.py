"""Who may import what: the house of rooms, read from the syntax tree."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "scripts" / "portal"

DATA = {"config", "fields", "finding", "language", "figures", "markdown"}
CONTENT = {"config", "finding", "language", "markdown", "figures", "facts", "catalogue", "glossary"}
EXPORTS = CONTENT | {"interface", "model"}
MAY_IMPORT = {
    "finding": set(),
    "language": set(),
    "cache": set(),
    "yamltext": set(),
    "fields": {"finding", "yamltext"},
    "config": {"finding", "language", "yamltext"},
    "markdown": {"language"},
    "figures": {"language"},
    "facts": DATA,
    "catalogue": DATA | {"yamltext"},
    "glossary": DATA,
    "interface": {"config", "fields", "figures", "finding"},
    "history": {"markdown"},
    # What a check says as a whole: made by `checks`, printed by `reporters`, which know nothing of each other.
    "report": {"finding"},
    "model": CONTENT | {"fields", "history", "interface", "yamltext"},
    "edit": {"catalogue", "config", "finding", "markdown", "model", "yamltext"},
    "built": {"config", "language"},
    # A stale translation: the text it was made from out of history, held against the source's text of today.
    "drift": {"figures", "finding", "history", "language", "markdown", "model"},
    "checks": CONTENT | {"cache", "cards", "fields", "history", "interface", "model", "built", "report"},
    "reporters": {"drift", "finding", "model", "report"},
    "exports": EXPORTS,
    # What pages and servers say of security: `site` prints its part into pages.
    "deploy": {"config", "exports"},
    "compress": {"finding"},
    # What feeds and the list of changes tell; entries are values, for a template or for XML.
    "feeds": EXPORTS,
    # The words of link previews: drawn by scripts/cards.py, held against their titles by a rule.
    "cards": EXPORTS | {"fields"},
    "site": EXPORTS | {"exports", "cache", "cards", "deploy", "feeds"},
    "build": {"config", "finding", "cache", "model", "exports", "feeds", "site"},
}
ANYTHING = {"cli", "__init__", "__main__"}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Every module a file imports, anywhere in it; relative imports are spelt out."""
    found: set[str] = set()
    package = ("portal", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*package[: len(package) - node.level + 1], node.module or "")).strip(".")
            module = base if node.level else node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def rooms_imported(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("portal.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_it_may_know(path: Path) -> None:
    room = room_of(path)
    if room in ANYTHING:
        return
    assert room in MAY_IMPORT, f"the room `{room}` is not in the table"
    existing = {room_of(file) for file in FILES}
    assert rooms_imported(path) & existing <= MAY_IMPORT[room] | {room}


def test_only_the_adapter_imports_mkdocs() -> None:
    users = {
        room_of(path)
        for path in FILES
        if any(name == "mkdocs" or name.startswith(("mkdocs.", "material")) for name in imports(path))
    }
    assert users == {"site"}


def test_the_build_knows_only_the_engine_entry_of_the_adapter() -> None:
    known = {
        name
        for path in FILES
        if room_of(path) == "build"
        for name in imports(path)
        if name.startswith("portal.site")
    }
    assert {name for name in known if not name.startswith("portal.site.engine")} == set()


def test_library_code_never_prints_or_exits() -> None:
    offenders = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in FILES
        if room_of(path) not in ANYTHING
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id in {"print", "exit", "quit"})
            or (isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in {"sys.exit", "os._exit"})
        )
    ]
    assert not offenders
