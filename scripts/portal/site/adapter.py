"""MkDocs' events turned into the portal's pages: everything that changes a page's bytes happens here.

static-i18n 1.3.1 builds the source first, then calls MkDocs' `build()` once per target inside its own
`on_post_build` (priority -100), so every event fires once per language. Its `on_config` runs at -100; before
it, `current_language` is None or the previous language.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from portal.cards import drawn_cards
from portal.config import load_config
from portal.deploy import PAGE_POLICY
from portal.exports import structured_data
from portal.facts.tokens import Replaced, replace_tokens
from portal.finding import PortalError
from portal.language import traits_for
from portal.model import Route, Site, load_site
from portal.model.inserts import find_in_html
from portal.site.actions import actions
from portal.site.edition import Edition
from portal.site.given import given
from portal.site.inserts import Drawing, Surroundings, drawing
from portal.site.item_pages import item_files, item_source, put_into_sections
from portal.site.mends import mended
from portal.site.menu import menu
from portal.site.preview import preview
from portal.site.sheet import sheet
from portal.site.static import Static
from portal.site.structured import as_script, page_graph
from portal.site.tables import framed_tables
from portal.site.view import SiteView, page_view
from portal.site.wording import marked_vietnamese


class Adapter:
    """One build's state: the content, the template environment, each language's 404 page."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._environment: Environment | None = None
        self._not_found: dict[str, str] = {}
        self._used: dict[str, tuple[str, ...]] = {}
        self._listed: dict[str, MkDocsPage] = {}
        self._lang = ""
        self._i18n: Any = None
        self.static = Static()
        self.makes_index = True

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """No search index is made while pages are shown that are being edited."""
        self.makes_index = self.makes_index and command != "serve"

    @property
    def site(self) -> Site:
        """The content; loaded at the first `on_config`."""
        assert self._site is not None, "on_config runs first"
        return self._site

    def renew(self, site: Site) -> None:
        """Go on with other content, for single pages of a language that is read already."""
        self._site = site

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
        known = given(Path(config.config_file_path).parent)
        # MkDocs 1.6.1 keeps a hook's module from one rebuild of `serve` to the next.
        if known is not None or self._site is None or not self._i18n.building:
            self._site = known or _load(config)
            self._cards: Mapping[str, str] = drawn_cards(self._site.config)
        self._lang = self._i18n.current_language
        self._used.clear()
        tag = self.site.config.language(self._lang).tag
        config.theme["language"] = tag if _has_words(config, tag) else self._lang
        config.site_url = self.site.config.site_url
        # MkDocs renders it once per language, each time with the links of one language only.
        config.theme.static_templates.discard("sitemap.xml")
        self.static.take(config)
        return config

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages of items before static-i18n (-100) sorts the files by language.

        Style sheets and scripts are left to `static`; the sitemap templates would be copied as they are.
        """
        for file in [file for file in files if file.src_uri == "sitemap.xml"]:
            files.remove(file)
        for file in item_files(self.site, self._lang, config):
            files.append(file)
        return self.static.leave_out(files)

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Give the text of an item's page, which has no file. (MkDocs takes one such handler only.)"""
        route = self._route(page)
        return item_source(route) if route and route.item else None

    @event_priority(-110)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the pages of items where the menu shows their list, after static-i18n (-100) has made it."""
        put_into_sections(self.site, nav, files, self._route)
        self._listed = {page.file.src_uri.partition("/")[2]: page for page in nav.pages}
        return nav

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

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Frame the tables of a page's text."""
        return framed_tables(html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the environment: lists of items are drawn by a template."""
        self._environment = env
        env.globals["page_policy"] = PAGE_POLICY
        env.trim_blocks = env.lstrip_blocks = True  # a third of a page's lines held nothing
        self.static.teach(env)
        return env

    def on_page_context(
        self, context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates what the portal knows of the page."""
        context["portal"] = SiteView(self.site, self._lang)
        route = self._route(page)
        kind = self.site.catalogue.types[route.item.type] if route and route.item else None
        context["menu"] = menu(nav, page, self._listed.get(kind.page_key) if kind else None)
        if route is None:
            return context
        # What stands in the text is in the text's language, on a page that is not translated too.
        edition = Edition.of(self.site, route)
        words = SiteView(self.site, route.page.lang)
        context["words"] = words
        found = find_in_html(page.content or "")
        around = Surroundings(edition, found)
        drawings = [drawing(insert, around) for insert in found]
        facts = [*self._used[route.key], *(fact for drawn in drawings for fact in drawn.facts)]
        sources = [source for drawn in drawings for source in drawn.sources]
        context["route"] = page_view(self.site, route, facts, sources)
        context["modules"] = tuple(dict.fromkeys(name for drawn in drawings for name in drawn.modules))
        title, description = (str(page.meta.get(key) or "") for key in ("title", "description"))
        context["preview"] = preview(self.site, route, title, description, self._cards)
        context["actions"] = actions(self.site, route, title, context["route"].canonical)
        graph = page_graph(self.site, route, config.site_name, title, description, context["menu"].trail)
        context["structured_data"] = [as_script(one) for one in (*graph, *structured_data(self.site, route))]
        if route.item:
            context["sheet"] = sheet(edition, route.item)
            context["modules"] = ("map",) if context["sheet"].map else ()
        for insert, drawn in reversed(list(zip(found, drawings, strict=True))):
            html = self._drawn(drawn, context, words)
            page.content = (page.content or "")[: insert.start] + html + (page.content or "")[insert.end :]
        return context

    def _drawn(self, drawn: Drawing, context: dict[str, Any], words: SiteView) -> str:
        assert self._environment is not None
        template = self._environment.get_template(f"partials/inserts/{drawn.template}")
        return template.render({**context, "view": drawn.view, "portal": words})

    def on_template_context(
        self, context: dict[str, Any], template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        """Give templates without a page (404) what the portal knows of the language."""
        context["portal"] = SiteView(self.site, self._lang)
        context["menu"] = menu(context["nav"], None)
        return context

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend what the theme's blocks do not reach; mark Vietnamese words."""
        return self._mended(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep each language's 404: MkDocs writes all of them to one file, the last language wins."""
        if template_name != "404.html":
            return output_content
        self._not_found[self._lang] = self._mended(output_content)
        return ""

    def _mended(self, html: str) -> str:
        view = SiteView(self.site, self._lang)
        return marked_vietnamese(mended(html, view.text("header.skip")), view.tag)

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
