"""The kinds of pages that the portal has, below the home of each language, and samples of its pages."""

from __future__ import annotations

import random

from project import ROOT, load

HOMES = ("", "en/", "zh/", "ja/")
# One page of each template and insert.
KINDS = {
    "home, upcoming": "",
    "section": "city/",
    "article, chart": "city/economy/",
    "list, filters": "investment/zones/",
    "long list": "city/administration/",
    "comparison": "investment/compare-zones/",
    "map": "visit/map/",
    "glossary": "about/glossary/",
    "sources": "about/sources/",
    "translation status": "about/translation-status/",
    "downloads": "about/data/",
    "accessibility": "about/accessibility/",
    "zone": "investment/zones/nam-dinh-vu/",
    "project": "investment/projects/nam-do-son-port/",
    "law": "investment/legal/cong-uoc-luat-bien-1982/",
    "work": "sea-islands/library/tonnesson-2013/",
    "event": "news/events/le-hoi-choi-trau-do-son/",
    "document": "programme/documents/hp17/",
    "not found": "404.html",
}
TEMPLATES = tuple(home + kind for home in HOMES for kind in KINDS.values())
# In the site of the fixture `noticed_site`.
NOTICES = {
    "missing": "ja/city/history/",
    "stale": "en/city/transport/",
    "unverified": "zh/city/transport/",
}


def markdown_urls() -> list[str]:
    """The addresses of all pages that have a file of Markdown, and their fallbacks."""
    return [route.url for route in load(ROOT).routes.values() if not route.item]


def some_item_urls(number: int) -> list[str]:
    """The same sample of items' pages each time."""
    urls = [route.url for route in load(ROOT).routes.values() if route.item]
    return random.Random(2026).sample(urls, number)
