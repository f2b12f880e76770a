"""The built site read into values: pages with their links, ids and blocks of text; search index; sitemap."""

from portal.built.folder import BuiltSite, read_built
from portal.built.page import BuiltPage, Link
from portal.built.sitemap import SitemapEntry

__all__ = ["BuiltPage", "BuiltSite", "Link", "SitemapEntry", "read_built"]
