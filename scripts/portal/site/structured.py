"""What a page says of itself to machines: schema.org's WebSite, WebPage and BreadcrumbList, as JSON-LD."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import urljoin

from portal.exports import LICENCE_URL
from portal.model import Route, Site, State
from portal.site.menu import Entry


def page_graph(
    site: Site, route: Route, site_name: str, title: str, description: str, trail: tuple[Entry, ...]
) -> tuple[dict[str, Any], ...]:
    """The object of a page; none for a page that is not translated: the source's page says it."""
    if route.state is State.MISSING:
        return ()
    config = site.config
    tag = config.language(route.lang).tag
    url = config.site_url + route.url
    home = config.site_url + config.home(route.lang)
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": tag,
        "license": LICENCE_URL,
        "isPartOf": {"@id": f"{home}#website"},
    }
    for name, key in (("lastReviewed", "reviewed"), ("datePublished", "published")):
        if isinstance(day := route.page.meta.get(key), date):
            page[name] = day.isoformat()
    if route.state is not State.SOURCE:
        page["translationOfWork"] = {
            "@id": config.site_url + site.routes[(config.source.code, route.key)].url
        }
    website = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": site_name,
        "inLanguage": tag,
    }
    graph = [website, page]
    if trail:
        page["breadcrumb"] = {"@id": f"{url}#breadcrumb"}
        graph.append(_breadcrumb(config.site_url, url, title, trail))
    return ({"@context": "https://schema.org", "@graph": graph},)


def _breadcrumb(site_url: str, url: str, title: str, trail: tuple[Entry, ...]) -> dict[str, Any]:
    steps = [(entry.title, urljoin(site_url, entry.url)) for entry in trail] + [(title, url)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def as_script(value: object) -> str:
    """JSON that can stand in a script element: no text in it can end the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
