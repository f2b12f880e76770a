"""Does a page say truly what language it is in, in what state, and where its other languages are?"""

from __future__ import annotations

from collections.abc import Iterator

from portal.built import BuiltPage
from portal.checks.rule import Fault
from portal.checks.site.pages import BUILD
from portal.checks.site.view import BuiltView
from portal.model import Route, State

_NOTICED = (State.MISSING, State.STALE, State.UNVERIFIED)


def built_lang(view: BuiltView) -> Iterator[Fault]:
    """The `<html lang>` of a page is the language of its address; text of another language says so itself.

    A page that is not translated shows the source text under the reader's address: menu and notice are in the
    reader's language, the text is marked with the source's.
    """
    config = view.site.config
    for route, page in view.routed():
        reader, text = config.language(route.lang).tag, config.language(route.page.lang).tag
        if page.lang != reader:
            message = f'the page says `lang="{page.lang}"`, expected `{reader}`'
            yield view.fault(page.path, message, "Look at overrides/main.html.")
        if page.text_lang != text:
            message = f"its text is in `{text}` and marked as `{page.text_lang}`"
            yield view.fault(page.path, message, "The element around the text carries `lang`.")


def built_state(view: BuiltView) -> Iterator[Fault]:
    """A page says what state its translation is in, and behaves so.

    `<meta name="portal:state">` is the state that the content has. A page that is not translated is not
    indexed; every other one is. The notice of a missing, stale or unverified page links to the source page.
    """
    for route, page in view.routed():
        said = page.metas.get("portal:state", "")
        if said != route.state.value:
            message = f"the page says that its state is `{said}`; it is `{route.state.value}`"
            yield view.fault(page.path, message, BUILD)
        if page.is_indexed != (route.state is not State.MISSING):
            told = "may be indexed" if page.is_indexed else "says `noindex`"
            yield view.fault(page.path, f"the page is `{route.state.value}` and {told}", BUILD)
        if route.state in _NOTICED and not _leads_to_source(view, route, page):
            message = f"the page is `{route.state.value}` and does not link to its source"
            yield view.fault(page.path, message, "Look at overrides/partials/notice.html.")


def _leads_to_source(view: BuiltView, route: Route, page: BuiltPage) -> bool:
    source = view.site.routes[(view.site.config.source.code, route.key)]
    return sum(view.inside(page, link.href) == (source.url, "") for link in page.links) > 1


def canonical(view: BuiltView) -> Iterator[Fault]:
    """A page names one canonical address: its own, or the source's where it is not translated."""
    source = view.site.config.source.code
    for route, page in view.routed():
        own = view.site.routes[(source, route.key)] if route.state is State.MISSING else route
        expected = view.address(own.url)
        if page.canonical != (expected,):
            said = ", ".join(f"`{one}`" for one in page.canonical) or "none"
            message = f"the canonical address is {said}, expected `{expected}`"
            yield view.fault(page.path, message, "SITE_URL must be the one the site was built with.")


def hreflang(view: BuiltView) -> Iterator[Fault]:
    """A page names the absolute address of each language it exists in, itself too, and `x-default`: the source.

    All pages of a key name the same, so that the links answer each other. A page that is not translated is in
    no list and has none.
    """
    for route, page in view.routed():
        expected = [] if route.state is State.MISSING else sorted(_alternates(view, route.key))
        said = sorted(page.alternates)
        for tag, address in sorted(set(expected) - set(said)):
            message = f'`hreflang="{tag}"` to `{address}` is missing'
            yield view.fault(page.path, message, BUILD)
        for tag, address in sorted(set(said) - set(expected)):
            message = f'`hreflang="{tag}"` leads to `{address}`, which is no translation of this page'
            yield view.fault(page.path, message, BUILD)


def _alternates(view: BuiltView, key: str) -> Iterator[tuple[str, str]]:
    config = view.site.config
    for language in config.languages:
        if view.is_translated(language.code, key):
            yield language.tag, view.address(view.site.routes[(language.code, key)].url)
    yield "x-default", view.address(view.site.routes[(config.source.code, key)].url)
