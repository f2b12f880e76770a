"""The accessibility statement's part that an audit writes: when, by which tools, and what is known to fail."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from portal.model.accessibility import Audit, load_audit
from portal.site.edition import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """A tool with its version and, as printed, its pages and those with a fault."""

    tool: str
    version: str
    pages: str
    failing: str


@dataclass(frozen=True, slots=True)
class Fault:
    """`told`: on how many pages, as a sentence; `url`: one of them, below the site's root."""

    tool: str
    rule: str
    told: str
    url: str


@dataclass(frozen=True, slots=True)
class Statement:
    """`told`: when and in which browser, or that there was no audit yet."""

    told: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def statement(edition: Edition) -> Statement:
    """The statement by the last audit."""
    audit = load_audit(edition.site.config)
    if audit is None:
        return Statement(edition.word("audit.none"), (), ())
    return Statement(
        edition.word("audit.told", date=edition.date(audit.day), browser=audit.browser),
        tuple(
            Row(row.tool, row.version, _count(edition, row.pages), _count(edition, row.failing))
            for row in audit.checks
        ),
        tuple(_faults(edition, audit)),
    )


def _faults(edition: Edition, audit: Audit) -> list[Fault]:
    return [
        Fault(
            fault.tool,
            fault.rule,
            edition.word("audit.on_pages", count=_count(edition, fault.pages)),
            fault.example,
        )
        for fault in audit.faults
    ]


def _count(edition: Edition, number: int) -> str:
    return edition.number(Decimal(number))
