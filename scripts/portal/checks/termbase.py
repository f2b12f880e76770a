"""The glossary of a site, looked up once for all its pages."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from portal.glossary import Glossary, glossary_of
from portal.model import Site
from portal.model.data import Data

_BY_DATA: WeakKeyDictionary[Data, Glossary] = WeakKeyDictionary()


def termbase(site: Site) -> Glossary:
    """The glossary; a site that is loaded anew reads it anew if the file has changed."""
    if site.data not in _BY_DATA:
        _BY_DATA[site.data] = glossary_of(site.config)
    return _BY_DATA[site.data]
