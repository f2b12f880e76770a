"""MkDocs' hooks: the portal's adapter, and the files that stand beside the pages. No logic here.

MkDocs puts this folder on `sys.path` while it loads the file, so that plain `mkdocs build` works too.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from portal.build.finish import finish_language, finish_site
from portal.build.search import index_language
from portal.site.adapter import Adapter
from portal.site.live import reload_by_file

_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_nav = _adapter.on_nav
on_page_read_source = _adapter.on_page_read_source
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_env = _adapter.on_env
on_page_context = _adapter.on_page_context
on_post_page = _adapter.on_post_page
on_template_context = _adapter.on_template_context
on_post_template = _adapter.on_post_template


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Plain `mkdocs serve` reloads pages too, which allow no script that stands in them."""
    return reload_by_file(server)


# static-i18n builds the other languages in its own handler, at -100.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After each language its own files; after the last one those that belong to no single page."""
    out = Path(config.site_dir)
    for lang, html in _adapter.take_not_found().items():
        _adapter.static.write(out)
        finish_language(_adapter.site, lang, html, out)
        if _adapter.makes_index:
            index_language(_adapter.site, lang, out)
    if _adapter.is_last_language:
        finish_site(_adapter.site, out)
