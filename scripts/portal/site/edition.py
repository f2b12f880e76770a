"""An edition of the site: the language that texts are in, and the language whose pages the links lead to.

They differ on a page that is not translated: its text is the source's, its reader stays in their language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.catalogue import Item
from portal.figures import Forms, format_date, format_number, format_quantity
from portal.interface import Interface
from portal.language import Traits, traits_for
from portal.model import Route, Site


@dataclass(frozen=True, slots=True)
class Edition:
    """`lang`: the language of texts; `reader`: of the pages that links lead to."""

    site: Site
    lang: str
    reader: str

    @classmethod
    def of(cls, site: Site, route: Route) -> Edition:
        """The edition of a route."""
        return cls(site, route.page.lang, route.lang)

    @property
    def source(self) -> str:
        """The code of the source language."""
        return self.site.config.source.code

    @property
    def traits(self) -> Traits:
        """What is particular to the language of texts."""
        return traits_for(self.lang)

    @property
    def interface(self) -> Interface:
        """The interface strings in the language of texts."""
        return self.site.interfaces[self.lang]

    @property
    def forms(self) -> Forms:
        """The forms of units in the language of texts."""
        return self.interface.forms

    def word(self, key: str, **values: Any) -> str:
        """An interface string; `{name}` in it is replaced."""
        return self.interface.strings[key].format(**values)

    def label(self, labels: Mapping[str, str]) -> str:
        """A label in the language of texts, else in the source's."""
        return labels.get(self.lang, labels[self.source])

    def tag(self, lang: str) -> str:
        """The HTML tag of a text's language where it is not that of the texts around it."""
        return "" if lang == self.lang else self.site.config.language(lang).tag

    def date(self, iso: str) -> str:
        """An ISO date as printed; empty for none."""
        return format_date(iso, self.traits) if iso else ""

    def number(self, value: Decimal) -> str:
        """A number without a unit."""
        return format_number(value, self.traits, "count")

    def quantity(self, value: Decimal, unit: str, qualifier: str = "") -> str:
        """A number with its unit and qualifier."""
        return format_quantity(value, unit, qualifier or None, self.traits, self.forms)

    def url(self, key: str) -> str:
        """The address of a key for the reader, below the site's root; empty where there is none."""
        route = self.site.routes.get((self.reader, key))
        return route.url if route else ""

    def item(self, type_id: str, id_: str) -> Item:
        """An item of the catalogue; KeyError for none."""
        return self.site.catalogue.items[type_id][id_]
