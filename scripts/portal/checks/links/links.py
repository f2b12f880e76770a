"""Links between and out of pages: the same places in every language."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.changes import Change, changes
from portal.checks.links.pages import anchors_on, page_at
from portal.checks.partners import REMOVE, quote, there
from portal.checks.rule import Fault, PairView
from portal.checks.targets import Target, is_same_place
from portal.finding import Severity


def links(pair: PairView) -> Iterator[Fault]:
    """A translation links to the same places as its source.

    Targets are compared without what belongs to the language: its folder (`/en/`, `vi.example.org`,
    `?lang=ja`), `.md`, `index`. Articles of Wikipedia in another language may have any name. Anchors are
    compared where they are explicit ids, and on one page of another site. The order does not matter, the
    words are not compared. A link that only the translation has is a warning.

    Example: the source says `[bến phà](transport.md)`, the translation `[ferry](history.md)`.
    """

    def is_same(one: Target, other: Target) -> bool:
        return is_same_place(one, other) and (one.anchor == other.anchor or not _is_fixed(pair, one, other))

    for change in changes(pair, lambda block: block.links, is_same):
        yield _fault(pair, change)


def _is_fixed(pair: PairView, one: Target, other: Target) -> bool:
    """Whether the source's anchor must stand in the translation too: on the same page of another site, or
    where it is an explicit id, the same in all languages."""
    if not one.is_inside:
        return one.language == other.language
    page = page_at(pair.source.site, pair.source.page.lang, one.place) if one.anchor else None
    return page is not None and one.anchor in anchors_on(page).explicit


def _fault(pair: PairView, change: Change) -> Fault:
    was, now = change.was, change.now
    if was and now:
        at = there(pair, was.line)
        message = f"the link {quote(now.words)} leads to `{now.written}`, expected `{was.written}` ({at})"
        return Fault(change.line, message, f"Write `({was.written})`.", now.block.text, was.line)
    if was:
        at = there(pair, was.line)
        message = f"the link {quote(was.words)} to `{was.written}` ({at}) has no counterpart"
        return Fault(change.line, message, f"Write `[…]({was.written})`.", was.block.text, was.line)
    assert now
    message = f"the link {quote(now.words)} to `{now.written}` is not in the source"
    return Fault(change.line, message, REMOVE, now.block.text, severity=Severity.WARNING)
