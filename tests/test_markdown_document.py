"""Markdown in, blocks out: cases of `cases/markdown`, each with the values that matter to it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.markdown import parse, sections, split_front_matter

CASES = Path(__file__).parent / "cases" / "markdown"
PARTS = ("blocks", "links", "images", "tables", "lists", "footnotes", "anchors", "problems")


def cases(*names: str) -> list[Any]:
    found = [case for name in names for case in yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))]
    return [pytest.param(case, id=case["about"]) for case in found]


def plain(value: Any) -> Any:
    """Tuples as lists, dataclasses and named tuples as mappings, as YAML has them."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    return [plain(element) for element in value] if isinstance(value, tuple) else value


def as_expected(found: Any, expected: Any) -> Any:
    """Of each found mapping only the fields that the expected one names."""
    return [
        {key: one[key] for key in wanted} if isinstance(one, dict) else one
        for one, wanted in zip(found, expected, strict=False)
    ] + found[len(expected) :]


@pytest.mark.parametrize("case", cases("blocks", "running-text", "problems"))
def test_a_page_is_read_into_its_parts(case: dict[str, Any]) -> None:
    document = parse(case["markdown"], case.get("first_line", 1))
    for part in PARTS:
        if part in case:
            assert as_expected(plain(getattr(document, part)), case[part]) == case[part]


@pytest.mark.parametrize("case", cases("front-matter"))
def test_front_matter_is_cut_off(case: dict[str, Any]) -> None:
    expected = {"problem": None, **{key: case[key] for key in case if key not in ("about", "page")}}
    assert plain(split_front_matter(case["page"])) == expected


def test_sections_are_cut_at_headings() -> None:
    found = sections(parse("a\n\n## B\n\n## C\n\nd\n\n- e\n"))
    texts = [
        (section.heading and section.heading.text, [b.text for b in section.blocks]) for section in found
    ]
    assert texts == [(None, ["a"]), ("B", []), ("C", ["d", "e"])]
    assert sections(parse("")) == ()


def test_headings_are_blocks() -> None:
    document = parse("# A\n\nb\n\n## C\n")
    assert document.headings == (document.blocks[0], document.blocks[2])
