"""What comes next: the items of a type that recur, by their next day; past ones leave by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from portal.catalogue.occasions import Occasion, next_occasion
from portal.site.edition import Edition
from portal.site.printed import Printed, title

MOST = 4


@dataclass(frozen=True, slots=True)
class Coming:
    """An item and its next time; `start` is the ISO day, `days` the days as printed."""

    name: Printed
    start: str
    days: str


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The next ones, the soonest first; `list` leads to all."""

    rows: tuple[Coming, ...]
    list: Printed


def upcoming(edition: Edition, type_id: str) -> Upcoming:
    """What comes next of a type, from the day of the build on; KeyError for an unknown type."""
    site = edition.site
    kind, items = site.catalogue.types[type_id], site.catalogue.items[type_id]
    dated = [
        (occasion, item)
        for item in items.values()
        if kind.occurs and (occasion := next_occasion(kind.occurs, item, site.config.day))
    ]
    dated.sort(key=lambda found: (found[0].start, found[1].id))
    return Upcoming(
        tuple(
            Coming(title(edition, item), occasion.start.isoformat(), _days(edition, occasion))
            for occasion, item in dated[:MOST]
        ),
        Printed(edition.label(kind.label), "", edition.url(kind.page_key)),
    )


def _days(edition: Edition, occasion: Occasion) -> str:
    start, end = (edition.date(day.isoformat()) for day in (occasion.start, occasion.end))
    return start if start == end else edition.word("values.period", start=start, end=end)
