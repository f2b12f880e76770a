"""A built site as it should be, written without the engine: what a case over the built site changes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.build.finish import robots, sitemap
from portal.model import Route, Site, State

_PAGE = """\
<!doctype html>
<html lang="{tag}"><head><title>{title}</title>
{head}</head>
<body><nav>{switch}</nav>
<main class="page-text" lang="{text_tag}"><h1>{title}</h1>
{body}
</main></body></html>
"""


def small_site(site: Site, change: Mapping[str, Any]) -> Mapping[str, bytes | None]:
    """Path → content of every file; `change`: path → a whole text (of a part of a search index its address),
    none for no such file, or what to replace, as a mapping."""
    files = dict(_files(site))
    for path, new in change.items():
        if isinstance(new, dict):
            text = (files[path] or b"").decode()
            for old, replacement in new.items():
                assert old in text, f"{path}: no {old}"
                text = text.replace(old, replacement)
            new = text
        packed = _fragment if path.endswith(".pf_fragment") else str.encode
        files[path] = packed(new) if isinstance(new, str) else None
    return files


def write_site(site: Site, change: Mapping[str, Any], out: Path) -> Path:
    """The site as files below `out`."""
    for path, content in small_site(site, change).items():
        if content is not None:
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(content)
    return out


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    yield "sitemap.xml", sitemap(site).encode()
    yield "robots.txt", robots(site).encode()
    yield "style.css", b""
    for language in site.config.languages:
        home = site.config.home(language.code)
        head = '<meta name="robots" content="noindex">\n'
        words = {"tag": language.tag, "text_tag": language.tag, "title": "404"}
        yield f"{home}404.html", _PAGE.format(**words, head=head, switch="", body="").encode()
        yield f"{home}pagefind/pagefind-entry.json", b"{}"
    for number, route in enumerate(site.routes.values()):
        yield f"{route.url}index.html", _page(site, route).encode()
        if route.state is not State.MISSING:
            bundle = f"{site.config.home(route.lang)}pagefind"
            yield f"{bundle}/fragment/{number}.pf_fragment", _fragment(f"/{route.url}")


def _fragment(url: str) -> bytes:
    """What Pagefind 1.5.2 keeps of a page."""
    return gzip.compress(b"pagefind_dcd" + json.dumps({"url": url}).encode())


def _page(site: Site, route: Route) -> str:
    config = site.config
    source = site.routes[(config.source.code, route.key)]
    others = {one.tag: site.routes[(one.code, route.key)] for one in config.languages}
    real = {tag: other for tag, other in others.items() if other.state is not State.MISSING}
    own = source if route.state is State.MISSING else route
    head = [
        f'<meta name="description" content="{route.page.title}">',
        f'<meta name="portal:state" content="{route.state.value}">',
        f'<link rel="canonical" href="{config.site_url}{own.url}">',
        '<link rel="stylesheet" href="/style.css">',
        '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    ]
    if route.state is State.MISSING:
        head.append('<meta name="robots" content="noindex">')
    else:
        links = {**real, "x-default": source}
        head += [
            f'<link rel="alternate" hreflang="{tag}" href="{config.site_url}{other.url}">'
            for tag, other in links.items()
        ]
    switch = "".join(f'<a hreflang="{tag}" href="/{other.url}">{tag}</a>' for tag, other in others.items())
    is_noticed = route.state in (State.MISSING, State.STALE, State.UNVERIFIED)
    return _PAGE.format(
        tag=config.language(route.lang).tag,
        text_tag=config.language(route.page.lang).tag,
        title=route.page.title,
        head="\n".join(head) + "\n",
        switch=switch,
        body=f'<a hreflang="vi" href="/{source.url}">notice</a>' if is_noticed else "",
    )
