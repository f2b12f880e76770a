"""One report in five forms, each as its readers expect it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Tools
from portal.checks import RULES
from portal.finding import Finding, Place, Severity, decode, encode
from portal.report import Debt, FileFindings, Report, by_file
from portal.reporters import FORMATS, rule_reference, text
from portal.reporters.github import as_github
from portal.reporters.markdown import as_markdown, escaped
from portal.reporters.reference import rule_explained, rule_list
from portal.reporters.rows import expectation
from portal.reporters.sarif import as_sarif
from project import ROOT

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
JA = Finding(
    "figures", ERROR, "docs/ja/x.md", 14, "expected “98” (docs/vi/x.md:12), found “89”", "Write 98.", "ja", "x.md",
    Place("docs/vi/x.md", 12),
)  # fmt: skip
EN = Finding(
    "links",
    WARNING,
    "docs/en/a b.md",
    3,
    "the link leads nowhere",
    "",
    "en",
    "a b.md",
    Place("docs/vi/a b.md", 2),
)
DATA = Finding("fact-sourced", NOTE, "data/facts/city.yml", 1, "no source", "Add one.")
STATES = {"current": 117, "stale": 6, "missing": 3}


def report(*findings: Finding, **more: Any) -> Report:
    return Report("vi", ("en", "zh", "ja"), 169, STATES, by_file(findings), **more)


def as_json(told: Report) -> Any:
    return json.loads(b"".join(FORMATS["json"](told, lambda: RULES)))


def many(count: int, severity: Severity = ERROR, pages: int = 1) -> list[Finding]:
    return [
        Finding(
            "figures", severity, f"docs/ja/{number % pages}.md", number + 1, f"wrong {number}", "Mend.", "ja"
        )
        for number in range(count)
    ]


# JSON: the contract


def test_json_is_the_contract_to_the_letter() -> None:
    told = as_json(report(JA, EN))
    assert told == {
        "version": 1,
        "summary": {
            "source": "vi",
            "targets": ["en", "zh", "ja"],
            "pages": 169,
            "pairs": 123,
            "gaps": 3,
            "states": {"current": 117, "stale": 6, "unverified": 0, "missing": 3},
            "findings": {"error": 1, "warning": 1, "note": 0},
        },
        "findings": [
            {
                "rule": "links",
                "severity": "warning",
                "path": "docs/en/a b.md",
                "line": 3,
                "lang": "en",
                "key": "a b.md",
                "message": "the link leads nowhere",
                "hint": "",
                "source": {"path": "docs/vi/a b.md", "line": 2},
                "fingerprint": EN.fingerprint,
            },
            {
                "rule": "figures",
                "severity": "error",
                "path": "docs/ja/x.md",
                "line": 14,
                "lang": "ja",
                "key": "x.md",
                "message": "expected “98” (docs/vi/x.md:12), found “89”",
                "hint": "Write 98.",
                "source": {"path": "docs/vi/x.md", "line": 12},
                "fingerprint": JA.fingerprint,
            },
        ],
    }


def test_json_without_findings_and_with_debt() -> None:
    told = as_json(report(debt=Debt("main", 7)))
    assert told["findings"] == []
    assert told["summary"]["since"] == {"rev": "main", "debt": 7}
    assert as_json(report(DATA))["findings"][0]["source"] is None


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    TEXTS,
    TEXTS,
    TEXTS,
    st.integers(1, 10**6),
    st.sampled_from(Severity),
    st.none() | st.builds(Place, TEXTS, st.integers(1, 9)),
)
def test_a_finding_survives_its_json(
    path: str, message: str, hint: str, line: int, severity: Severity, source: Place | None
) -> None:
    finding = Finding("r", severity, path, line, message, hint, "ja", "k.md", source)
    assert decode(json.loads(encode(finding))) == finding
    assert "\n" not in encode(finding)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (JA._replace(line=99), True),
        (JA._replace(message="expected “98” (docs/vi/x.md:120), found “89”"), True),
        (JA._replace(hint="Other words."), True),
        (JA._replace(message="expected “98” (docs/vi/x.md:12), found “88”"), False),
        (JA._replace(path="docs/ja/y.md"), False),
        (JA._replace(rule="dates"), False),
    ],
)
def test_a_fingerprint_is_stable_under_moved_lines(other: Finding, same: bool) -> None:
    assert (other.fingerprint == JA.fingerprint) is same


# Text


def test_text_is_grouped_by_page_with_both_places_and_the_mend() -> None:
    assert text.as_text(report(JA, JA._replace(line=20, message="again", source=None), EN)) == (
        "docs/en/a b.md\n"
        "     3  warning the link leads nowhere (docs/vi/a b.md:2)  [links]\n"
        "\n"
        "docs/ja/x.md\n"
        "    14  error   expected “98” (docs/vi/x.md:12), found “89”  [figures]\n"
        "                → Write 98.\n"
        "    20  error   again  [figures]\n"
        "                → Write 98.\n"
        "\n"
        "169 pages (vi; en, zh, ja): 123 translations (117 current, 6 stale), 3 missing.\n"
        "2 errors, 1 warning, 0 notes.\n"
    )


def test_text_never_says_only_zero() -> None:
    told = text.as_text(report(debt=Debt("main", 7), notes=("two stale pages are not compared",)))
    assert told == (
        "Note: two stale pages are not compared.\n"
        "7 older findings (at main) not listed.\n"
        "169 pages (vi; en, zh, ja): 123 translations (117 current, 6 stale), 3 missing.\n"
        "0 errors, 0 warnings, 0 notes.\n"
    )


def test_text_stops_where_nobody_reads_on_and_says_so() -> None:
    told = text.as_text(report(*many(3000, WARNING, pages=300), *many(5, pages=1)))
    assert "docs/ja/0.md" in told
    assert len(told.splitlines()) < 2500
    assert re.search(r"… and 2,0\d\d more in 20\d more files: name a PATH", told)
    assert told.endswith("5 errors, 3,000 warnings, 0 notes.\n")


def test_text_cannot_paint_the_terminal_or_break_its_lines() -> None:
    evil = Finding("r", ERROR, "docs/vi/a.md", 1, "\x1b[31mred\x07\n::error::x", "\u202ehint")
    told = text.as_text(report(evil))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert len(told.splitlines()) == 6


# GitHub


def unescaped(value: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        value = value.replace(code, char)
    return value


def commands(told: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them."""
    found = []
    for line in told.splitlines():
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        if match:
            pairs = (part.split("=", 1) for part in match[2].split(","))
            found.append((match[1], {key: unescaped(value) for key, value in pairs}, unescaped(match[3])))
    return found


