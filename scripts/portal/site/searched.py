"""What Material's search plugin finds in a page, once per page: to divide the HTML of all of them takes most of a
build in which little has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from portal.cache import Store
from portal.site.replaced import replaced
from portal.site.seen import digest, headings

_PLUGIN = "material.plugins.search.plugin"
_Add = Callable[[Any, Page], None]


@contextmanager
def entries_kept(config: MkDocsConfig, store: Store, key: str) -> Iterator[None]:
    """Within this, entries are taken over from `store`. `key`: what all of them depend on beside their page."""
    if all(type(plugin).__module__ != _PLUGIN for plugin in config.plugins.values()):
        yield
        return
    index = import_module(_PLUGIN).SearchIndex
    method = _method(index.add_entry_from_context, store, key)
    with replaced(index, "add_entry_from_context", method):
        yield


def _method(add: _Add, store: Store, common: str) -> _Add:
    """What stands for `add_entry_from_context` of Material 9.8.1, which looks at these parts of a page alone."""

    def add_known(index: Any, page: Page) -> None:
        told = [page.meta.get(name) for name in ("search", "tags", "title")]
        key = digest(common, repr((page.url, page.content, headings(page.toc), str(page.title), told)))
        known = store.get_json(key)
        if known is not None:
            index.entries += known
            return
        before = len(index.entries)
        add(index, page)
        store.put_json(key, index.entries[before:])

    return add_known
