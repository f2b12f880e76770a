"""The rules about figures: numbers, dates, money, contacts and tokens."""

from portal.checks.figures.ambiguous import figure_ambiguous
from portal.checks.figures.contacts import contacts
from portal.checks.figures.kinds import dates, figures, legal_references, money, percentages, ranges
from portal.checks.figures.tokens import fact_tokens
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("figures", "figures", "pair", figures, Severity.ERROR),
    Rule("dates", "figures", "pair", dates, Severity.ERROR),
    Rule("money", "figures", "pair", money, Severity.ERROR),
    Rule("percentages", "figures", "pair", percentages, Severity.ERROR),
    Rule("ranges", "figures", "pair", ranges, Severity.ERROR),
    Rule("legal-references", "figures", "pair", legal_references, Severity.ERROR),
    Rule("contacts", "figures", "pair", contacts, Severity.ERROR),
    Rule("fact-tokens", "figures", "pair", fact_tokens, Severity.ERROR),
    Rule("figure-ambiguous", "figures", "page", figure_ambiguous, Severity.WARNING),
)
