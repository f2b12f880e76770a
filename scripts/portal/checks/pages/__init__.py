"""Rules about pages as a whole: there, in step with their source, reviewed."""

from __future__ import annotations

from portal.checks.pages.drift import changed_figures
from portal.checks.pages.freshness import page_stale, page_unverified, review_overdue
from portal.checks.pages.presence import page_missing, page_orphan, page_renamed, title_unique
from portal.checks.pages.previews import card_outdated
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("page-missing", "pages", "site", page_missing, Severity.WARNING),
    Rule("page-orphan", "pages", "site", page_orphan, Severity.ERROR),
    Rule("page-renamed", "pages", "site", page_renamed, Severity.ERROR, is_ours=True),
    Rule("page-stale", "pages", "pair", changed_figures, Severity.WARNING, is_ours=True, of_page=page_stale),
    Rule("page-unverified", "pages", "page", page_unverified, Severity.WARNING, is_ours=True),
    Rule("review-overdue", "pages", "page", review_overdue, Severity.WARNING, is_ours=True),
    Rule("card-outdated", "pages", "site", card_outdated, Severity.WARNING, is_ours=True),
    Rule("title-unique", "pages", "site", title_unique, Severity.WARNING),
)
