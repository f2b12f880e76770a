"""Edits of a small project (`small`), each of a kind that a build must see. A walk makes them in any order."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.edit import mark
from portal.markdown import split_front_matter
from portal.model import State
from project import load
from small import ITEM, page

Edit = Callable[[Path, random.Random], None]


def _pages(root: Path, lang: str = "*") -> list[Path]:
    return sorted((root / "docs").glob(f"{lang}/**/*.md"))


def _change(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda match: match[0] + new, text, count=1)
    assert changed != text, (file, pattern)
    file.write_text(changed, encoding="utf-8")


def body(root: Path, chance: random.Random) -> None:
    """A paragraph more in a translation."""
    file = chance.choice([file for file in _pages(root) if "/vi/" not in file.as_posix()])
    _change(file, r"\A---\n(?s:.*?)\n---\n", f"\nMore {chance.randrange(1000)}.\n")


def source_body(root: Path, chance: random.Random) -> None:
    """A paragraph more in the source: its translations are stale."""
    _change(
        chance.choice(_pages(root, "vi")), r"\A---\n(?s:.*?)\n---\n", f"\nThêm {chance.randrange(1000)}.\n"
    )


def title(root: Path, chance: random.Random) -> None:
    """Another title, which menus show."""
    _change(chance.choice(_pages(root)), r"(?m)^title: ", f"New {chance.randrange(1000)} ")


def heading(root: Path, chance: random.Random) -> None:
    """A heading with another text; its id, to which links lead, stays."""
    _change(chance.choice(sorted((root / "docs").glob("*/city/port.md"))), r"(?m)^## ", "New ")


def front_matter(root: Path, chance: random.Random) -> None:
    """Reviewed on another day."""
    file = chance.choice(_pages(root))
    text = file.read_text(encoding="utf-8")
    day = f"reviewed: 2026-10-{chance.randrange(10, 30)}"
    file.write_text(re.sub(r"(?m)^reviewed: .*$", day, text), encoding="utf-8")


def marked(root: Path, chance: random.Random) -> None:
    """A stale translation that is said to be up to date, if there is one."""
    site = load(root)
    stale = [root / pair.target.path for pair in site.pairs() if pair.state is State.STALE]
    if stale:
        mark(site, (chance.choice(stale),))


def added_in_one(root: Path, chance: random.Random) -> None:
    """A translation of a page that had none, if there is one; headings and links are the source's."""
    for source in _pages(root, "vi"):
        for lang in ("en", "zh"):
            file = root / "docs" / lang / source.relative_to(root / "docs" / "vi")
            if not file.exists():
                body_ = split_front_matter(source.read_text(encoding="utf-8")).body
                text = page(chance.randrange(1000), lang, body_, "h1-000000000000")
                file.write_text(text, encoding="utf-8")
                return


def added_in_all(root: Path, chance: random.Random) -> None:
    """A page in every language, in the menu."""
    name = f"new-{chance.randrange(10**6)}"
    for lang in ("vi", "en", "zh"):
        file = root / "docs" / lang / "city" / f"{name}.md"
        file.write_text(page(name, lang, "[Port](port.md)", "h1-000000000000"), encoding="utf-8")
    _change(root / "mkdocs.yml", r"city/port\.md", f", city/{name}.md")


def deleted_in_one(root: Path, chance: random.Random) -> None:
    """A translation goes."""
    chance.choice([file for file in _pages(root) if "/vi/" not in file.as_posix()]).unlink()


def deleted_in_all(root: Path, chance: random.Random) -> None:
    """A page that was added goes, if there is one."""
    for file in _pages(root, "vi"):
        if file.stem.startswith("new-"):
            key = file.relative_to(root / "docs" / "vi").as_posix()
            for lang in ("vi", "en", "zh"):
                (root / "docs" / lang / key).unlink(missing_ok=True)
            _replace(root / "mkdocs.yml", f", {key}", "")
            return


def renamed(root: Path, chance: random.Random) -> None:
    """A page that was added gets another address, if there is one."""
    for file in _pages(root, "vi"):
        if file.stem.startswith("new-"):
            key, name = file.relative_to(root / "docs" / "vi").as_posix(), f"new-{chance.randrange(10**6)}.md"
            for lang in ("vi", "en", "zh"):
                old = root / "docs" / lang / key
                if old.exists():
                    old.rename(old.with_name(name))
            _replace(root / "mkdocs.yml", key, f"city/{name}")
            return


def fact(root: Path, chance: random.Random) -> None:
    """A figure that pages show."""
    _change(root / "data/facts/city.yml", r'value: "', str(chance.randrange(1, 9)))


def source(root: Path, chance: random.Random) -> None:
    """The name of a source."""
    _change(root / "data/sources.yml", r"title: ", f"Volume {chance.randrange(1000)} of ")


def item(root: Path, chance: random.Random) -> None:
    """A value of an item."""
    file = chance.choice(sorted((root / "data/catalogue/zones").glob("z*.yml")))
    _change(file, 'area: "', str(chance.randrange(1, 9)))


def item_added(root: Path, chance: random.Random) -> None:
    """An item more."""
    number = chance.randrange(10, 10**6)
    (root / f"data/catalogue/zones/z{number}.yml").write_text(ITEM.format(number), encoding="utf-8")


def item_removed(root: Path, chance: random.Random) -> None:
    """An item less, if two remain."""
    files = sorted((root / "data/catalogue/zones").glob("z*.yml"))
    if len(files) > 2:
        chance.choice(files).unlink()


def glossary(root: Path, chance: random.Random) -> None:
    """A term of the glossary."""
    _change(root / "data/glossary.yml", "en: ", f"new{chance.randrange(1000)} ")


def words(root: Path, chance: random.Random) -> None:
    """A string of the interface."""
    file = root / f"data/ui/{chance.choice(('vi', 'en', 'zh'))}.yml"
    _change(file, r"(?m)^  privacy: ", f"{chance.randrange(1000)} ")


def template(root: Path, chance: random.Random) -> None:
    """A template."""
    _change(root / "overrides/partials/footer.html", "<footer ", f'data-changed="{chance.randrange(1000)}" ')


def style(root: Path, chance: random.Random) -> None:
    """A style sheet, whose name holds its hash."""
    file = root / "docs/assets/css/type.css"
    file.write_text(
        file.read_text(encoding="utf-8") + f".a {{ order: {chance.randrange(1000)}; }}\n", "utf-8"
    )


def settings(root: Path, chance: random.Random) -> None:
    """The name of the site in English."""
    _change(root / "mkdocs.yml", r"site_name: Hải Phòng portal", f" {chance.randrange(1000)}")


def language(root: Path, chance: random.Random) -> None:
    """A language without a page, if it is not there."""
    file = root / "mkdocs.yml"
    if "locale: fr" not in file.read_text(encoding="utf-8"):
        _replace(file, "\nhooks:", "\n        - locale: fr\n          name: Français\n\nhooks:")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        *(body, source_body, title, heading, front_matter, marked),
        *(added_in_one, added_in_all, renamed, deleted_in_all, deleted_in_one),
        *(fact, source, item, item_added, item_removed, glossary),
        *(words, template, style, settings, language),
    )
}
