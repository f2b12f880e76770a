"""Single pages of a language, made while they are edited: MkDocs has read the whole language once, and stays at
the point where it would render its pages.

What stands around such a page may be older than the page; a build follows, which makes all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import mkdocs.commands.build as engine
from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from portal.model import Place, Site
from portal.site.replaced import replaced
from portal.site.texts import Texts

if TYPE_CHECKING:
    from portal.site.adapter import Adapter


class Singles:
    """The pages of one language, as far as they are read. `warnings` grows as MkDocs warns."""

    def __init__(
        self, texts: Texts, adapter: Adapter | None, warnings: list[str], build_page: Callable[..., None]
    ) -> None:
        self._texts, self._adapter, self._warnings, self._build_page = texts, adapter, warnings, build_page
        self._pages: dict[Place, Page] = {}
        self._around: tuple[Any, ...] = ()
        self._files: Files | None = None

    def keep(self, page: Page, *around: Any, excluded: bool = False) -> None:
        """What stands for `_build_page` of MkDocs 1.6.1 while it reads."""
        lang, _, key = page.file.src_uri.partition("/")
        self._pages[lang, key] = page
        self._around = around

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """What stands for its `Page.render`."""
        self._files = files
        self._texts.render(page, config, files)

    def make(self, place: Place, site: Site) -> str:
        """Write a page anew, out of its file and of `site`; where, below the folder of the build. Empty where
        there is no such page, or where something is wrong with it."""
        page = self._pages.get(place)
        if page is None or self._files is None:
            return ""
        self._warnings.clear()
        if self._adapter:
            self._adapter.renew(site)
        config = self._around[0]
        try:
            engine._populate_page(page, config, self._files)
            self._build_page(page, *self._around)
        except (MkDocsException, TemplateError, OSError):
            return ""  # the build that follows tells
        page.validate_anchor_links(files=self._files, log_level=config.validation.links.anchors)
        return "" if self._warnings else page.file.dest_uri


@contextmanager
def reading_alone(texts: Texts, adapter: Adapter | None, warnings: list[str]) -> Iterator[Singles]:
    """Within this, a build of MkDocs reads all pages and renders none."""
    singles = Singles(texts, adapter, warnings, engine._build_page)

    def render_one(page: Page, config: MkDocsConfig, files: Files) -> None:
        singles.render(page, config, files)

    with replaced(engine, "_build_page", singles.keep), replaced(Page, "render", render_one):
        yield singles
