"""Whether the translations of an item's texts state the figures of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from portal.checks.rule import Fault, Rule
from portal.figures import Figure, could_be_same, factor_between, find_figures
from portal.finding import Severity
from portal.language import traits_for
from portal.model import ItemTranslation, Site, State

# Languages spell small numbers, or need none: "một trong ba" is "one of the three", or "one of them".
_SMALL = 10
# Half, where the source says 50%.
_HALF = re.compile(r"\bhal(?:f|ve[ds]?)\b|một nửa|半", re.IGNORECASE)


def item_figures(site: Site) -> Iterator[Fault]:
    """The texts of an item state the same figures in every language.

    Compared by value, with magnitude and unit, as on pages: 1,5 tỷ USD is US$ 1.5 billion and 15亿美元. Order
    does not matter; figures in words may stand for digits. Texts that are stale are not compared.

    Mend: the message names both figures, and the factor where they differ by 10, 1000 and the like.

    Example: `vi: "94 dự án"`, `en: "49 projects"`.
    """
    for one in site.item_translations():
        if one.state in (State.CURRENT, State.UNVERIFIED):
            for steps, texts in one.item.texts.items():
                yield from _judged(site, one, steps, texts[site.config.source.code], texts[one.lang])


def _judged(
    site: Site, one: ItemTranslation, steps: tuple[str | int, ...], source: str, target: str
) -> Iterator[Fault]:
    ours = find_figures(source, traits_for(site.config.source.code))
    theirs = find_figures(target, traits_for(one.lang))
    missed = [figure for figure in ours if not figure.is_spelled and not _is_said(figure, theirs, target)]
    strange = [figure for figure in theirs if not figure.is_spelled and not _is_said(figure, ours, source)]
    for figure in missed:
        found = _nearest(figure, strange)
        if found is None and _is_small(figure):
            continue
        place = ".".join(map(str, steps))
        told = f"“{found.text}” stands for “{figure.text}”" if found else f"“{figure.text}” is missing"
        factor = factor_between(figure, found) if found else None
        if factor:
            told += f", {factor:,} times out"
        language = site.config.language(one.lang).name
        yield Fault(
            one.item.line_of(*steps, one.lang),
            f"{one.item.id}: `{place}` in {language}: {told}",
            "Compare with the source text.",
            path=one.item.path,
        )
        strange = [other for other in strange if other is not found]


def _is_said(figure: Figure, others: Sequence[Figure], text: str) -> bool:
    """Stated on the other side: as a figure, as printed (a quotation), as a day of dates, or as a half."""
    if figure.text in text and any(char.isalpha() for char in figure.text):
        return True
    if figure.kind == "percent" and figure.value == Decimal(50) and _HALF.search(text):
        return True
    return any(could_be_same(figure, other) or _is_day_of(figure, other) for other in others) or (
        figure.kind == "date" and _is_split(figure, others)
    )


def _is_day_of(figure: Figure, other: Figure) -> bool:
    """ "2" of "2 and 3 October 2012" is a day where another language begins with the month."""
    if figure.kind != "number" or other.kind != "date":
        return _is_speed_of(figure, other)
    return str(other.value)[-3:] == f"-{figure.value:0>2f}"


def _is_split(figure: Figure, others: Sequence[Figure]) -> bool:
    """The other half of it: its month stands in a date, its day alone."""
    month, _, day = str(figure.value).rpartition("-")
    return any(other.kind == "date" and str(other.value).startswith(f"{month}-") for other in others) and any(
        other.value in (Decimal(day or 0), f"--{day}") for other in others
    )


def _is_speed_of(figure: Figure, other: Figure) -> bool:
    """时速160公里: the word for "an hour" stands before the number."""
    return {figure.unit, other.unit} == {"km", "kmh"} and figure.value == other.value


def _nearest(figure: Figure, strange: Sequence[Figure]) -> Figure | None:
    """The figure that stands in its place: one that differs by a factor, else the first of its kind."""
    scaled = next((other for other in strange if factor_between(figure, other)), None)
    return scaled or next((other for other in strange if other.kind == figure.kind), None)


def _is_small(figure: Figure) -> bool:
    return isinstance(figure.value, Decimal) and figure.kind == "number" and abs(figure.value) <= _SMALL


RULES: tuple[Rule, ...] = (Rule("item-figures", "data", "site", item_figures, Severity.ERROR, is_ours=True),)
