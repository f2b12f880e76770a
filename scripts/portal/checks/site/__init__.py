"""The rules over the built site: asked only where `--site` names one."""

from __future__ import annotations

from portal.checks.rule import Rule
from portal.checks.site.honesty import built_lang, built_state, canonical, hreflang
from portal.checks.site.links import built_language, built_links, external_requests
from portal.checks.site.listed import search_index, sitemap
from portal.checks.site.pages import built_ids, built_pages, not_found, structured_data
from portal.checks.site.text import text_language, vietnamese_marked
from portal.finding import Severity

RULES: tuple[Rule, ...] = tuple(
    Rule(slug, "site", "built", function, severity, is_ours=True)
    for slug, function, severity in (
        ("built-pages", built_pages, Severity.ERROR),
        ("not-found", not_found, Severity.ERROR),
        ("built-lang", built_lang, Severity.ERROR),
        ("built-state", built_state, Severity.ERROR),
        ("canonical", canonical, Severity.ERROR),
        ("hreflang", hreflang, Severity.ERROR),
        ("built-links", built_links, Severity.ERROR),
        ("built-language", built_language, Severity.ERROR),
        ("built-ids", built_ids, Severity.ERROR),
        ("external-requests", external_requests, Severity.ERROR),
        ("sitemap", sitemap, Severity.ERROR),
        ("search-index", search_index, Severity.ERROR),
        ("structured-data", structured_data, Severity.ERROR),
        ("text-language", text_language, Severity.WARNING),
        ("vietnamese-marked", vietnamese_marked, Severity.ERROR),
    )
)
