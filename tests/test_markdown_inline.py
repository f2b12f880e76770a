"""Running text with simple markup is read without markdown-it, and says the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.markdown import inline, parse
from portal.markdown.document import Document

PARTS = (
    *(
        "**",
        "**a**",
        "**文。**",
        "[a](b)",
        "![x](y)",
        "[^1]",
        "[a]",
        "(b)",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        "&",
    ),
    *(
        "*",
        "_",
        "`",
        "\\",
        "{ .x }",
        "{: #i }",
        "{{ t }}",
        "http://x.y/z",
        "x@y.de",
        "文",
        "b c",
        " ",
        "\u3000",
    ),
)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join)


def slowly(text: str) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_read_simple", lambda run, content: False)
        return parse(text)


@given(TEXTS)
@example("[a](b){ #c } **d**: ![e](f.svg){ loading=lazy } g")
@example("[a](b)**文。****文。**")
@example("[a **b** c](d) [^1](e) [f](g_h*i)")
def test_simple_markup_says_the_same(text: str) -> None:
    assert parse(text) == slowly(text)
