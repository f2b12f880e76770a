"""MkDocs' events turned into the portal's pages: everything that changes a page's bytes happens here.

static-i18n 1.3.1 builds the source first, then calls MkDocs' `build()` once per target inside its own
`on_post_build` (priority -100), so every event fires once per language. Its `on_config` runs at -100; before
it, `current_language` is None or the previous language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from portal.config import load_config
from portal.facts.tokens import Replaced, replace_tokens
from portal.finding import PortalError
from portal.language import traits_for
from portal.model import Route, Site, load_site
from portal.site.items import item_list, items_asked_for
from portal.site.view import SiteView, page_view

# Content that is read already, by project; a child process of a build has it from its parent.
_GIVEN: dict[Path, Site] = {}


def give(site: Site) -> None:
    """Let the builds of this process use content that is read already."""
    _GIVEN[site.config.root] = site


class Adapter:
    """One build's state: the content, the template environment, each language's 404 page."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._environment: Environment | None = None
        self._not_found: dict[str, str] = {}
        self._used: dict[str, tuple[str, ...]] = {}
        self._lang = ""
        self._i18n: Any = None
        self.is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Whether pages are shown while they are edited: then no search index is made."""
        self.is_serving = command == "serve"

    @property
    def site(self) -> Site:
        """The content; loaded at the first `on_config`."""
        assert self._site is not None, "on_config runs first"
        return self._site

    def take_not_found(self) -> dict[str, str]:
        """The 404 pages, by language, that no call has taken yet."""
        taken, self._not_found = self._not_found, {}
        return taken

    @property
    def is_last_language(self) -> bool:
        """Whether all languages are built, at a priority below -100: static-i18n's own loop is done."""
        return not self._i18n.building

    @event_priority(-110)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, once for all languages; set the theme's, which static-i18n leaves to us."""
        self._i18n = config.plugins["i18n"]
        # MkDocs 1.6.1 keeps a hook's module from one rebuild of `serve` to the next.
        if self._site is None or not self._i18n.building:
            self._site = _GIVEN.get(Path(config.config_file_path).parent) or _load(config)
        self._lang = self._i18n.current_language
        self._used.clear()
        tag = self.site.config.language(self._lang).tag
        config.theme["language"] = tag if _has_words(config, tag) else self._lang
        config.site_url = self.site.config.site_url
        # MkDocs renders it once per language, each time with the links of one language only.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the sitemap templates of MkDocs and static-i18n: they would be copied as they are."""
        for file in [file for file in files if file.src_uri == "sitemap.xml"]:
            files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Replace the tokens of a page's text, title and description."""
        route = self._route(page)
        if route is None:
            return markdown
        lang = route.page.lang
        body = self._replaced(markdown, lang)
        front = {
            key: self._replaced(str(page.meta[key]), lang)
            for key in ("title", "description")
            if key in page.meta
        }
        page.meta.update({key: part.text for key, part in front.items()})
        used = [*body.used, *(id_ for part in front.values() for id_ in part.used)]
        self._used[route.key] = tuple(dict.fromkeys(used))
        return body.text

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the environment: lists of items are drawn by a template."""
        self._environment = env
        return env

    def on_page_context(
        self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates what the portal knows of the page."""
        context["portal"] = SiteView(self.site, self._lang)
        route = self._route(page)
        if route is None:
            return context
        types = items_asked_for(page.content or "")
        # A list stands in the text, so it is in the text's language, on a page that is not translated too.
        lists = {type_id: item_list(self.site, type_id, route.page.lang) for type_id in types}
        item_sources = [source for items in lists.values() for source in items.sources]
        context["route"] = page_view(self.site, route, self._used[route.key], item_sources)
        for type_id, items in lists.items():
            assert self._environment is not None
            template = self._environment.get_template("partials/items-table.html")
            drawn = template.render(context, items=items, portal=SiteView(self.site, route.page.lang))
            page.content = (page.content or "").replace(f"<p>[[items {type_id}]]</p>", drawn)
        return context

    def on_template_context(
        self, context: dict[str, Any], template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        """Give templates without a page (404) what the portal knows of the language."""
        context["portal"] = SiteView(self.site, self._lang)
        return context

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep each language's 404: MkDocs writes all of them to one file, the last language wins."""
        if template_name != "404.html":
            return output_content
        self._not_found[self._lang] = output_content
        return ""

    def _route(self, page: MkDocsPage) -> Route | None:
        """The route of an MkDocs page: its `src_uri` is `<language of the file>/<key>` in folder mode."""
        key = page.file.src_uri.partition("/")[2]
        return self.site.routes.get((self._lang, key))

    def _replaced(self, text: str, lang: str) -> Replaced:
        forms = self.site.interfaces[lang].forms
        return replace_tokens(text, self.site.facts.facts, traits_for(lang), forms)


def _load(config: MkDocsConfig) -> Site:
    """The content of a project; errors in it stop the build, all of them told at once."""
    try:
        site = load_site(load_config(Path(config.config_file_path).parent))
    except PortalError as error:
        raise PluginError(str(error)) from None
    if site.errors:
        raise PluginError("\n".join(site.errors))
    return site


def _has_words(config: MkDocsConfig, tag: str) -> bool:
    return any(
        (Path(folder) / "partials" / "languages" / f"{tag}.html").exists() for folder in config.theme.dirs
    )