def test_github_annotates_a_page_once() -> None:
    told = commands(as_github(report(JA, JA._replace(line=9, message="again"), EN, DATA)))
    assert told == [
        (
            "error",
            {"file": "docs/ja/x.md", "line": "9", "title": "2 errors"},
            "line 9, figures: again. Write 98.\n"
            "line 14, figures: expected “98” (docs/vi/x.md:12), found “89”. Write 98.",
        ),
        ("warning", {"file": "docs/en/a b.md", "line": "3", "title": "links"}, "the link leads nowhere."),
        (
            "notice",
            {"file": "data/facts/city.yml", "line": "1", "title": "fact-sourced"},
            "no source. Add one.",
        ),
    ]


@pytest.mark.parametrize("pages", [1, 9, 10, 11, 40])
def test_github_shows_no_more_than_ten_of_each(pages: int) -> None:
    told = commands(as_github(report(*many(100, ERROR, pages), *many(100, WARNING, pages))))
    for severity in ("error", "warning"):
        shown = [(fields, message) for command, fields, message in told if command == severity]
        assert len(shown) == min(pages, 10)
        if pages > 10:
            fields, message = shown[-1]
            assert f"on {pages - 9} more pages" in fields["title"]
            assert "docs/ja/" in message


def test_github_escapes_what_would_be_a_command() -> None:
    evil = Finding("r,x:y", ERROR, "docs/a,b:c%.md", 1, "50% ::set-env name=x::y\r\n::error::z", "")
    told = as_github(report(evil))
    assert [line for line in told.splitlines() if line.startswith("::")] == [told.splitlines()[0]]
    ((_, fields, message),) = commands(told)
    assert fields == {"file": "docs/a,b:c%.md", "line": "1", "title": "r,x:y"}
    assert message == "50% ::set-env name=x::y ::error::z."


# SARIF


@dataclass(frozen=True, slots=True)
class Row:
    slug: str
    group: str
    severity: Severity
    explanation: str


