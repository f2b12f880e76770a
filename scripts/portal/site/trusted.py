"""Which projects' pages may be reused: those whose parts are known to depend on nothing but their inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:
    from portal.site.adapter import Adapter

# The search plugins collect in an event that is run for every page; static-i18n keeps nothing from page to page.
_PLUGINS = {"i18n", "search", "material/search"}
# Their result depends on the text and the settings alone: no other file, no clock, no network.
_EXTENSIONS = {
    *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "codehilite", "footnotes", "md_in_html"),
    *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks", "extra"),
    *(
        f"pymdownx.{name}"
        for name in (
            *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "highlight"),
            *("inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders", "smartsymbols"),
            *("superfences", "tabbed", "tasklist", "tilde"),
        )
    ),
}


def reason_against(root: Path, config: MkDocsConfig, watched: frozenset[str]) -> str:
    """Why nothing of a build may be kept for the next one; empty where it may.

    `watched`: the entries of the project's folder whose content is part of what a build is known by.
    """
    hooks: Any = config.hooks or {}  # MkDocs 1.6.1: a list where there are none, else modules by name
    for name in config.plugins:
        if name not in _PLUGINS and name not in hooks:
            return f"the plugin `{name}` may depend on anything"
    for name in hooks:
        if adapter_of(hooks[name]) is None:
            return f"the hooks of `{name}` may depend on anything"
    for extension in config.markdown_extensions:
        if str(extension).removeprefix("markdown.extensions.") not in _EXTENSIONS:
            return f"the Markdown extension `{extension}` may depend on other files"
    for name in ("custom_dir", "docs_dir"):
        given = config.theme.custom_dir if name == "custom_dir" else config.docs_dir
        if given and not _is_watched(Path(given), root, watched):
            return f"`{name}` is no folder of its own inside the project"
    if config.theme.name != "material" and not (config.theme.name or "").startswith(
        ("mkdocs", "readthedocs")
    ):
        return f"the theme `{config.theme.name}` may depend on anything"
    return ""


def adapter_of(hook: Any) -> Adapter | None:
    """The adapter of a module of hooks, if they are ours: to import it takes longer than all else that a project
    without it needs of us."""
    found = getattr(hook, "_adapter", None)
    if found is None:
        return None
    from portal.site.adapter import Adapter

    return found if isinstance(found, Adapter) else None


def _is_watched(folder: Path, root: Path, watched: frozenset[str]) -> bool:
    folder = folder.resolve()
    return folder.is_relative_to(root) and folder != root and folder.relative_to(root).parts[0] in watched
