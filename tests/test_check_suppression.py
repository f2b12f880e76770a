"""Findings set aside in the page: with a reason, until a day, and only while they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks import RULES, check
from portal.finding import Finding
from project import hash_of, load, with_front, write_files

SOURCE = with_front("## Cảng { #port }\n\nCảng có 98 bến.\n\n## Phà { #ferry }\n\nChín.\n", "Cảng")


def target(entries: str, body: str = "## Port { #port }\n\nThe port has 89 berths.\n") -> str:
    ignore = f"ignore:\n{entries}" if entries else "ignore: []\n"
    front = f"title: Port\ndescription: Port.\nsource: {hash_of(SOURCE)}\nchecks:\n  {ignore}"
    return f"---\n{front}---\n{body}"


def entry(rule: str, match: str = "", until: str = "2027-01-01") -> str:
    matched = f", match: {match!r}" if match else ""
    return f"    - {{rule: {rule}{matched}, reason: it is right, until: {until}}}\n"


def findings(root: Path, entries: str, *slugs: str, **more: str) -> list[Finding]:
    files = {"docs/vi/page.md": SOURCE, "docs/en/page.md": target(entries, **more)}
    rules = [rule for rule in RULES if not slugs or rule.slug in slugs]
    return list(check(load(write_files(root, files)), rules))


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.severity.label) for finding in found)


def test_a_finding_is_set_aside_by_its_block_and_no_other_is(tmp_path: Path) -> None:
    slugs = ("figures", "headings", "suppression")
    assert told(findings(tmp_path, "", *slugs)) == [("figures", "error"), ("headings", "error")]
    assert told(findings(tmp_path, entry("figures", "has 89 berths"), *slugs)) == [("headings", "error")]
    assert told(findings(tmp_path, entry("headings", "Phà"), *slugs)) == [("figures", "error")]


def test_it_matches_the_text_however_its_lines_are_broken(tmp_path: Path) -> None:
    body = "## Port { #port }\n\nThe port\nhas 89 berths.\n\n## Ferry { #ferry }\n\nNine.\n"
    assert findings(tmp_path, entry("figures", "port has  89"), "figures", "suppression", body=body) == []


def test_after_its_day_it_sets_nothing_aside(tmp_path: Path) -> None:
    entries = entry("figures", "89", until="2026-11-20")
    assert findings(tmp_path, entries, "figures") == []
    entries = entry("figures", "89", until="2026-11-19")
    found = findings(tmp_path, entries, "figures", "suppression")
    assert told(found) == [("figures", "error"), ("suppression", "warning")]


@pytest.mark.parametrize(
    ("rule", "match"), [("figures", "another block"), ("term-forbidden", "x"), ("page-stale", "")]
)
def test_an_entry_without_use_is_told(tmp_path: Path, rule: str, match: str) -> None:
    (finding,) = findings(tmp_path, entry(rule, match), rule, "suppression", "links")[-1:]
    assert finding.rule in ("suppression", "figures")
    found = [one for one in findings(tmp_path, entry(rule, match)) if one.rule == "suppression"]
    assert [one.message for one in found] == [
        f"`checks`: the entry for `{rule}`{f' with “{match}”' if match else ''} sets nothing aside"
    ]
    assert found[0].line == 5


def test_an_entry_for_a_rule_that_was_not_asked_is_not_judged(tmp_path: Path) -> None:
    assert findings(tmp_path, entry("figures", "nothing"), "headings", "suppression")[1:] == []
    assert told(findings(tmp_path, entry("figures", "nothing"), "suppression")) == []


def test_rules_over_the_site_are_set_aside_too(tmp_path: Path) -> None:
    front = "title: Port\ndescription: Port.\nchecks: {ignore: [{rule: page-unverified, reason: r, until: 2027-01-01}]}"
    files = {"docs/vi/page.md": SOURCE, "docs/en/page.md": f"---\n{front}\n---\nText.\n"}
    rules = [rule for rule in RULES if rule.slug in ("page-unverified", "suppression")]
    assert check(load(write_files(tmp_path, files)), rules) == ()


def test_a_stale_pair_that_nobody_compared_keeps_its_entries(tmp_path: Path) -> None:
    text = target(entry("figures", "89")).replace(hash_of(SOURCE), "h1-000000000000")
    files = {"docs/vi/page.md": SOURCE, "docs/en/page.md": text}
    rules = [rule for rule in RULES if rule.slug in ("figures", "suppression")]
    assert check(load(write_files(tmp_path, files)), rules) == ()


def test_entries_of_other_trees_are_nobodys_business(tmp_path: Path) -> None:
    from portal.config import foreign_config
    from portal.model import load_site

    files = {"en/page.md": "---\nchecks: {ignore: [x]}\n---\nA.\n", "ja/page.md": "あ。\n"}
    site = load_site(foreign_config(write_files(tmp_path, files), "{lang}", "en", ("ja",)))
    assert [finding for finding in check(site, RULES) if finding.rule == "suppression"] == []
