"""The theme's style sheet without what is not used: what goes, what stays, and that no page misses any of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from browser.kinds import TEMPLATES, some_item_urls
from portal.site.theme_sheet import used_of_theme
from project import ROOT

SHEETS = ROOT / "docs" / "assets" / "css"


@pytest.mark.parametrize(
    ("theme", "ours", "used"),
    [
        (".md-nav__link{a:b}.md-header{a:b}", "", ".md-header{a:b}"),
        (".md-header__button{a:b}.md-header__inner{a:b}", "", ".md-header__inner{a:b}"),
        (".md-nav,.md-typeset p{a:b}", "", ".md-typeset p{a:b}"),
        (".md-typeset a:not(.md-tag,.md-nav){a:b}", "", ".md-typeset a:not(.md-tag,.md-nav){a:b}"),
        ("[data-md-toggle=search]:checked~p{a:b}", "", ""),
        ("[data-md-color-scheme=slate]{a:b}", "", "[data-md-color-scheme=slate]{a:b}"),
        ("@media print{.md-nav{a:b}}@media screen{.md-nav{a:b}p{a:b}}", "", "@media screen{p{a:b}}"),
        ('@charset "UTF-8";p{}', "", '@charset "UTF-8";'),
        (".admonition{a:b}.tabbed-set{a:b}.keys{a:b}", "", ".admonition{a:b}.tabbed-set{a:b}"),
        ('p{content:"}{;"}.md-nav{content:"}"}b{a:b}', "", 'p{content:"}{;"}b{a:b}'),
        (':root{--a:1;--b:url("x;}y");--c:3}p{d:var(--a)}', "", ":root{--a:1;}p{d:var(--a)}"),
        (":root{--a:1;--b:2}", "p { d: var(--b); }", ":root{--b:2}"),
        (":root{--a:1;--b:var(--a)}", "", ""),
        ("@keyframes x{0%{a:b}}@keyframes y{0%{a:b}}p{animation:y 1s}", "", None),
    ],
)
def test_what_no_page_can_show_goes(theme: str, ours: str, used: str | None) -> None:
    expected = "@keyframes y{0%{a:b}}p{animation:y 1s}" if used is None else used
    assert used_of_theme(theme, ours) == expected


def selectors(sheet: str) -> Iterator[str]:
    """Each selector of a minified sheet, without what a pointer or a keyboard makes of elements."""
    plain = re.sub(r'"(?:\\.|[^"\\])*"', '""', sheet)
    for heads in re.findall(r"(?:^|(?<=[{};]))([^{};@]+)\{", plain):
        for head in re.findall(r"(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+", heads):
            lasting = re.sub(
                r"::?(?!not|is|where|has|root|first|last|nth|only|empty)[\w-]+(\([^)]*\))?", "", head
            )
            if not re.match(r"\d|from|to$", lasting):
                yield f"*{lasting}" if lasting.startswith((">", "+", "~")) else lasting or "*"


@pytest.mark.slow
def test_nothing_on_any_kind_of_page_misses_what_is_left_out(built_site: Path) -> None:
    import material

    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    theme = next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")
    ours = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS.glob("*.css"))
    used = used_of_theme(theme, ours)
    # Of `:root>*` the theme has properties of diagrams only.
    left_out = sorted({*selectors(theme)} - {*selectors(used)} - {":root>*"})
    assert len(used) < len(theme) / 2
    assert len(left_out) > 500
    missed = [
        (url, selector)
        for url in (*TEMPLATES, *some_item_urls(10))
        for page in (LexborHTMLParser(_file(built_site, url).read_text(encoding="utf-8")),)
        for selector in left_out
        if page.css_matches(selector.replace(":not()", ""))
    ]
    assert missed == []


def test_what_scripts_make_stays() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (SHEETS.parent / "js").glob("*.js"))
    names = set(re.findall(r"\bmd-(?!color)[\w-]+", scripts))
    assert names
    for name in names:
        assert used_of_theme(f".{name}{{a:b}}", "") == f".{name}{{a:b}}"


def _file(site: Path, url: str) -> Path:
    return site / url if url.endswith(".html") else site / url / "index.html"
