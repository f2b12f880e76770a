"""Bar charts of what compares: the numbers of a type's items, or facts of several dates.

A chart is a list that can be read aloud: every bar has its name and its printed value beside it. Each group
of a chart has a scale of its own, from nought to its largest value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from portal.catalogue import Field, Item, ItemType, Quantity
from portal.facts import Fact
from portal.facts.tokens import show
from portal.site.edition import Edition
from portal.site.printed import Printed, anchor, printed, title

# A group smaller than this shares the chart of the other small groups; of a larger one, so many are drawn.
_ALONE, _DRAWN = 3, 10


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` of the group's longest bar, 0 to 100; `row` the id of the item's row, empty for a fact."""

    name: Printed
    value: str
    share: float
    row: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bars of one scale, the longest first; `more` are not drawn."""

    label: str
    bars: tuple[Bar, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Chart:
    """`unknown`: items whose number is not published."""

    label: str
    groups: tuple[Group, ...]
    unknown: int


def item_charts(edition: Edition, kind: ItemType, items: Iterable[Item]) -> tuple[Chart, ...]:
    """The charts that the type asks for, one a number field, grouped by the first choice of its columns."""
    listed = tuple(items)
    fields = (kind.fields[name] for name in kind.charts)
    return tuple(chart for field in fields if (chart := _item_chart(edition, kind, field, listed)).groups)


def fact_chart(edition: Edition, facts: Iterable[Fact]) -> Chart:
    """One bar a fact, in the order given, named by its date."""
    listed = tuple(facts)
    largest = max((fact.value for fact in listed), default=Decimal(1))
    traits, forms = edition.traits, edition.forms
    bars = tuple(
        Bar(
            Printed(show(fact, "date", traits, forms)),
            show(fact, "", traits, forms),
            _share(fact.value, largest),
            "",
        )
        for fact in listed
    )
    return Chart("", (Group("", bars, 0),), 0)


def _item_chart(edition: Edition, kind: ItemType, field: Field, items: tuple[Item, ...]) -> Chart:
    known = [item for item in items if isinstance(item.values.get(field.name), Quantity)]
    groups = _grouped(kind, known)
    return Chart(
        edition.label(field.label),
        tuple(_group(edition, kind, field, codes, members) for codes, members in groups),
        len(items) - len(known),
    )


def _grouped(kind: ItemType, items: list[Item]) -> list[tuple[tuple[str, ...], list[Item]]]:
    """Items by the codes of the grouping field; groups of a few go together, first."""
    by = _grouping(kind)
    if by is None:
        return [((), items)] if items else []
    found = {code: [item for item in items if item.values.get(by.name) == code] for code in by.of}
    small = {code: members for code, members in found.items() if 0 < len(members) < _ALONE}
    alone = [((code,), members) for code, members in found.items() if len(members) >= _ALONE]
    together = [(tuple(small), [item for members in small.values() for item in members])] if small else []
    return [*together, *alone]


def _grouping(kind: ItemType) -> Field | None:
    return next((kind.fields[name] for name in kind.columns if kind.fields[name].kind == "choice"), None)


def _group(
    edition: Edition, kind: ItemType, field: Field, codes: tuple[str, ...], items: list[Item]
) -> Group:
    by = _grouping(kind)
    ordered = sorted(items, key=lambda item: -item.values[field.name].value)
    largest = ordered[0].values[field.name].value
    bars = tuple(
        Bar(
            title(edition, item),
            "".join(part.text for part in printed(edition, item, field)),
            _share(item.values[field.name].value, largest),
            anchor(item),
        )
        for item in ordered[:_DRAWN]
    )
    names = [edition.label(by.of[code]) for code in codes] if by else []
    return Group(edition.word("values.and").join(names), bars, len(ordered) - len(bars))


def _share(value: Decimal, largest: Decimal) -> float:
    return round(float(value / largest * 100), 1) if largest else 0.0
