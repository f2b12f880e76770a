"""The rules about the language a text is in, and its signs."""

from portal.checks.language.characters import simplified, vietnamese_residue
from portal.checks.language.leftover import leftover
from portal.checks.language.punctuation import punctuation, quotation_marks
from portal.checks.language.script import script
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("script", "language", "page", script, Severity.ERROR),
    Rule("leftover", "language", "pair", leftover, Severity.ERROR),
    Rule("vietnamese-residue", "language", "page", vietnamese_residue, Severity.ERROR, is_ours=True),
    Rule("simplified", "language", "page", simplified, Severity.ERROR),
    Rule("punctuation", "language", "page", punctuation, Severity.WARNING),
    Rule("quotation-marks", "language", "page", quotation_marks, Severity.WARNING),
)
