"""MkDocs' hooks: the portal's adapter, and the files that stand beside the pages. No logic here.

MkDocs puts this folder on `sys.path` while it loads the file, so that plain `mkdocs build` works too.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from portal.build.finish import finish
from portal.build.search import index_pages
from portal.site.adapter import Adapter

_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_page_markdown = _adapter.on_page_markdown
on_env = _adapter.on_env
on_page_context = _adapter.on_page_context
on_template_context = _adapter.on_template_context
on_post_template = _adapter.on_post_template


# static-i18n builds the other languages in its own handler, at -100.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: the files that belong to no single page."""
    if _adapter.is_last_language:
        finish(_adapter.site, _adapter.not_found_pages, Path(config.site_dir))
        if not _adapter.is_serving:
            index_pages(_adapter.site, Path(config.site_dir))
