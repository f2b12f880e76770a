"""What stands beside the pages: 404 pages, sitemap, robots.txt, feeds, the catalogues' files. Only adds files, never
changes a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portal.exports import INDEX, downloads, index_bytes
from portal.feeds import FEED, feed
from portal.model import Route, Site, State


def finish_language(site: Site, lang: str, not_found: str, out: Path) -> None:
    """The 404 page of a language, below its home in `out`."""
    _write(out / site.config.home(lang) / "404.html", not_found.encode("utf-8"))


def finish_site(site: Site, out: Path) -> None:
    """What needs no page of MkDocs: sitemap, robots.txt, feeds, the files of the catalogues."""
    files = {"sitemap.xml": sitemap(site).encode("utf-8"), "robots.txt": robots(site).encode("utf-8")}
    files |= {site.config.home(one.code) + FEED: feed(site, one.code) for one in site.config.languages}
    listed = downloads(site)
    files |= {file.path: file.content for file in listed}
    if listed:
        files[INDEX] = index_bytes(site, listed)
    for path, content in files.items():
        _write(out / path, content)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def robots(site: Site) -> str:
    """Everything may be read; the sitemap is named."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.config.site_url}sitemap.xml\n"


def sitemap(site: Site) -> str:
    """Every page that exists, with its translations; `lastmod` is the day of its last review, of an item the
    date that its figures hold for."""
    entries = [_entry(site, route) for route in site.routes.values() if route.state is not State.MISSING]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )


def _entry(site: Site, route: Route) -> str:
    reviewed = route.page.meta.get("reviewed")
    day = route.item.as_of if route.item else reviewed.isoformat() if isinstance(reviewed, date) else ""
    lastmod = f"<lastmod>{day}</lastmod>" if day else ""
    others = ((language.tag, site.routes[(language.code, route.key)]) for language in site.config.languages)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(site.config.site_url + other.url)}/>'
        for tag, other in others
        if other.state is not State.MISSING
    )
    return f"<url><loc>{escape(site.config.site_url + route.url)}</loc>{lastmod}{links}</url>\n"
