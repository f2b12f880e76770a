"""The table of all rules. Those of `everywhere` are loaded without it: for a tree that is not ours the others
are silent, and they take a seventh of the time of loading."""

from __future__ import annotations

from dataclasses import replace

from portal.checks import data, data_rows, everywhere, items, site, terms
from portal.checks.rule import Rule


def _with_readings(rule: Rule) -> Rule:
    """Two rules also tell what reading the content found."""
    if rule.slug == "fact-tokens":
        return replace(rule, of_page=data_rows.unknown_tokens)
    if rule.slug == "fact-sourced":
        return replace(rule, also=data_rows.incomplete_facts)
    return rule


RULES: tuple[Rule, ...] = (
    *map(_with_readings, everywhere.RULES),
    *terms.RULES,
    *map(_with_readings, data.RULES),
    *data_rows.RULES,
    *items.RULES,
    *site.RULES,
)


def groups() -> dict[str, str]:
    """slug → group of all rules."""
    return {rule.slug: rule.group for rule in RULES}
