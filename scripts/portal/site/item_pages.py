"""The pages of items for MkDocs: pages without a file, in the section of the page that lists them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from portal.model import Route, Site

TEMPLATE = "item.html"


def item_files(site: Site, lang: str, config: MkDocsConfig) -> Iterator[File]:
    """A file for each item's page in `lang` and in the source, which stands in where `lang` lacks it.

    (`File.generated` of MkDocs 1.6.1 makes static-i18n 1.3.1 crash: these files say that they lie in `docs`.)
    """
    for (route_lang, key), route in site.routes.items():
        if route.item and route_lang in (lang, site.config.source.code) and route.page.lang == route_lang:
            uri, urls = f"{route_lang}/{key}", config.use_directory_urls
            yield File(uri, config.docs_dir, config.site_dir, urls, inclusion=InclusionLevel.NOT_IN_NAV)


def item_source(route: Route) -> str:
    """The text of an item's page: what its head needs; the rest is drawn by the template."""
    front = {"title": route.page.title, "description": route.page.description, "template": TEMPLATE}
    return "\n".join(["---", *(f"{key}: {json.dumps(text)}" for key, text in front.items()), "---", ""])


def put_into_sections(
    site: Site, nav: Navigation, files: Files, route_of: Callable[[MkDocsPage], Route | None]
) -> None:
    """Items have no entry in the menu; their page opens the section of the page that lists them."""
    sections = {page.file.src_uri.partition("/")[2]: page.parent for page in nav.pages}
    for file in files.documentation_pages():
        route = route_of(file.page) if file.page is not None else None
        if file.page is not None and route and route.item:
            file.page.parent = sections.get(site.catalogue.types[route.item.type].page_key)
