"""How an export words what an item holds, for readers of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.catalogue import Field, Item, ItemType
from portal.catalogue.values import Texts
from portal.model import Site, item_key


@dataclass(frozen=True, slots=True)
class Wording:
    """One type in one language. Labels and texts that the language lacks are the source's."""

    site: Site
    kind: ItemType
    lang: str

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the type, in the order of their files."""
        return tuple(self.site.catalogue.items[self.kind.id].values())

    @property
    def source(self) -> str:
        """The code of the source language."""
        return self.site.config.source.code

    def string(self, key: str, **values: str) -> str:
        """An interface string."""
        return self.site.interfaces[self.lang].strings[key].format(**values)

    def label(self, labels: Mapping[str, str]) -> str:
        """A label of the type, of a field or of a choice."""
        return labels.get(self.lang, labels[self.source])

    def language(self, item: Item) -> str:
        """The language that an item's texts are given in: the source where one is missing."""
        return self.source if item.missing(self.lang) else self.lang

    def text(self, item: Item, texts: Texts) -> str:
        """A text in the language of its item; a name without a form in it is the source's."""
        return texts.get(self.language(item), texts.get(self.source, ""))

    def name(self, item: Item) -> str:
        """The item's name."""
        return item.name(self.language(item), self.source)[0]

    def references(self, item: Item, field: Field) -> tuple[Item, ...]:
        """The items that a reference of an item names."""
        value = item.values.get(field.name, ())
        ids = (value,) if isinstance(value, str) else tuple(value)
        return tuple(self.site.catalogue.items[field.to][id_] for id_ in ids)

    def qualifier(self, code: str) -> str:
        """A qualifier alone: `about` as "khoảng"."""
        return self.site.interfaces[self.lang].forms.qualifiers.get(code, code).replace("{n}", "").strip()

    def unit(self, name: str) -> str:
        """A unit alone: `ha` as "公顷"; empty for plain counts."""
        forms = self.site.interfaces[self.lang].forms.units.get(name, {})
        return forms.get("other", "").replace("{n}", "").strip()

    def page(self, item: Item) -> str:
        """The absolute address of an item's page, else of the page that lists it; empty for neither."""
        routes, types = self.site.routes, self.site.catalogue.types
        kind = types[item.type]
        route = routes.get((self.lang, item_key(kind, item))) or routes.get((self.lang, kind.page_key))
        return self.site.config.site_url + route.url if route else ""
