"""One language of a site as a folder of its own, made anew or taken over."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.build.children import Told
from portal.build.inputs import digest
from portal.build.order import Order
from portal.build.search import index_language
from portal.cache import Making, Store
from portal.finding import BuildError
from portal.model import Site, State
from portal.site.engine import Keys, Work, is_portal, run_mkdocs_for


@dataclass(frozen=True, slots=True)
class Made:
    """A language that was built: how many pages, how many of them were taken over, how long each of the others
    took, and the whole language with its search index (seconds)."""

    pages: int
    taken: int
    seconds: Mapping[str, float]
    spent: float


def make_part(order: Order, lang: str, load: Callable[[], Any], told: Told) -> Made:
    """Build a language with settings of MkDocs that nobody else uses. BuildError, and the folder is as it was."""
    start = time.perf_counter()
    config = load()
    files = Making(order.part(lang).parent, follows=order.keeps)
    try:
        store = Store(order.folder / f"{lang}-texts" if order.keeps else None)
        work = Work(_keys(order, config), store, files, told)
        run_mkdocs_for(lang, order.site, config, work)
        if order.searched and is_portal(config):
            _search(order.site, lang, files)
        files.complete(order.key(lang) if order.keeps else "")
    except OSError as error:
        raise BuildError(f"{lang}: {error}") from error
    finally:
        files.discard()
    store.save(is_complete=True)
    return Made(work.done, work.taken, work.seconds, time.perf_counter() - start)


def _keys(order: Order, config: Any) -> Keys:
    """Our templates may ask for the address of any page: which there are is part of what pages depend on."""
    routes = order.site.routes.values() if is_portal(config) else ()
    addresses = [(route.lang, route.key, route.url) for route in routes]
    return Keys(order.inputs.texts, digest(order.inputs.pages, addresses))


def _search(site: Site, lang: str, files: Making) -> None:
    """The search index: the former one where all pages in it are the former ones."""
    routes = [
        route for (of, _), route in site.routes.items() if of == lang and route.state is not State.MISSING
    ]
    paths = [f"{route.url}index.html" for route in routes]
    files.notes["search"] = digest(list(zip(paths, files.keys_of(paths), strict=True)))
    if files.old.notes.get("search") == files.notes["search"]:
        files.take_folder(f"{site.config.home(lang)}pagefind/")
    else:
        index_language(site, lang, files.files)
