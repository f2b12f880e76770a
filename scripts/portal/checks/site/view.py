"""What a rule over the built site is given: the content, what was built of it, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import normpath
from urllib.parse import unquote, urldefrag, urljoin

from portal.built import BuiltPage, BuiltSite
from portal.checks.rule import Fault
from portal.model import Route, Site, State

_ROOT = "http://here.invalid/"


@dataclass(frozen=True)
class BuiltView:
    """The content and its built site."""

    site: Site
    built: BuiltSite

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Path of a built page → what should stand there."""
        return {f"{route.url}index.html": route for route in self.site.routes.values()}

    @cached_property
    def not_found(self) -> Mapping[str, str]:
        """Path of each language's 404 page → its language."""
        config = self.site.config
        return {f"{config.home(language.code)}404.html": language.code for language in config.languages}

    def routed(self) -> Iterator[tuple[Route, BuiltPage]]:
        """Every page of the content that was built, by path."""
        for path, page in self.built.pages.items():
            if route := self.routes.get(path):
                yield route, page

    def language_of(self, path: str) -> str:
        """The language whose home a path stands below."""
        config = self.site.config
        first = path.partition("/")[0]
        return next((one.code for one in config.targets if one.code == first), config.source.code)

    def address(self, url: str) -> str:
        """The absolute address of a url below the root."""
        return self.site.config.site_url + url

    def inside(self, page: BuiltPage, href: str) -> tuple[str, str] | None:
        """(path below the root, anchor) of an address written on a page; None where it leaves the site.

        The root 404 page is served at any depth, so its addresses begin with a slash or with the site's own.
        """
        absolute, anchor = urldefrag(urljoin(_ROOT + page.url, href.strip()))
        own = self.site.config.site_url
        for start in (_ROOT, own):
            if absolute.startswith(start):
                path = unquote(absolute.removeprefix(start).partition("?")[0])
                return ("" if path in ("", ".") else path), unquote(anchor)
        return None

    def file_at(self, path: str) -> str:
        """The file that a static host answers with for a path; empty for none."""
        candidates = (
            (f"{path}index.html",) if path in ("",) or path.endswith("/") else (path, f"{path}/index.html")
        )
        return next((name for name in map(normpath, candidates) if name in self.built.files), "")

    def fault(self, path: str, message: str, hint: str = "") -> Fault:
        """A fault of a file of the site."""
        return Fault(1, message, hint, path=f"{self.built.shown}/{path}")

    def is_translated(self, lang: str, key: str) -> bool:
        """Whether a key has a page of its own in a language."""
        route = self.site.routes.get((lang, key))
        return route is not None and route.state is not State.MISSING
