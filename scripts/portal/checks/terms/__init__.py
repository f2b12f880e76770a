"""The rules about names and terms; what is right stands in the glossary."""

from portal.checks.rule import Rule
from portal.checks.terms.forbidden import glossary, term_forbidden
from portal.checks.terms.former import organisation_valid
from portal.checks.terms.naming import name_form, term_preferred
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("glossary", "terms", "site", glossary, Severity.ERROR, is_ours=True),
    Rule("term-preferred", "terms", "pair", term_preferred, Severity.NOTE, is_ours=True),
    Rule("term-forbidden", "terms", "page", term_forbidden, Severity.ERROR, is_ours=True),
    Rule("name-form", "terms", "pair", name_form, Severity.WARNING, is_ours=True),
    Rule("organisation-valid", "terms", "page", organisation_valid, Severity.WARNING, is_ours=True),
)
