"""A way of a whole language is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from portal.checks import conventions
from portal.checks.table import groups
from portal.finding import Finding, Severity
from portal.report import by_file, in_order


def fold(findings: Sequence[Finding], pages: Mapping[str, int]) -> tuple[Finding, ...]:
    """As a run does it: file by file."""
    files = {file.path: file for file in by_file(findings)}
    forms = conventions.forms_of(in_order(findings), files.values(), groups())
    for change in conventions.fold([(files[path], forms[path]) for path in forms], pages):
        files[change.path] = change.of(files[change.path])
        assert files[change.path].counts == Counter(one.severity.label for one in files[change.path].findings)
    return tuple(one for path in files for one in files[path].findings)


def finding(
    page: int, message: str = "the heading “{}” has no counterpart", rule: str = "headings"
) -> Finding:
    path = f"docs/ja/{page}.md"
    text = message.format(f"Xem thêm {page}") + f" (docs/vi/{page}.md:{page + 3})"
    return Finding(rule, Severity.ERROR, path, page + 1, text, "Write it.", "ja", f"{page}.md")


def test_a_fault_of_nearly_every_page_is_told_once_with_its_count() -> None:
    found = [finding(page) for page in range(9)]
    folded = fold(found, {"ja": 10, "vi": 10})
    assert [one.path for one in folded] == ["docs/ja/0.md"]
    assert folded[0].message == found[0].message
    assert folded[0].hint == ("Write it. The same on 9 of 10 pages in `ja`: settle it once for all of them.")


def test_several_on_one_page_count_once() -> None:
    found = [finding(0, f"the heading “{n} {{}}” has no counterpart") for n in range(9)]
    assert fold(found, {"ja": 10}) == tuple(found)


def test_other_rules_severities_and_messages_are_kept_apart_and_in_order() -> None:
    convention = [finding(page) for page in range(10)]
    other = finding(3, "the heading “{}” is not in the source")
    links = finding(4, rule="links")
    folded = fold([*convention[:2], other, *convention[2:], links], {"ja": 10})
    assert folded[0].path == "docs/ja/0.md"
    assert folded[1:] == (other, links)


def test_few_pages_have_no_conventions() -> None:
    found = [finding(page) for page in range(5)]
    assert fold(found, {"ja": 5}) == tuple(found)
    assert fold(found, {}) == tuple(found)


def test_findings_about_data_are_left_alone() -> None:
    found = [Finding("fact-sourced", Severity.ERROR, f"data/facts/{n}.yml", 1, "no source") for n in range(9)]
    assert fold(found, {"": 9}) == tuple(found)


def test_what_is_in_code_marks_sets_findings_apart() -> None:
    types = "abcdefghij"
    found = [finding(n, f"the box has the type `{types[n]}`, expected `note`") for n in range(10)]
    assert fold(found, {"ja": 10}) == tuple(found)
