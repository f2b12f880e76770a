"""Rules about the catalogue: one YAML file, one situation."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal.checks.items import RULES
from portal.checks.items.words import amount_in_words
from portal.finding import Finding
from portal.model import Site
from project import load, with_front, write_files

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for rule in RULES for path in (CASES / rule.slug).glob("*.yml"))


def found(site: Site, slug: str) -> list[Finding]:
    """What a rule finds, by path and line."""
    rule = next(rule for rule in RULES if rule.slug == slug)
    findings = [
        Finding(rule.slug, fault.severity or rule.severity, fault.path, fault.line, fault.message, fault.hint)
        for fault in rule.function(site)
    ]
    return sorted(findings, key=lambda finding: (finding.path, finding.line))


def holds(finding: Finding, key: str, value: Any) -> bool:
    if key in ("message", "hint"):
        return value in getattr(finding, key)
    if key == "severity":
        return finding.severity.label == value
    return bool(getattr(finding, key) == value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    write_files(tmp_path, {"docs/vi/page.md": with_front("Một.\n", "Một"), **case["files"]})
    findings = found(load(tmp_path), path.parent.name)
    told = [f"{finding.severity.label} {finding} " for finding in findings]
    assert len(findings) == len(case["expect"]), told
    for finding, expected in zip(findings, case["expect"], strict=True):
        assert all(holds(finding, key, value) for key, value in expected.items()), (expected, told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_has_a_good_and_a_bad_case_and_explains_itself(rule: Any) -> None:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (CASES / rule.slug).glob("*.yml")]
    assert any(case["expect"] for case in cases)
    assert any(not case["expect"] for case in cases)
    assert "Mend:" in rule.explanation
    assert "Example:" in rule.explanation


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("Hai tỷ một trăm triệu đồng chẵn", 2_100_000_000),
        ("hai tỉ, một trăm triệu đồng", 2_100_000_000),
        ("Một trăm năm mươi triệu đồng", 150_000_000),
        ("Mười lăm nghìn hai trăm linh tư đồng", 15_204),
        ("Hai mươi mốt triệu không trăm lẻ năm đồng", 21_000_005),
        ("Bảy trăm ba mươi tư nghìn bốn trăm hai mươi tỷ đồng", 734_420_000_000_000),
        ("đồng", None),
        ("theo dự toán được duyệt", None),
        ("", None),
    ],
)
def test_amounts_in_words(words: str, amount: int | None) -> None:
    assert amount_in_words(words) == (None if amount is None else Decimal(amount))


ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    """Schoolbook Vietnamese, group by group; written for this test."""
    groups = []
    for scale in ("", "nghìn", "triệu", "tỷ"):
        number, rest = divmod(number, 1000) if scale != "tỷ" else (0, number)
        hundreds, tens, ones = rest // 100, rest // 10 % 10, rest % 10
        words = [f"{ONES[hundreds]} trăm"] if hundreds else []
        words += [f"{ONES[tens]} mươi"] if tens > 1 else ["mười"] if tens else []
        words += [ONES[ones]] if ones else []
        groups.append(" ".join([*words, scale]) if rest else "")
    return " ".join(group for group in reversed(groups) if group)


@given(st.integers(min_value=1, max_value=999_999_999_999))
def test_every_amount_is_read_from_its_words(number: int) -> None:
    assert amount_in_words(f"{in_words(number)} đồng") == number


@given(st.text(alphabet="hai một trăm mươi tỷ nghìn đồng x,", max_size=60))
def test_no_text_breaks_the_reading_of_words(text: str) -> None:
    amount = amount_in_words(text)
    assert amount is None or amount > 0
