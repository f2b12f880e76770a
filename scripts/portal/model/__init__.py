"""The waist of the house: the whole content as one immutable `Site`. The only reader of content."""

from portal.model.data import Data
from portal.model.items import ItemTranslation, item_key, item_state
from portal.model.loading import load_site, refuse_empty
from portal.model.pages import Gap, Page, Pair, Route, State
from portal.model.reading import Reading, hash_of_text
from portal.model.site import Site
from portal.model.tree import Pages, Place, Tree

__all__ = [
    "Data",
    "Gap",
    "ItemTranslation",
    "Page",
    "Pages",
    "Pair",
    "Place",
    "Reading",
    "Route",
    "Site",
    "State",
    "Tree",
    "hash_of_text",
    "item_key",
    "item_state",
    "load_site",
    "refuse_empty",
]
