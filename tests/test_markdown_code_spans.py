"""Where code stands in raw Markdown: by cases, and as Python-Markdown renders it."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.markdown import code_spans

CASES = Path(__file__).parent / "cases" / "markdown" / "code-spans.yml"
EXTENSIONS = (
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
    *("pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
)
# `@` becomes a word that is found again in the rendered page.
INLINE = (
    *("@", "@ @", "`@`", "``@ ` @``", "`@", "\\`@`", "\\\\`@`", "`@` @ `@`", "**@**", "*`@`*", "[@](x)"),
    *("[`@`](x)", "![@](y)", "<b>@</b>", "```@```", "```@``", "<!-- @ -->", "@ <!-- @ --> @", "`<!-- @ -->`"),
    *("<!-- `@` -->", "a <!-- `@ -->` @"),
)
BLOCKS = (
    *(
        "{}",
        "# {}",
        "- {}",
        "- a\n- {}",
        "1. {}",
        "> {}",
        "- a\n\n    {}",
        "- a\n\n        {}",
        "    {}",
        "\t{}",
    ),
    *("- a\n\n      {}", "```\n{}\n```", "~~~ py\n{}\n~~~", "````\n```\n{}\n````", "!!! note\n    {}"),
    *('!!! note "{}"\n    a', "!!! note\n\n        {}", '=== "A"\n    ```\n    {}\n    ```\n\n    {}'),
    *("??? tip\n    - a\n\n            {}", "- a\n    ```\n    {}\n    ```\n    {}", "> ```\n> {}\n> ```"),
    *(
        "a\n    {}",
        "<!--\n{}\n\n{}\n-->",
        "<!-- a --> {}",
        "| a | b |\n|---|---|\n| {} | {} |",
        "T\n:   {}\n\n    {}",
    ),
    *("x[^1]\n\n[^1]: {}\n\n    {}\n\n        {}", "- a\n    - b\n\n        {}\n\n            {}", "{}\n==="),
    *("<div markdown>\n\n{}\n\n</div>", "1. a\n\n    ```\n    {}\n    ```\n\n    {}", "> a\n>\n>     {}"),
)


def marked(text: str) -> str:
    """The text with its spans between « and »."""
    parts, position = [], 0
    for start, end in code_spans(text):
        parts += [text[position:start], "«", text[start:end], "»"]
        position = end
    return "".join([*parts, text[position:]])


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text("utf-8")))
def test_spans_are_where_the_case_marks_them(case: str) -> None:
    assert marked(re.sub("[«»]", "", case)) == case


def rendered_as_code(text: str) -> set[str]:
    html = markdown.markdown(
        text, extensions=EXTENSIONS, extension_configs={"pymdownx.tabbed": {"alternate_style": True}}
    )
    comments = re.findall(r"<!--.*?-->", html, re.DOTALL)
    code = re.findall(r"<code.*?</code>", re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL), re.DOTALL)
    return set(re.findall(r"W\d+W", " ".join(comments + code)))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Blocks with inline text in them, each `@` made a numbered word."""
    blocks = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=3, unique=True))
    filled = [re.sub(r"\{\}", lambda _: draw(st.sampled_from(INLINE)), block) for block in blocks]
    numbers = iter(range(99))
    return re.sub("@", lambda _: f"W{next(numbers)}W", "\n\n".join(filled))


@settings(max_examples=150, derandomize=True)
@given(pages())
def test_spans_are_what_python_markdown_renders_as_code(page: str) -> None:
    spans = code_spans(page)
    found = {
        match[0]
        for match in re.finditer(r"W\d+W", page)
        if any(start <= match.start() < end for start, end in spans)
    }
    assert found == rendered_as_code(page)
