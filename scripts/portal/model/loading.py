"""Reading the content: the files are listed, everything else is read when it is asked for."""

from __future__ import annotations

from portal.config import Config
from portal.finding import ConfigError
from portal.model.data import Data
from portal.model.site import Site
from portal.model.tree import Pages, read_tree


def load_site(config: Config) -> Site:
    """All pages and data of a project, or of any tree (`config.is_ours` false). Nothing is parsed yet."""
    tree = read_tree(config)
    return Site(config, Pages(tree), Data(config, tree.linked_folders))


def refuse_empty(site: Site) -> None:
    """Nothing found is no good state, but a mistake in the settings: ConfigError."""
    source = site.config.source.code
    if not any(lang == source for lang, _ in site.pages):
        raise ConfigError(f"{site.config.folder(source)}: no Markdown page in the source language `{source}`")
