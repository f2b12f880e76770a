"""The rule about figures in running text that no fact answers for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from portal.catalogue.values import Money, Quantity
from portal.checks.data.naming import counted
from portal.checks.figures.stated import Passage, figures_in, passages
from portal.checks.rule import Fault, PageView
from portal.facts import Fact
from portal.figures import Figure, factor_between, figure_of, same_figure

_ITEMS = re.compile(r"\[\[items ([a-z-]+)\]\]")
_STATED = frozenset({"number", "percent", "money", "quantity"})
_LARGEST_WORD = 2


def figure_unsourced(page: PageView) -> Iterator[Fault]:
    """Every figure of a source page comes from a fact of the page.

    A number, percentage, sum or quantity in running text equals, at the precision it is stated in, a fact
    that the page shows by a token, a fact named in `facts:`, or a value of the items it lists. Not asked for
    are one and two, numbers in words, dates, years, hours, telephones, ordinals, numbers of laws, sections,
    roads and houses, versions, coordinates, and figures inside names and quoted titles.

    Mend: write the token in place of the number; or put the number into `data/facts` with its source and name
    the fact in `facts:`.

    Example: `Cảng có 23 bến` on a page whose facts hold no 23.
    """
    if not page.is_source:
        return
    found = [
        (passage, figure)
        for passage, figures in zip(passages(page), figures_in(page), strict=True)
        for figure in _asked_for(figures, passage, page)
    ]
    if not found:
        return
    facts = tuple(_facts(page))
    known = (*map(_figure, facts), *_of_items(page))
    for passage, figure in found:
        if not any(same_figure(figure, other) for other in known):
            message = f"“{figure.text}” comes from no fact of this page"
            yield Fault(passage.line, message, _hint(figure, facts, page), passage.text)


def _asked_for(figures: Sequence[Figure], passage: Passage, page: PageView) -> Iterator[Figure]:
    asked = [figure for figure in figures if _is_asked_for(figure)]
    yield from counted(asked, passage, page) if asked else ()


def _is_asked_for(figure: Figure) -> bool:
    if figure.kind not in _STATED or figure.is_spelled or not isinstance(figure.value, Decimal):
        return False
    is_count = figure.kind == "number" or figure.unit == "person"
    return not (is_count and abs(figure.value) <= _LARGEST_WORD)


def _facts(page: PageView) -> Iterator[Fact]:
    """The facts that the page shows or names."""
    tokens = (token.partition(".")[0] for passage in passages(page) for token in passage.tokens)
    facts = page.site.facts.facts
    for name in dict.fromkeys((*tokens, *page.page.ids("facts"))):
        if name in facts:
            yield facts[name]


def _of_items(page: PageView) -> Iterator[Figure]:
    """Values of the items that the page lists, and how many items there are."""
    catalogue = page.site.catalogue
    names = {name for block in page.document.blocks for name in _ITEMS.findall(block.text)}
    for name in sorted(names & catalogue.types.keys()):
        fields, items = catalogue.types[name].fields, catalogue.items[name]
        yield figure_of(Decimal(len(items)), "count")
        for item in items.values():
            for key, value in item.values.items():
                if isinstance(value, Quantity):
                    yield figure_of(value.value, fields[key].unit or "count", value.qualifier)
                elif isinstance(value, Money):
                    yield figure_of(value.amount, value.currency, value.qualifier)


def _figure(fact: Fact) -> Figure:
    return figure_of(fact.value, fact.unit, fact.qualifier)


def _hint(figure: Figure, facts: Sequence[Fact], page: PageView) -> str:
    near = next((fact for fact in facts if factor_between(figure, _figure(fact))), None)
    if near:
        return f"The fact `{near.id}` is {near.value} {near.unit}: write `{{{{ {near.id} }}}}`."
    equal = next((fact for fact in page.site.facts.facts.values() if _equals(fact, figure)), None)
    if equal:
        return f"It equals the fact `{equal.id}`: write `{{{{ {equal.id} }}}}`, or name it in `facts:`."
    return "Make it a fact with its source and write its token, or name the fact in `facts:`."


def _equals(fact: Fact, figure: Figure) -> bool:
    told = _figure(fact)
    return told.unit == figure.unit and same_figure(figure, told)
