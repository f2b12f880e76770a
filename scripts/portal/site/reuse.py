"""What MkDocs need not do again: text that was converted before, pages whose templates would be told the same.

Every event of plugins and hooks is run for every page, as in a plain build; only two steps between them are
left out. The text of a page is not converted when the same text at the same address was, and each link in it
still leads where it led. A page is not rendered when everything that its template may see is the same: what
the whole site has in common (`Keys.pages`), the navigation, and the context of the page, in which our views
stand as values. What is not known to depend on nothing else is never reused: see `reason_against`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import jinja2
import mkdocs.commands.build as engine
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from portal.cache import Making, Store
from portal.site.replaced import replaced
from portal.site.seen import digest, headings, navigation
from portal.site.texts import Texts

# In the context of every page, and in `Keys.pages` or the navigation's digest; `build_date_utc` is the clock.
_COMMON = {"nav", "pages", "config", "page", "build_date_utc", "i18n_config", "mkdocs_version"}


@dataclass(frozen=True, slots=True)
class Keys:
    """What all results of a project depend on: the conversion of texts, and the pages."""

    texts: str
    pages: str


@dataclass(slots=True)
class Work:
    """One language being built: where its files go and what is kept of earlier ones. `told` hears of each page
    (done, of all). `sees_navigation`: templates may look at the whole menu and at other pages; ours may not.

    Afterwards: `seconds` by address for each page that was made, how many are `done`, how many of them `taken`.
    """

    keys: Keys
    store: Store
    files: Making
    told: Callable[[int, int], None]
    sees_navigation: bool = True
    seconds: dict[str, float] = field(default_factory=dict)
    done: int = 0
    taken: int = 0


@contextmanager
def reusing(work: Work, warnings: Sequence[str]) -> Iterator[None]:
    """Let MkDocs' builds leave out what is known. `warnings` grows as MkDocs warns.

    (MkDocs 1.6.1 has no event between the conversion and the template: its two functions are replaced.)
    """
    texts = Texts(work.store, work.keys.texts, warnings, work.seconds)
    pages = _Pages(work)
    with replaced(engine, "_build_page", pages.build), replaced(Page, "render", texts.method()):
        yield


class _Pages:
    """The pages of one build."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._common = ""

    def build(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: jinja2.Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """As `_build_page` of MkDocs 1.6.1, with a question before the template is rendered."""
        config._current_page = page
        start = time.perf_counter()
        try:
            page.active = True
            context = engine.get_context(nav, doc_files, config, page)
            name = page.meta.get("template", "main.html")
            template = env.get_template(name)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            key = self._key(page, config, doc_files, nav, name, context)
            if not self._work.files.take(page.file.dest_uri, key):
                output = config.plugins.on_post_page(template.render(context), page=page, config=config)
                if output.strip():
                    utils.write_file(
                        output.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path
                    )
                    self._work.files.made(page.file.dest_uri, key)
                spent = time.perf_counter() - start
                self._work.seconds[page.url] = self._work.seconds.get(page.url, 0) + spent
            else:
                self._work.taken += 1
        except Exception as error:
            engine.log.error(f"Error building page '{page.file.src_uri}': {error}")
            raise
        finally:
            page.active = False
            config._current_page = None
        self._work.done += 1
        self._work.told(self._work.done, len(doc_files))

    def _key(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        template: str,
        context: Any,
    ) -> str:
        if not self._common:
            seen = repr(navigation(nav, doc_files)) if self._work.sees_navigation else ""
            self._common = digest(self._work.keys.pages, seen)
        around = [(other.url, str(other.title)) for other in (page.previous_page, page.next_page) if other]
        given = {name: value for name, value in context.items() if name not in _COMMON}
        file = page.file
        own = (
            template,
            (file.src_uri, file.dest_uri, page.url, page.canonical_url, page.edit_url, page.is_homepage),
            [(lang, other.url) for lang, other in getattr(file, "alternates", {}).items()],
            (str(page.title), page.content, headings(page.toc), around, sorted(page.meta.items(), key=str)),
            config.extra,
            sorted(given.items()),
        )
        return digest(self._common, repr(own))
