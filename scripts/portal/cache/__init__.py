"""What is dear to find out, kept on disk: never needed, never trusted blindly, safe for many processes."""

from portal.cache.kept import Kept, Making, doubt, link_or_copy, open_kept, paths_below
from portal.cache.stamps import Stamps, digest_of
from portal.cache.store import Store

__all__ = [
    "Kept",
    "Making",
    "Stamps",
    "Store",
    "digest_of",
    "doubt",
    "link_or_copy",
    "open_kept",
    "paths_below",
]
