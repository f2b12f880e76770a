"""The rules explained: a page of the documentation, the answers to `--list` and `--explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portal.reporters.rows import RuleRow, expectation

_HEAD = """# Rules of `portal check`

Made by `portal check --list --format markdown > documentation/rules.md` from the rules themselves; do not edit it.
The severity is the usual one: the explanation says where a finding weighs less."""


def rule_reference(rows: Sequence[RuleRow]) -> str:
    """Markdown: a table of all rules, then each with its explanation, by group."""
    return "\n".join(_reference(rows))


def _reference(rows: Sequence[RuleRow]) -> Iterator[str]:
    yield _HEAD
    yield ""
    yield "| Rule | Group | Severity | What is expected |"
    yield "|---|---|---|---|"
    for row in rows:
        told = expectation(row).replace("|", "\\|")
        yield f"| [{row.slug}](#{row.slug}) | {row.group} | {row.severity.label} | {told} |"
    yield ""
    for group in dict.fromkeys(row.group for row in rows):
        yield f"## Group: {group}"
        yield ""
        for row in (row for row in rows if row.group == group):
            yield f"### {row.slug}"
            yield ""
            yield f"*{row.severity.label}*"
            yield ""
            yield row.explanation
            yield ""


def rule_list(rows: Sequence[RuleRow]) -> str:
    """One line for each rule: slug, group, severity, what is expected."""
    slug, group = (
        max(map(len, names)) for names in ([row.slug for row in rows], [row.group for row in rows])
    )
    lines = (
        f"{row.slug:<{slug}}  {row.group:<{group}}  {row.severity.label:<7}  {expectation(row)}"
        for row in rows
    )
    return "\n".join((*lines, "", f"{len(rows)} rules. `portal check --explain RULE` says more.", ""))


def rule_explained(row: RuleRow) -> str:
    """One rule."""
    return f"{row.slug} ({row.group}, {row.severity.label})\n\n{row.explanation}\n"
