"""Rules about links: the same places, in the same language, and there."""

from __future__ import annotations

from portal.checks.links.links import links
from portal.checks.links.places import anchors, assets, link_language
from portal.checks.rule import Rule
from portal.finding import Severity

RULES: tuple[Rule, ...] = (
    Rule("links", "links", "pair", links, Severity.ERROR),
    Rule("link-language", "links", "page", link_language, Severity.ERROR),
    Rule("anchors", "links", "page", anchors, Severity.ERROR),
    Rule("assets", "links", "page", assets, Severity.ERROR, is_ours=True),
)
