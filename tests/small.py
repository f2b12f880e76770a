"""A portal of a few pages and items, with this repository's own templates, scripts and words: what it says is
different, how it is made is the same. It builds in a second or two."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from project import ROOT, hash_of, write_files

KEYS = ("index", "city/index", "city/history", "city/port", "zones/index", "zones/list", "about/index")
NAV = """
nav:
  - home: index.md
  - city: [city/index.md, city/history.md, city/port.md]
  - investment: [zones/index.md, zones/list.md]
  - about: [about/index.md]
"""
TITLES = {
    "vi": "Trang {} về thành phố",
    "en": "Page {} about the city",
    "zh": "关于城市的第{}页",
}
BODIES = {
    "index": "{{ city-area }}, [history](city/history.md#first), [list](zones/list.md).",
    "city/index": "[Port](port.md), [home](../index.md).\n\n[[translation-status]]",
    "city/history": "## One { #first }\n\n!!! note\n\n    {{ port-depth.value }}\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "city/port": "## Two { #second }\n\n{{ port-depth }}[^1]\n\n[^1]: Note.\n\n[[chart city-area]]",
    "zones/index": "[List](list.md)\n\n[[downloads]]",
    "zones/list": "[[items zones]]",
    "about/index": "[[sources]]\n\n[[glossary]]",
}
FACTS = """\
city-area: {value: "3194.72", unit: km2, as_of: "2025-07-01", sources: [one], conf: high}
port-depth: {value: "15", unit: m, as_of: "2025", sources: [two], conf: high}
"""
SOURCES = """\
one: {title: A report, publisher: Press, language: en, kind: press, read: "2026-11-20"}
two: {title: Another, publisher: Press, language: en, kind: press, read: "2026-11-20"}
"""
ZONES = """\
label: {vi: Khu, en: Zones, zh: 区}
fields:
  name: {kind: name, required: true, label: {vi: Tên, en: Name, zh: 名称}}
  area: {kind: number, unit: ha, label: {vi: Diện tích, en: Area, zh: 面积}}
  summary: {kind: text, label: {vi: Tóm tắt, en: Summary, zh: 概要}}
  owner: {kind: reference, to: organisations, label: {vi: Cơ quan, en: Body, zh: 机构}}
page: zones/list
item_pages: true
sheet: [name, area, owner]
list: {columns: [name, area], filters: [owner]}
"""
BODIES_OF_ITEMS = """\
label: {vi: Cơ quan, en: Bodies, zh: 机构}
fields:
  name: {kind: name, required: true, label: {vi: Tên, en: Name, zh: 名称}}
"""
ITEM = """\
name: {{vi: Khu {0}, en: Zone {0}, zh: 第{0}区}}
area: "{0}50"
summary: {{vi: Tóm tắt {0}., en: Summary {0}., zh: 概要{0}。}}
owner: so-ngoai-vu
sources: [one]
as_of: "2026-01"
"""
GLOSSARY = """\
former_words: {vi: [cũ], en: [former], zh: [旧]}
terms:
  - {vi: cảng biển, en: seaport, zh: 海港}
"""


def small_project(root: Path) -> Path:
    """Three languages, seven pages in each (one missing in Chinese, one stale), three items with pages."""
    for name in ("overrides", "docs/assets", "data/ui", "data/map", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy2(ROOT / "pyproject.toml", root / "pyproject.toml")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    settings = re.sub(r"(?ms)^ +- locale: ja\n.*?(?=^hooks:)", "", settings)
    files = {
        "mkdocs.yml": settings + NAV,
        "data/facts/city.yml": FACTS,
        "data/sources.yml": SOURCES,
        "data/glossary.yml": GLOSSARY,
        "data/catalogue/organisations/_type.yml": BODIES_OF_ITEMS,
        "data/catalogue/organisations/so-ngoai-vu.yml": "name: Sở Ngoại vụ\nsources: [one]\nas_of: '2026-01'\n",
        "data/catalogue/zones/_type.yml": ZONES,
        **{f"data/catalogue/zones/z{n}.yml": ITEM.format(n) for n in (1, 2, 3)},
    }
    for number, key in enumerate(KEYS):
        source = page(number, "vi", BODIES[key])
        files[f"docs/vi/{key}.md"] = source
        for lang in ("en", "zh"):
            made_from = "h1-000000000000" if key == "city/port" else hash_of(source)
            files[f"docs/{lang}/{key}.md"] = page(number, lang, BODIES[key], made_from)
    del files["docs/zh/city/history.md"]
    return write_files(root, files)


def page(number: int | str, lang: str, body: str, made_from: str = "") -> str:
    """A page of the project."""
    title = TITLES[lang].format(number)
    more = f"translation: draft\nsource: {made_from}\n" if made_from else ""
    front = f"title: {title}\ndescription: {title}.\nowner: so-ngoai-vu\nreviewed: 2026-11-20\n{more}"
    return f"---\n{front}---\n\n{body}\n"
