"""Facts told once: read with their faults, put in place of tokens before any parser sees the text."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.facts import as_linked, load_facts
from portal.facts.tokens import Replaced, find_tokens, replace_tokens, token_problems
from portal.figures import Forms
from portal.interface import load_interfaces
from portal.language import traits_for
from project import ROOT, load, write_files

SOURCES = """\
law:
  {title: Luật, publisher: Quốc hội, language: vi, kind: official, url: "https://law.example/1", read: "2026"}
copy:
  {title: Copy, publisher: Nobody, language: en, kind: other, url: "https://copy.example/1", read: "2026"}
"""
FACTS = """\
city-area: {value: "3194.72", unit: km2, as_of: "2025-07-01", sources: [law], conf: high}
city-rain: {value: "1700", unit: mm, qualifier: about, as_of: "2025-07", sources: [law], conf: medium}
city-guess: {value: "5", unit: count, as_of: "2025", sources: [law], conf: low}
"""


@pytest.fixture(scope="module")
def forms() -> dict[str, Forms]:
    interfaces, findings = load_interfaces(load(ROOT).config)
    assert findings == ()
    return {lang: interface.forms for lang, interface in interfaces.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path, {"data/sources.yml": SOURCES, "data/facts/city.yml": FACTS})


def replaced(root: Path, text: str, forms: dict[str, Forms], lang: str = "vi") -> Replaced:
    return replace_tokens(text, load_facts(root, "data").facts, traits_for(lang), forms[lang])


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("vi", "{{ city-area }}", "3.194,72\u00a0km²"),
        ("en", "{{ city-area }}", "3,194.72\u00a0km²"),
        ("zh", "{{ city-area }}", "3,194.72平方公里"),
        ("ja", "{{city-area}}", "3,194.72km²"),
        ("vi", "{{ city-area.value }}", "3.194,72"),
        ("en", "{{ city-area.date }}", "1\u00a0July\u00a02025"),
        ("vi", "{{ city-rain }}", "khoảng 1.700\u00a0mm"),
        ("zh", "{{ city-rain.date }}", "2025年7月"),
        ("vi", r"\{{ city-area }}", "{{ city-area }}"),
        ("vi", "`{{ city-area }}`", "`{{ city-area }}`"),
        ("vi", "```\n{{ city-area }}\n```\n", "```\n{{ city-area }}\n```\n"),
        ("vi", "<!-- {{ city-area }} -->", "<!-- {{ city-area }} -->"),
    ],
)
def test_a_token_becomes_the_reader_s_number(
    root: Path, forms: dict[str, Forms], lang: str, text: str, shown: str
) -> None:
    found = replaced(root, text, forms, lang)
    assert found.text.replace("\u00a0", " ") == shown.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Một.\n\n{{ city-aera }}", (3, "unknown fact `{{ city-aera }}`", "Did you mean `city-area`")),
        ("{{ city-area.unit }}", (1, "a fact has no part `unit`", "")),
        ("{{ city-guess }}", (1, "the fact `city-guess` has low confidence", "")),
        ("{{ __import__('os') }}", (1, "unknown fact `{{ __import__('os') }}`", "")),
    ],
)
def test_a_faulty_token_is_told_with_line_and_mend(
    root: Path, forms: dict[str, Forms], text: str, problem: tuple[int, str, str]
) -> None:
    ((line, message, hint),) = token_problems(text, load_facts(root, "data").facts)
    assert (line, message) == problem[:2]
    assert hint.startswith(problem[2])
    assert replaced(root, text, forms).text == text


def test_attribute_lists_do_not_swallow_what_was_a_token(root: Path, forms: dict[str, Forms]) -> None:
    """Python-Markdown takes braces after bold text for attributes: tokens go before it reads."""
    text = replaced(root, "### Diện tích {{ city-area.value }} { #area }\n\n**A**{{ city-area }}", forms).text
    html = markdown.markdown(text, extensions=["attr_list"])
    assert '<h3 id="area">Diện tích 3.194,72</h3>' in html
    assert "<strong>A</strong>3.194,72" in html


@pytest.mark.parametrize(
    ("fact", "line", "message"),
    [
        ("{value: 5, unit: km, as_of: '2025', sources: [law], conf: high}", 1, "is no quoted decimal number"),
        (
            "{value: '5', unit: kn, as_of: '2025', sources: [law], conf: high}",
            1,
            "`unit: kn` is not in the list",
        ),
        ("{value: '5', unit: km, as_of: soon, sources: [law], conf: high}", 1, "`as_of: soon` is no date"),
        ("{value: '5', unit: km, as_of: '2025', sources: [], conf: high}", 1, "the fact `x` has no source"),
        ("{value: '5', unit: km, as_of: '2025', conf: high}", 1, "`sources` is missing"),
        ("{value: '5', unit: km, as_of: '2025', sources: [lwa], conf: high}", 1, "unknown source `lwa`"),
        (
            "{value: '5', unit: km, as_of: '2025', sources: [law], conf: sure}",
            1,
            "`conf: sure` is not in the list",
        ),
        (
            "{value: '5', unit: km, as_of: '2025', sources: [law], conf: high, vaule: 1}",
            1,
            "unknown key `vaule`",
        ),
        ("5", 1, "expected a mapping"),
    ],
)
def test_a_faulty_fact_is_a_finding(tmp_path: Path, fact: str, line: int, message: str) -> None:
    root = write_files(tmp_path, {"data/sources.yml": SOURCES, "data/facts/x.yml": f"x: {fact}\n"})
    facts = load_facts(root, "data")
    assert any(message in finding.message and finding.line == line for finding in facts.findings)
    assert "x" not in facts.facts or message.startswith(("the fact", "unknown source", "unknown key"))


def test_a_fact_told_twice_is_a_finding(root: Path) -> None:
    (root / "data/facts/other.yml").write_text(FACTS.splitlines()[0], encoding="utf-8")
    messages = [finding.message for finding in load_facts(root, "data").findings]
    assert messages == ["the fact `city-area` stands twice (first in data/facts/city.yml:1)"]


def test_copies_on_third_party_sites_are_never_linked(root: Path) -> None:
    sources = load_facts(root, "data").sources
    assert as_linked(sources["law"]) == "https://law.example/1"
    assert as_linked(sources["copy"]) == ""


@given(st.text(alphabet="ab{}\\ `\n<!->~ đ"))
def test_text_without_a_known_token_only_loses_backslashes_before_braces(text: str) -> None:
    found = replace_tokens(text, {}, traits_for("vi"), Forms({}, {}))
    assert found.text.replace("\\{{", "{{") == text.replace("\\{{", "{{")
    assert find_tokens(text, 1) == find_tokens(text)
