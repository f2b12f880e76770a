"""The rules about what may be published at all."""

from portal.checks.assurance.markup import unsafe_markup
from portal.checks.assurance.personal import personal_data
from portal.checks.assurance.photos import photo_positions
from portal.checks.assurance.secrecy import secrecy
from portal.checks.assurance.signing import sign_off
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("sign-off", "assurance", "page", sign_off, Severity.ERROR, is_ours=True),
    Rule("secrecy", "assurance", "page", secrecy, Severity.ERROR),
    Rule("personal-data", "assurance", "page", personal_data, Severity.ERROR, also=photo_positions),
    Rule("unsafe-markup", "assurance", "page", unsafe_markup, Severity.ERROR),
)
