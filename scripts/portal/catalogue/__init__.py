"""Catalogues: `data/catalogue/<type>/_type.yml` says which fields an item has; the items stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.catalogue.field import Field
from portal.catalogue.item import Item
from portal.catalogue.reading import dangling_references, read_items
from portal.catalogue.types import ItemType, dangling_types, read_type
from portal.catalogue.values import Contact, Event, Money, Period, Point, Quantity
from portal.config import Config
from portal.finding import Finding

__all__ = [
    "Catalogue",
    "Contact",
    "Event",
    "Field",
    "Item",
    "ItemType",
    "Money",
    "Period",
    "Point",
    "Quantity",
    "load_catalogue",
]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Types and items by id, and what is wrong with them."""

    types: Mapping[str, ItemType]
    items: Mapping[str, Mapping[str, Item]]
    findings: tuple[Finding, ...]


def load_catalogue(config: Config, known_sources: frozenset[str]) -> Catalogue:
    """Read `data/catalogue`; trouble is told in `findings`."""
    findings: list[Finding] = []
    folder = config.root / config.data / "catalogue"
    types: dict[str, ItemType] = {}
    items: dict[str, Mapping[str, Item]] = {}
    for path in sorted(folder.glob("*/_type.yml")):
        kind = read_type(config, path.relative_to(config.root).as_posix(), findings)
        if kind:
            types[kind.id] = kind
            items[kind.id] = read_items(config, path.parent, kind, findings)
    findings.extend(dangling_types(types))
    findings.extend(dangling_references(types, items, known_sources))
    return Catalogue(types, items, tuple(findings))
