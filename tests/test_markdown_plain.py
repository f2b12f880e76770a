"""What is read without tokens is read as markdown-it reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.markdown import Document, parse
from portal.markdown.plain import plain_block
from portal.markdown.reader import _Reader, block_tokens
from project import ROOT

WORDS = [
    "chữ",
    "Words and **strong** ones",
    "**港** 町",
    "[a](b.md) c",
    "[a]: b.md",
    "[a][b] and [b]",
    "[^1]: note",
    "![alt](a.png)",
    "![alt](a.png){ #id }",
    "2024 năm",
    "12. item",
    "1) item",
    "a | b",
    "{ #id }",
    "{{ fact }} a@b.cd https://a.example",
    "a  b\t",
    "&amp; `code` <b>c</b>",
    "`` ` `` `a`{ #id } ` b `",
    "<https://a.example/x>[^1] [^1][^2] [^1](x)",
    '<span lang="vi">x</span>{ #id }<br> <SPAN> <a b>',
    "more  ",
    "\u3000wide",
    "\x1codd",
    "\u2028odd\xa0",
    "！！！ note",
    "!!! note",
    "--8<-- a",
    ": def",
    "~~~",
    "===",
    "---",
    "***",
    "**",
    "*[a]: b",
    "",
    " ",
]
STARTS = [
    "",
    "",
    "",
    "",
    "- ",
    "- ",
    "-  ",
    "* ",
    "+ ",
    "# ",
    "##",
    "> ",
    "  ",
    "    ",
    "\t",
    "| ",
    "|",
    "|-",
    "1. ",
    "2. ",
    "10. ",
    "1) ",
    "[^1]: ",
    "[^a:]: ",
    "!!! note",
    '!!! tip "Title"\n    ',
    '!!! tip "Title"\n\n    ',
    '??? "Title"\n    ',
    '=== "Title"\n\n    ',
    "    ",
]
LINES = st.tuples(st.sampled_from(STARTS), st.sampled_from(WORDS)).map("".join)
TABLES = st.sampled_from(
    [
        "| a | b |\n|---|:-:|\n| c | d |",
        "|a|b\n|-|-\n|c",
        "|a|\n|-|-|",
        "| a\\|b |\n|---|\n| `c|d` |",
        "|a|\n|-|",
    ]
)
PARTS = st.lists(LINES, min_size=1, max_size=4).map("\n".join) | TABLES
TEXTS = st.lists(
    st.tuples(PARTS, st.sampled_from(["\n", "\n\n", "\n\n", "\n \n\n"])).map("".join), max_size=6
)


def by_tokens(text: str) -> Document:
    tokens, env = block_tokens(text)
    return _Reader(1, env).read(tokens)


@given(TEXTS.map("".join) | TEXTS.map("".join).map(str.rstrip) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert parse(text) == by_tokens(text)


@pytest.mark.parametrize("lang", ["vi", "en", "zh", "ja"])
def test_this_repository_s_pages(lang: str) -> None:
    for path in sorted((ROOT / "docs" / lang).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert parse(text) == by_tokens(text), path


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("## Title { #id }\ntext", "heading"),
        ("**Strong** and\nmore\n\nnext", "paragraph"),
        ("[a](b.md)", "paragraph"),
        ("- a\n- **b**\n\ntext", "list"),
        ("1. a\n1. **b**", "numbered"),
        ("| a | b |\n|---|---|\n| c | d |\n", "table"),
        ("> a\n> b\n\ntext", "quote"),
        ('!!! note "Title"\n\n    a\n    b\n\n    c\n\ntext', "box"),
        ("[^1]: a\n[^2]: b", "notes"),
    ],
)
def test_what_is_plain(text: str, kind: str) -> None:
    block = plain_block(text, 0, 0)
    assert block
    assert block.type == kind


@pytest.mark.parametrize(
    "text",
    [
        "term\n\n: definition",
        "- a\n\n  more",
        "- a\n\n- b",
        "text\n- a",
        "text\n===",
        "a | b\n--|--",
        "# a | b\n|-|-|",
        "[a]: b.md",
        "| a | b |\n|---|---|\n| c |",
        "| a | b |\n|---|---|\ntext",
        "1. a\n\n    more",
        "1. a\n2) b",
        "> a\nb",
        "> a\n> - b",
        "> a\n\n: b",
        "!!!\n\n    a",
        "!!! note\n\n    a\n\n    - b",
        "!!! note\n\n     a",
        "!!! note\n\n    a\n    ===",
        "[^1]: a\n\n    more",
        "[^1]: a\nmore",
    ],
)
def test_what_is_not(text: str) -> None:
    assert plain_block(text, 0, 0) is None
