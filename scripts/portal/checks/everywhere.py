"""The rules that ask something of any tree, and of ours some more: the groups' rows, one after another."""

from __future__ import annotations

from portal.checks import assurance, figures, files, language, links, pages, structure, suppress
from portal.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *files.RULES,
    *pages.RULES,
    *suppress.RULES,
    *structure.RULES,
    *figures.RULES,
    *links.RULES,
    *language.RULES,
    *assurance.RULES,
)
