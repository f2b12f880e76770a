"""The rules about facts and the figures that should be facts."""

from portal.checks.data.facts import fact_expired, fact_sourced, weak_facts
from portal.checks.data.unsourced import figure_unsourced
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("fact-sourced", "data", "site", fact_sourced, Severity.WARNING, is_ours=True, of_page=weak_facts),
    Rule("fact-expired", "data", "page", fact_expired, Severity.NOTE, is_ours=True),
    Rule("figure-unsourced", "data", "page", figure_unsourced, Severity.WARNING, is_ours=True),
)
