"""Whether the sums that an item states are those of the items that they sum up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from portal.catalogue import Item, Money, Quantity
from portal.catalogue.declarations import Total
from portal.checks.items.words import amount_in_words
from portal.checks.rule import Fault, Rule
from portal.finding import Severity
from portal.model import Site


def totals(site: Site) -> Iterator[Fault]:
    """A stated total is the sum of its rows, their number, and the amount in words.

    A type declares its totals in `_type.yml` (`totals:`): which field states one, which items are summed up
    or counted, and which field holds the same amount in words. Where rows of one list should all stand in
    another (the tasks of a plan, in its annex), those that do not are named in a note: a defect of the
    document, which is recorded and not corrected.

    Mend: compare with the document; correct the row or the total that was typed wrongly.

    Example: ten rows of together 2,100 million đồng under a total of 2,010 million.
    """
    for kind in site.catalogue.types.values():
        for total in kind.totals:
            for item in site.catalogue.items[kind.id].values():
                yield from _judged(site, total, item)


def _judged(site: Site, total: Total, item: Item) -> Iterator[Fault]:
    stated = item.values.get(total.field)
    value = (
        stated.amount if isinstance(stated, Money) else stated.value if isinstance(stated, Quantity) else None
    )
    if value is None:
        return
    line, path = item.line_of(total.field), item.path
    rows = _rows(site, total, item)
    found, unfit = _sum(total, rows, stated)
    for row in unfit:
        message = f"{item.id}: `{total.sum}` of {row.id} is in another currency than `{total.field}`"
        yield Fault(row.line_of(total.sum), message, "Write both in one currency.", path=row.path)
    if rows and found != value:
        what = f"the {len(rows)} rows of `{total.of}` add up to" if total.sum else f"rows of `{total.of}`:"
        message = f"{item.id}: `{total.field}` states {value:,f}; {what} {found:,f}"
        yield Fault(line, message, "Compare with the document: a row or the total is wrong.", path=path)
    if total.words and isinstance(in_words := item.values.get(total.words), str):
        amount = amount_in_words(in_words)
        if amount != value:
            told = "cannot be read as an amount" if amount is None else f"says {amount:,f}"
            message = f"{item.id}: `{total.words}` {told}; `{total.field}` states {value:,f}"
            yield Fault(item.line_of(total.words), message, "Compare with the document.", path=path)
    if total.within:
        yield from _outside(site, total, item, rows)


def _rows(site: Site, total: Total, item: Item) -> tuple[Item, ...]:
    """The items that a total sums up."""
    return tuple(
        row
        for row in site.catalogue.items.get(total.of, {}).values()
        if item.id in _ids(row.values.get(total.by))
        and all(row.values.get(field) in codes for field, codes in total.where.items())
        and (not total.sum or total.sum in row.values)
    )


def _ids(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def _sum(total: Total, rows: tuple[Item, ...], stated: object) -> tuple[Decimal, tuple[Item, ...]]:
    """The sum, or the count, and the rows whose currency does not fit."""
    if not total.sum:
        return Decimal(len(rows)), ()
    found, unfit = Decimal(0), []
    for row in rows:
        value = row.values[total.sum]
        if isinstance(value, Money) and isinstance(stated, Money) and value.currency != stated.currency:
            unfit.append(row)
        else:
            found += value.amount if isinstance(value, Money) else value.value
    return found, tuple(unfit)


def _outside(site: Site, total: Total, item: Item, rows: tuple[Item, ...]) -> Iterator[Fault]:
    """Rows of the whole that do not stand in this part."""
    kind = site.catalogue.types[item.type]
    whole = next((other for other in kind.totals if other.field == total.within), None)
    every = _rows(site, whole, item) if whole and whole.field in item.values else ()
    lacking = [row for row in every if row not in rows]
    if lacking and rows:
        codes = ", ".join(str(row.values.get("code", row.id)) for row in lacking)
        message = (
            f"{item.id}: {len(lacking)} of the {len(every)} in `{total.within}` are not in `{total.field}`"
        )
        hint = "A defect of the document: record it in a note, do not correct it."
        line = item.line_of(total.field)
        yield Fault(line, f"{message}: {codes}", hint, path=item.path, severity=Severity.NOTE)


RULES: tuple[Rule, ...] = (Rule("totals", "data", "site", totals, Severity.ERROR, is_ours=True),)