def test_sarif_names_rules_places_and_fingerprints() -> None:
    log = json.loads(as_sarif(report(JA, JA._replace(line=20), EN, DATA), RULES))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.slug for rule in RULES]
    results = run["results"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    first = next(result for result in results if result["ruleId"] == "figures")
    place = {"artifactLocation": {"uri": "docs/ja/x.md"}, "region": {"startLine": 14}}
    assert first["locations"] == [{"physicalLocation": place}]
    assert first["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 12}
    prints = [result["partialFingerprints"]["portalFinding/v1"] for result in results]
    assert len(set(prints)) == len(prints)
    assert f"{JA.fingerprint}:2" in prints
    assert results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/en/a%20b.md"


SCHEMA = ROOT / "node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json"
VALIDATE = """
const Ajv = require('ajv/dist/2020').default, formats = require('ajv-formats').default, fs = require('fs');
const ajv = new Ajv({allErrors: true, strict: false});
formats(ajv);
const judge = ajv.compile(JSON.parse(fs.readFileSync(process.argv[1])));
process.stdout.write(JSON.stringify(judge(JSON.parse(fs.readFileSync(0))) ? [] : judge.errors));
"""


@pytest.fixture
def faults(tools: Tools) -> Callable[[str], list[Any]]:
    """What the official schema says of a log."""

    def judge(log: str) -> list[Any]:
        command = (str(tools.node), "-e", VALIDATE, str(SCHEMA))
        done = subprocess.run(command, input=log.encode(), cwd=ROOT, capture_output=True, check=True)
        told: list[Any] = json.loads(done.stdout)
        return told

    return judge


def test_sarif_is_valid_by_the_official_schema(faults: Callable[[str], list[Any]]) -> None:
    log = as_sarif(report(JA, EN, DATA, *many(30, NOTE, 3)), RULES)
    assert faults(log) == []
    assert faults(as_sarif(report(), [])) == []
    assert faults(log.replace('"startLine": 14', '"startLine": 0'))
    assert faults(log.replace('"level"', '"lever"'))


# Markdown


def test_markdown_for_a_comment() -> None:
    told = as_markdown(report(JA, debt=Debt("main", 1)))
    assert told.startswith("### Parity check\n\n🔴 1 error, 🟡 0 warnings, 🔵 0 notes\n")
    assert "1 older finding (at main) not listed." in told
    assert "<details><summary><code>docs/ja/x.md</code> — 1 error</summary>" in told
    assert (
        "- 🔴 line 14: expected “98” &#40;docs/vi/x.md:12&#41;, found “89” (`figures`)<br>→ Write 98." in told
    )
    assert "✅ Nothing to mend." in as_markdown(report())


def test_markdown_fits_a_comment_and_says_what_is_left_out() -> None:
    told = as_markdown(report(*many(5000, ERROR, 500)))
    assert len(told) < 65_536
    assert re.search(r"… and \d+ more files: run `portal check`\.", told)


@given(TEXTS)
def test_markdown_is_printed_as_it_stands(said: str) -> None:
    told = escaped(said)
    assert not set(told.replace("&#", "").replace(";", "")) & set("\\`*_{}[]()<>@|~\n")


# The table of rules


def test_every_rule_says_what_it_expects_in_a_line() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[A-Z][^\n]{10,200}\.", expectation(rule)), rule.slug
    assert len({rule.slug for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.slug) for rule in RULES)


def test_the_reference_and_the_list_name_every_rule() -> None:
    reference, listed = rule_reference(RULES), rule_list(RULES)
    for rule in RULES:
        assert f"### {rule.slug}\n" in reference
        assert f"| [{rule.slug}](#{rule.slug}) | {rule.group} | {rule.severity.label} | " in reference
        assert rule.explanation in reference
        assert re.search(rf"^{rule.slug} +{rule.group} +{rule.severity.label} ", listed, re.MULTILINE)
    assert rule_explained(RULES[0]).startswith(f"{RULES[0].slug} (")


def test_a_file_s_findings_are_counted() -> None:
    file = FileFindings.of("docs/ja/x.md", [JA, JA._replace(line=3, severity=NOTE)])
    assert file.counts == {"note": 1, "error": 1}
    assert [finding.line for finding in file.findings] == [3, 14]
    told = report(JA, EN)
    assert [told.fails(severity) for severity in (ERROR, WARNING, NOTE)] == [True, True, True]
    assert [report(EN).fails(severity) for severity in (ERROR, WARNING, NOTE)] == [False, True, True]
