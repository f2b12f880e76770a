"""The waist of the house: the whole content as one immutable `Site`. The only reader of content."""

from portal.model.loading import load_site
from portal.model.pages import Gap, Page, Pair, Route, State
from portal.model.site import Site

__all__ = ["Gap", "Page", "Pair", "Route", "Site", "State", "load_site"]
