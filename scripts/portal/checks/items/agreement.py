"""Whether two fields that tell a time twice tell the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.catalogue import Item, Period
from portal.catalogue.declarations import Agreement
from portal.checks.rule import Fault, Rule
from portal.finding import Severity
from portal.model import Site

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_QUARTER = re.compile(r"\b[Qq]uý\s*(IV|III|II|I|[1-4])\b")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def times_agree(site: Site) -> Iterator[Fault]:
    """Two fields that tell a time twice tell the same; where a document contradicts itself, the item says so.

    A type declares the pairs in `_type.yml` (`agree:`), such as the time in the body of a plan and that in
    its annex. Compared are years and quarters (`Quý II - năm 2017` is `Quý II/2017`); words such as “every
    year” are not. A contradiction that the item records is a note: it is shown, never corrected. One that it
    does not record is an error, and so is a record of one that is not there.

    Mend: compare with the document; correct what was typed wrongly, or record the contradiction.

    Example: body “Quý III”, annex “Quý II”, and `in_annex: row` instead of `row-other-time`.
    """
    for kind in site.catalogue.types.values():
        for agreement in kind.agreements:
            for item in site.catalogue.items[kind.id].values():
                yield from _judged(agreement, item)


def _judged(agreement: Agreement, item: Item) -> Iterator[Fault]:
    one, other = agreement.fields
    spans = [span(item.values.get(field)) for field in (one, other)]
    if not spans[0] or not spans[1]:
        return
    recorded = item.values.get(agreement.recorded_by)
    is_recorded = recorded == agreement.recorded_as if agreement.recorded_as else recorded is not None
    told = f"`{one}` says {_shown(item, one)}, `{other}` says {_shown(item, other)}"
    line = item.line_of(one)
    record = f"`{agreement.recorded_by}: {agreement.recorded_as or '…'}`"
    if spans[0] != spans[1] and is_recorded:
        hint = f"Recorded by {record}; nothing to mend unless it was typed wrongly."
        yield Fault(line, f"{item.id}: {told}", hint, path=item.path, severity=Severity.NOTE)
    elif spans[0] != spans[1]:
        hint = f"Compare with the document; if it says so, record it: {record}."
        yield Fault(line, f"{item.id}: {told}, and nothing records it", hint, path=item.path)
    elif is_recorded and agreement.recorded_as:
        line = item.line_of(agreement.recorded_by)
        message = f"{item.id}: {record} records a contradiction, but {told}"
        yield Fault(line, message, "Compare with the document.", path=item.path)


def span(value: object) -> tuple[str, str] | None:
    """The first and the last month or year that a time tells, as printed; None where it tells none."""
    if isinstance(value, Period):
        return (value.start, value.end)
    years = _YEAR.findall(value) if isinstance(value, str) else []
    if not years:
        return None
    quarters = [_ROMAN.get(name) or int(name) for name in _QUARTER.findall(str(value))]
    if quarters:
        start, end = 3 * quarters[0] - 2, 3 * quarters[-1]
        return (f"{years[0]}-{start:02}", f"{years[-1]}-{end:02}")
    return (years[0], years[-1])


def _shown(item: Item, field: str) -> str:
    value = item.values[field]
    if isinstance(value, Period):
        return f"{value.start or '…'} to {value.end or '…'}"
    return f"“{value}”"


RULES: tuple[Rule, ...] = (Rule("times-agree", "data", "site", times_agree, Severity.ERROR, is_ours=True),)
