"""No text is an error, and none takes more than its share of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.markdown import code_spans, parse, split_front_matter
from project import steps

SYNTAX = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "đ",
                "港",
                " ",
                "  ",
                "    ",
                "\t",
                "\n",
                "\n\n",
                "\r",
                "\r\n",
                "\0",
                "\u2028",
                "\u202e",
                "\x0c",
            ),
            *(
                "#",
                "##",
                "- ",
                "1. ",
                "> ",
                "*",
                "**",
                "_",
                "`",
                "```",
                "~~~",
                "|",
                "|-|",
                "---",
                "===",
                ":",
                ": ",
            ),
            *(
                "!!! ",
                "??? ",
                '=== "',
                '"',
                "!!! note",
                "[",
                "]",
                "(",
                ")",
                "[^",
                "]:",
                "![",
                "<",
                ">",
                "</",
                "<!--",
            ),
            *(
                "-->",
                "<div markdown>",
                "</div>",
                '<span lang="vi">',
                "</span>",
                "<a href=",
                "<img src=x alt=",
                "{",
                "}",
            ),
            *(
                "{{ ",
                " }}",
                "{ #",
                "{: .",
                "\\",
                "\\{{",
                "&amp;",
                "&",
                "--8<--",
                "*[",
                "https://",
                "@",
                "<br>",
            ),
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(), SYNTAX), st.integers(1, 9))
def test_any_text_is_read_with_lines_inside_the_file(text: str, first_line: int) -> None:
    document = parse(text, first_line)
    last = first_line + text.count("\n") + text.count("\r")
    for block in document.blocks:
        assert first_line <= block.line <= block.end_line <= last
        assert "\n" not in block.text or block.kind == "code"
    assert all(first_line <= link.line <= last for link in document.links + document.images)
    assert all(first_line <= problem.line <= last for problem in document.problems)
    assert [block.line for block in document.blocks] == sorted(block.line for block in document.blocks)


@given(st.one_of(st.text(), SYNTAX))
def test_spans_are_sorted_and_apart(text: str) -> None:
    bounds = [bound for span in code_spans(text) for bound in span]
    assert bounds == sorted(set(bounds))
    assert all(0 <= bound <= len(text) for bound in bounds)


@given(st.one_of(st.text(), SYNTAX), st.booleans())
def test_front_matter_and_body_make_the_page(text: str, is_opened: bool) -> None:
    page = f"---\n{text}" if is_opened else text
    front = split_front_matter(page)
    assert page.endswith(front.body)
    assert front.text in page


LONG = (
    "a ",
    "港",
    "[",
    "![",
    "**a ",
    "_a ",
    "`",
    "``a`",
    "<a ",
    "<!--",
    "<?",
    "{{ a }}",
    "\\",
    "> ",
    "- ",
    "# ",
    "|",
    '!!! a "',
)


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG)
def test_five_megabytes_in_one_line_pass(piece: str) -> None:
    line = piece * (5_000_000 // len(piece.encode()))
    parse(line)
    code_spans(line)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", [*LONG, "a\n", "- a\n", "> a\n", "[a]: b\n", "[^a]: b\n", "<div>\n", "a\n: b\n", "`a\n\n"]
)
def test_work_grows_with_the_text(piece: str) -> None:
    """Four times the text takes less than six times the calls; a quadratic step would take sixteen."""

    def read(size: int) -> None:
        text = piece * (size // len(piece))
        parse(text)
        code_spans(text)

    read(1_000)
    assert steps(lambda: read(48_000)) < 6 * steps(lambda: read(12_000))
