"""YAML with lines: values as PyYAML gives them, each with its place; what is broken is told."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal.yamltext import read_yaml


def test_every_value_knows_its_line() -> None:
    document = read_yaml("a: 1\nb:\n  - x: 2026-11-20\n  - z\n", first_line=5)
    assert document.value == {"a": 1, "b": [{"x": date(2026, 11, 20)}, "z"]}
    assert document.line("a") == 5
    assert document.line("b", 0, "x") == 7
    assert document.line("b", 1) == 8
    assert document.line("b", 9, "nothing") == 6


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "the key `a` stands twice (first in line 1)"),
        ("a: 1\n b: 2\n", 2, "broken YAML"),
        ("a: 1\nday: 2026-13-40\n", 2, "`2026-13-40` cannot be read"),
        ("a: &x [*x]\n", 1, "aliases"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, line: int, message: str) -> None:
    ((found_line, found),) = read_yaml(text).problems
    assert (found_line, message in found) == (line, True)


def test_an_alias_bomb_is_refused() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "grow without end" in read_yaml("\n".join(rows)).problems[0][1]


def test_tags_are_read_by_their_makers_and_others_ignored() -> None:
    document = read_yaml("u: !ENV [A, b]\nf: !!python/name:os.system\n", tags={"!ENV": tuple})
    assert document.value == {"u": ("A", "b"), "f": ""}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_values_are_those_of_pyyaml(value: object) -> None:
    text = yaml.safe_dump({"value": value}, allow_unicode=True)
    assert read_yaml(text).value == yaml.safe_load(text)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    read_yaml(text)
