"""The quick block parser gives the tokens that markdown-it's own gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock

from portal.markdown.reader import normalised
from portal.markdown.syntax import new_parser
from project import ROOT

QUICK = new_parser()
PLAIN = new_parser()
PLAIN.block = ParserBlock()
PLAIN.block.ruler = QUICK.block.ruler

MARKS = st.sampled_from(
    [
        "",
        " ",
        "    ",
        "\t",
        "> ",
        ">",
        "- ",
        "* ",
        "1. ",
        "12) ",
        "+ ",
        "# ",
        "##",
        "---",
        "===",
        "***",
        "| a |",
        "|---|",
        ":-- ",
        "-|-",
        ": def",
        "~ def",
        ":",
        "```",
        "~~~",
        "<div>",
        "</div>",
        "<div markdown>",
        "<!--",
        "-->",
        "[^1]: x",
        "[a]: b",
        "*[x]: y",
        "!!! note",
        "??? x",
        '=== "T"',
        "text",
        "a\n===",
        "a\n---",
        "chữ",
    ]
)
TEXTS = st.lists(st.tuples(MARKS, MARKS).map("".join), max_size=12).map("\n".join)


def tokens(parser: MarkdownIt, text: str) -> list[tuple[Any, ...]]:
    found: list[Any] = []
    parser.block.parse(normalised(text), parser, {}, found)
    return [
        (
            one.type,
            one.tag,
            one.nesting,
            one.level,
            one.content,
            one.markup,
            one.info,
            one.map,
            one.meta,
            one.hidden,
            one.attrs,
            one.block,
        )
        for one in found
    ]


@given(TEXTS | st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert tokens(QUICK, text) == tokens(PLAIN, text)


@pytest.mark.parametrize("lang", ["vi", "en", "zh", "ja"])
def test_this_repository_s_pages(lang: str) -> None:
    for path in sorted((ROOT / "docs" / lang).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert tokens(QUICK, text) == tokens(PLAIN, text), path
