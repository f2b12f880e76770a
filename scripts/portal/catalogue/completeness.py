"""How much of its sheet an item tells: the fields that its readers need, known or not published."""

from __future__ import annotations

from dataclasses import dataclass

from portal.catalogue.item import Item
from portal.catalogue.types import ItemType


@dataclass(frozen=True, slots=True)
class Completeness:
    """The fields of the sheet that are told, and those that are not, in the order of the type."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many fields a complete sheet has."""
        return len(self.known) + len(self.unknown)

    @property
    def percent(self) -> int:
        """The share that is told, rounded down: only a complete sheet has 100."""
        return 100 * len(self.known) // self.total if self.total else 100


def completeness(kind: ItemType, item: Item) -> Completeness:
    """What an item's sheet tells; a type without a sheet asks for nothing."""
    return Completeness(
        known=tuple(name for name in kind.sheet if name in item.values),
        unknown=tuple(name for name in kind.sheet if name not in item.values),
    )
