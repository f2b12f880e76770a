"""What takes the place of an insert: a view for a template, and what of the data it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue import Item
from portal.exports import downloads
from portal.model import Site
from portal.model.inserts import Insert, find_inserts
from portal.site.charts import Chart, fact_chart, item_charts
from portal.site.comparison import MOST, comparison
from portal.site.edition import Edition
from portal.site.files import files, links
from portal.site.lists import ItemList, item_list
from portal.site.maps import MapView, map_view
from portal.site.printed import Printed
from portal.site.registers import (
    Register,
    changes_register,
    glossary_register,
    sources_register,
    status_register,
)
from portal.site.statement import statement
from portal.site.upcoming import upcoming


@dataclass(frozen=True, slots=True)
class Drawing:
    """`template` below `overrides/partials/inserts`, the `view` it draws, the script `modules` it works with,
    the ids of the `sources` and `facts` that it shows."""

    template: str
    view: Any
    modules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with what stands around it. `compare_url` is empty where no page compares its items, `most` of
    them at a time."""

    list: ItemList
    charts: tuple[Chart, ...]
    map: MapView | None
    compare_url: str
    most: int
    downloads: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an insert may ask for: the edition, the inserts of the same page."""

    edition: Edition
    inserts: tuple[Insert, ...]


def drawing(insert: Insert, around: Surroundings) -> Drawing:
    """What is drawn for an insert."""
    return _DRAWERS[insert.name](insert, around)


def _items(insert: Insert, around: Surroundings) -> Drawing:
    edition, type_id = around.edition, insert.arguments[0]
    kind, items = edition.site.catalogue.types[type_id], _listed(edition, type_id)
    listed = item_list(edition, type_id)
    is_mapped = any(other.name == "map" and type_id in other.arguments for other in around.inserts)
    drawn = None if is_mapped or kind.bounds is None else map_view(edition, items, listed.label)
    view = ListPage(
        listed,
        item_charts(edition, kind, items),
        drawn,
        edition.url(key_of(edition.site, "compare", type_id)),
        MOST,
        links(edition, kind),
    )
    return Drawing("list.html", view, ("list", "map") if drawn else ("list",), listed.sources)


def _compare(insert: Insert, around: Surroundings) -> Drawing:
    edition, type_id = around.edition, insert.arguments[0]
    sources = _sources(_listed(edition, type_id))
    return Drawing("comparison.html", comparison(edition, type_id), ("compare",), sources)


def _map(insert: Insert, around: Surroundings) -> Drawing:
    edition = around.edition
    items = tuple(item for type_id in insert.arguments for item in _listed(edition, type_id))
    labels = [edition.label(edition.site.catalogue.types[type_id].label) for type_id in insert.arguments]
    view = map_view(edition, items, edition.word("values.and").join(labels))
    return Drawing("map.html", view, ("map",), _sources(items))


def _chart(insert: Insert, around: Surroundings) -> Drawing:
    edition = around.edition
    facts = [edition.site.facts.facts[id_] for id_ in insert.arguments]
    return Drawing("chart.html", fact_chart(edition, facts), facts=insert.arguments)


def _upcoming(insert: Insert, around: Surroundings) -> Drawing:
    return Drawing("upcoming.html", upcoming(around.edition, insert.arguments[0]))


def _downloads(insert: Insert, around: Surroundings) -> Drawing:
    return Drawing("downloads.html", files(around.edition, downloads(around.edition.site)))


def _accessibility(insert: Insert, around: Surroundings) -> Drawing:
    return Drawing("accessibility.html", statement(around.edition))


def _register(draw: Callable[[Edition], Register]) -> Callable[[Insert, Surroundings], Drawing]:
    return lambda _insert, around: Drawing("register.html", draw(around.edition))


_DRAWERS: Mapping[str, Callable[[Insert, Surroundings], Drawing]] = {
    "items": _items,
    "compare": _compare,
    "map": _map,
    "upcoming": _upcoming,
    "chart": _chart,
    "downloads": _downloads,
    "accessibility": _accessibility,
    "sources": _register(sources_register),
    "glossary": _register(glossary_register),
    "translation-status": _register(status_register),
    "changes": _register(changes_register),
}


def _listed(edition: Edition, type_id: str) -> tuple[Item, ...]:
    return tuple(edition.site.catalogue.items[type_id].values())


def _sources(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for item in items for source in item.sources))


def key_of(site: Site, name: str, argument: str) -> str:
    """The key of the first page with such an insert; empty where there is none."""
    pages = (page for page in site.source_pages if f"[[{name}" in page.body)
    return next(
        (
            page.key
            for page in pages
            for insert in find_inserts(page.body)
            if insert.name == name and argument in insert.arguments
        ),
        "",
    )
