"""Do the lists of pages that others use, sitemap and search, hold the pages that exist?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from portal.checks.rule import Fault
from portal.checks.site.pages import BUILD
from portal.checks.site.view import BuiltView
from portal.model import State


def sitemap(view: BuiltView) -> Iterator[Fault]:
    """The sitemap lists every page in every language it is translated into, once, and nothing else, with the
    same translations as the page itself. `robots.txt` names the sitemap."""
    expected = {
        view.address(route.url): page for route, page in view.routed() if route.state is not State.MISSING
    }
    listed = Counter(entry.url for entry in view.built.sitemap)
    for url in sorted(expected.keys() - listed.keys()):
        yield view.fault("sitemap.xml", f"`{url}` is missing", BUILD)
    for url in sorted(listed.keys() - expected.keys()):
        yield view.fault("sitemap.xml", f"`{url}` is no page that is translated", BUILD)
    for url in sorted(url for url, count in listed.items() if count > 1):
        yield view.fault("sitemap.xml", f"`{url}` is listed {listed[url]} times", BUILD)
    for entry in view.built.sitemap:
        page = expected.get(entry.url)
        own = {link for link in page.alternates if link[0] != "x-default"} if page else set()
        if page and {link for link in entry.alternates if link[0] != "x-default"} != own:
            yield view.fault("sitemap.xml", f"`{entry.url}` has other translations than its page", BUILD)
    if f"Sitemap: {view.address('sitemap.xml')}" not in view.built.text("robots.txt").splitlines():
        yield view.fault("robots.txt", f"it does not name `{view.address('sitemap.xml')}`", BUILD)


def search_index(view: BuiltView) -> Iterator[Fault]:
    """The search of each language finds every page translated into it, those of catalogue items too, and
    nothing in another language."""
    base = urlsplit(view.site.config.site_url).path
    for language in view.site.config.languages:
        home = view.site.config.home(language.code)
        urls = {
            route.url
            for (lang, _), route in view.site.routes.items()
            if lang == language.code and route.state is not State.MISSING
        }
        found = view.built.indexed(home)
        if found is None:
            if urls:
                yield view.fault(f"{home}pagefind", f"{language.name} has no search index", BUILD)
            continue
        indexed = {url.removeprefix(base).removeprefix("/").removesuffix("index.html") for url in found}
        for url in sorted(urls - indexed):
            message = f"the search in {language.name} does not find `/{url}`"
            yield view.fault(f"{home}pagefind", message, "Its text stands in `data-pagefind-body`.")
        for url in sorted(indexed - urls):
            message = f"the search in {language.name} finds `/{url}`, which is not translated"
            yield view.fault(f"{home}pagefind", message, BUILD)
