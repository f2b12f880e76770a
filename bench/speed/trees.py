"""Made-up trees of any size for any static-i18n builder: four languages, about 5 kB of Markdown a page, with
tables, lists, boxes, footnotes, and links that a seed draws. Where the generator that benchmarks share is at hand,
it writes the pages; else they are written here."""

from __future__ import annotations

import random
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, relpath

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "tools" / "gen_portal.py"
SOURCE = "the shared generator" if _SHARED.is_file() else "bench/speed/trees.py"
LANGS = ("vi", "en", "zh", "ja")
SETTINGS = """\
site_name: Tree
site_url: https://tree.example/
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      reconfigure_search: false
      languages:
        - {locale: vi, name: Tiếng Việt, default: true}
        - {locale: en, name: English}
        - {locale: zh, name: 简体中文}
        - {locale: ja, name: 日本語}
markdown_extensions: [admonition, attr_list, footnotes, tables, toc]
"""
# Words of about the length that each language needs for a sentence of 5 kB pages.
_WORDS = {
    "vi": "cảng biển|nhà đầu tư|khu kinh tế|quy hoạch|ngư dân|di sản văn hóa|lễ hội|đất đai|bảo tồn|giáo dục",
    "en": "the seaport|investors|the economic zone|planning|fishing crews|heritage|festivals|land|reefs|schools",
    "zh": "海港|投资者|经济区|总体规划|渔民|文化遗产|节庆活动|土地|珊瑚礁|教育",
    "ja": "海港|投資家|経済区|全体計画|漁業者|文化遺産|祭り|土地|サンゴ礁|教育",
}
_SECTIONS = ("profiles", "investment", "sea-islands", "news")
_IN_FOLDER = 20


def keys(pages: int) -> list[str]:
    """The pages of a language: a home, and folders of some twenty pages in four sections."""
    found = ["index.md"]
    for number in range(pages - 1):
        folder, place = divmod(number, _IN_FOLDER)
        section, group = _SECTIONS[folder % len(_SECTIONS)], folder // len(_SECTIONS)
        name = "index" if place == 0 else f"page-{place:02}"
        found.append(f"{section}/group-{group:03}/{name}.md")
    return found


def make_tree(root: Path, pages: int) -> Path:
    """Write a tree of `pages` in each language, with `mkdocs.yml`."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    if _SHARED.is_file():
        subprocess.run((sys.executable, _SHARED, root, str(pages)), stdout=subprocess.DEVNULL, check=True)
        return root
    all_keys = keys(pages)
    for lang in LANGS:
        for key in all_keys:
            file = root / "docs" / lang / key
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page(key, lang, all_keys), encoding="utf-8")
    return root


def page(key: str, lang: str, all_keys: list[str]) -> str:
    """The text of a page: its shape follows from its key alone, its words from its language too."""
    shape = random.Random(zlib.crc32(key.encode()))
    words = random.Random(zlib.crc32(f"{key} {lang}".encode()))
    lines = list(_lines(key, lang, all_keys, shape, words))
    return "\n".join(lines) + "\n"


def _lines(
    key: str, lang: str, all_keys: list[str], shape: random.Random, words: random.Random
) -> Iterator[str]:
    title = f"{_phrase(lang, words)} {shape.randrange(1000)}"
    yield from ("---", f'title: "{title}"', f'description: "{_sentence(lang, words)}"', "---", "")
    yield from (f"# {title}", "", _paragraph(lang, words, 4), "")
    for number in range(4):
        yield from (f"## {_phrase(lang, words)} {{ #part-{number} }}", "", _paragraph(lang, words, 4), "")
        kind = shape.randrange(4)
        if kind == 0:
            yield from (f"| {_phrase(lang, words)} | {_phrase(lang, words)} |", "|---|---:|")
            yield from (f"| {_phrase(lang, words)} | {shape.randrange(10**5)} |" for _ in range(6))
        elif kind == 1:
            yield from (f"- **{_phrase(lang, words)}**: {_sentence(lang, words)}" for _ in range(5))
        elif kind == 2:
            yield from ("!!! note", "", f"    {_paragraph(lang, words, 3)}")
        else:
            yield from (f"1. {_sentence(lang, words)}" for _ in range(5))
        target = shape.choice(all_keys)
        link = f"[{_phrase(lang, words)}]({relpath(target, dirname(key) or '.')}#part-{shape.randrange(4)})"
        yield from ("", f"{_sentence(lang, words)} {link}[^{number}]", "", f"[^{number}]: {title}", "")


def _sentence(lang: str, words: random.Random) -> str:
    end = {"zh": "。", "ja": "。"}.get(lang, ".")
    return " ".join(_phrase(lang, words) for _ in range(4)) + end


def _paragraph(lang: str, words: random.Random, sentences: int) -> str:
    return " ".join(_sentence(lang, words) for _ in range(sentences))


def _phrase(lang: str, words: random.Random) -> str:
    listed = _WORDS[lang].split("|")
    return f"{words.choice(listed)} {words.choice(listed)}"
