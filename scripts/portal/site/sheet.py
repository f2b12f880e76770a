"""The page of one item: its fields, its states with their dates, what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue import Event, Field, Item, ItemType
from portal.site.edition import Edition
from portal.site.maps import MapView, map_view
from portal.site.printed import Printed, printed, title

# Fields that the page tells in a place of their own.
_LEAD = "summary"


@dataclass(frozen=True, slots=True)
class Line:
    """A field: its label and what is known of it; empty where it is not published."""

    label: str
    parts: tuple[Printed, ...]
    is_number: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A state in an item's history, the newest first."""

    date: str
    state: str
    note: Printed


@dataclass(frozen=True, slots=True)
class Related:
    """Items of one type that refer to this one by one of their fields."""

    label: str
    items: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an item's page shows.

    `original`: the name in the source language where the reader's differs. `before`: the last state that was
    another. `known` of `total`: the fields of a complete sheet, 0 of 0 for types without one.
    """

    name: Printed
    original: Printed
    type_label: str
    list: Printed
    lead: tuple[Printed, ...]
    lines: tuple[Line, ...]
    history: tuple[Step, ...]
    before: Step | None
    known: int
    total: int
    as_of: str
    valid_from: str
    valid_to: str
    is_over: bool
    predecessor: Printed
    successor: Printed
    related: tuple[Related, ...]
    map: MapView | None


NOTHING = Printed("")


def sheet(edition: Edition, item: Item) -> Sheet:
    """The sheet of an item."""
    site = edition.site
    kind = site.catalogue.types[item.type]
    name = title(edition, item)
    listed_title = site.routes[(edition.lang, kind.page_key)].page.title
    known = sum(1 for field in kind.sheet if item.values.get(field) not in (None, "", ()))
    history = tuple(_steps(edition, kind, item))
    original = item.names.get(edition.source, "") if not name.tag else ""
    return Sheet(
        name=Printed(name.text, name.tag),
        original=Printed(original, edition.tag(edition.source))
        if original not in ("", name.text)
        else NOTHING,
        type_label=edition.label(kind.label),
        list=Printed(listed_title, "", edition.url(kind.page_key)),
        lead=printed(edition, item, kind.fields[_LEAD]) if _LEAD in kind.fields else (),
        lines=tuple(_lines(edition, kind, item)),
        history=history,
        before=next((step for step in history if step.state != history[0].state), None),
        known=known,
        total=len(kind.sheet),
        is_over=bool(item.valid_to) and _last_day(item.valid_to) < site.config.day.isoformat(),
        predecessor=_named(edition, kind, item.predecessor),
        successor=_named(edition, kind, item.successor),
        related=tuple(_related(edition, item)),
        map=map_view(edition, (item,), name.text),
        as_of=edition.date(item.as_of),
        valid_from=edition.date(item.valid_from),
        valid_to=edition.date(item.valid_to),
    )


def _lines(edition: Edition, kind: ItemType, item: Item) -> Iterator[Line]:
    """The fields of a complete sheet, known or not, in the order of the type; of the others, those known."""
    for field in kind.fields.values():
        if field.name in (kind.naming.name, _LEAD) or field.kind == "history":
            continue
        parts = printed(edition, item, field)
        if parts or field.name in kind.sheet:
            yield Line(edition.label(field.label), parts, field.traits.is_number)


def _steps(edition: Edition, kind: ItemType, item: Item) -> Iterator[Step]:
    for field in kind.fields.values():
        if field.kind == "history":
            events = item.values.get(field.name, ())
            yield from (_step(edition, field, event) for event in reversed(events))


def _step(edition: Edition, field: Field, event: Event) -> Step:
    lang = edition.lang if edition.lang in event.note else edition.source
    note = Printed(event.note.get(lang, ""), edition.tag(lang))
    return Step(edition.date(event.date), edition.label(field.of[event.state]), note)


def _named(edition: Edition, kind: ItemType, id_: str) -> Printed:
    return title(edition, edition.item(kind.id, id_)) if id_ else NOTHING


def _related(edition: Edition, item: Item) -> Iterator[Related]:
    """What refers to this item, by type and field: the projects in a zone, the decree that amends a law."""
    catalogue = edition.site.catalogue
    for kind in catalogue.types.values():
        fields = [
            field for field in kind.fields.values() if field.kind == "reference" and field.to == item.type
        ]
        for field in fields:
            found = tuple(
                title(edition, other)
                for other in catalogue.items[kind.id].values()
                if _refers(other, field, item.id)
            )
            if found:
                names = {"type": edition.label(kind.label), "field": edition.label(field.label)}
                yield Related(edition.word("item.related", **names), found)


def _refers(item: Item, field: Field, id_: str) -> bool:
    value = item.values.get(field.name)
    return value == id_ or (isinstance(value, tuple) and id_ in value)


def _last_day(date: str) -> str:
    """The last day that an ISO year, month or day can mean, for comparing."""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")
