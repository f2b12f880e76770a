"""Templates hold no words: every string a reader sees comes from `data/ui` or the content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from project import ROOT, load

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
ASKED = re.compile(r"""portal\.text\(\s*"([a-z_.]+)"\s*([,~)])""")


def visible(text: str) -> str:
    """What is left of a template without its comments, its code and its tags' names and attributes."""
    for pattern in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}"):
        text = re.sub(pattern, "", text, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    return re.sub(r"<[^>]*>", "", text) + " ".join(spoken)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_says_nothing_itself(template: Path) -> None:
    assert re.findall(r"[^\W\d_]{2,}", visible(template.read_text(encoding="utf-8"))) == []


def test_every_string_a_template_asks_for_exists_and_every_string_is_asked_for() -> None:
    strings = set(load(ROOT).interfaces["vi"].strings)
    code = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    code += "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*.py"))
    asked = {key for key, end in ASKED.findall(code) if end != "~"}
    assert asked <= strings
    unasked = {key for key in strings if f'"{key}"' not in code}
    # Keys put together of a fixed beginning and a word of the data: `"notice." ~ state`, f"basis.{basis}".
    families = set(re.findall(r'"([a-z_]+\.(?:[a-z]+_)?)(?:" ~|\{)', code))
    assert {key for key in unasked if not key.startswith(tuple(families))} == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_sees_only_what_decides_whether_its_page_is_made_again(template: Path) -> None:
    """`portal.site.reuse` compares what our views say, not what stands behind them: the whole menu, all pages,
    the whole content, the clock."""
    code = " ".join(re.findall(r"\{[{%].*?[%}]\}", template.read_text(encoding="utf-8"), flags=re.DOTALL))
    code = re.sub(r'"[^"]*"', "", code)
    assert re.findall(r"(?<![\w.])(?:nav|pages|build_date_utc)\b|\b(?:portal|words)\.site\b", code) == []
    assert re.findall(r"\bpage\.(?:next_page|previous_page|parent|children|ancestors|file)\b", code) == []
