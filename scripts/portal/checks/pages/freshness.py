"""Whether translations follow their source, and pages their review dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from portal.checks.partners import place
from portal.checks.rule import Fault, PageView
from portal.model import Page, Pair, State


def page_stale(view: PageView) -> Iterator[Fault]:
    """The translation of an earlier text, as far as the page itself tells."""
    pair = _pair(view)
    if pair and pair.state is State.STALE:
        made_from = str(view.page.meta.get("source"))
        message = f"made from an earlier text of {pair.source.path} ({made_from})"
        line = f"`source: {pair.source.hash}`"
        name = f"{view.page.lang}/{view.page.key.removesuffix('.md')}"
        hint = f"See `portal diff {name}`, translate what changed, then write {line}."
        yield Fault(view.page.meta_lines.get("source", 1), message, hint)


def page_unverified(view: PageView) -> Iterator[Fault]:
    """A translation names the text it was made from.

    Without `source:` nobody knows whether it says what the source says today. Mend: read it against its
    source, then `portal mark` it, or paste the line from the hint into its front matter.
    """
    pair = _pair(view)
    if pair and pair.state is State.UNVERIFIED:
        message = f"does not name the text of {pair.source.path} that it was made from"
        hint = f"Compare the two, then add the line `source: {pair.source.hash}`."
        yield Fault(1, message, hint)


def _pair(view: PageView) -> Pair | None:
    source = view.site.page(view.site.config.source.code, view.page.key)
    return Pair(source, view.page) if source and not view.is_source else None


def review_overdue(view: PageView) -> Iterator[Fault]:
    """A page was compared with its sources before the day it sets itself.

    `review_by` is that day; from the next one on the page tells its readers so. A translation is told only
    where its source is not. Mend: compare the page with its sources, then move `reviewed` and `review_by`.
    """
    day = view.site.config.day
    due = _due(view.page)
    if due is None or due >= day:
        return
    source = view.site.page(view.site.config.source.code, view.page.key)
    source_due = _due(source) if source and not view.is_source else None
    if source and source_due is not None and source_due < day:
        return
    line = view.page.meta_lines.get("review_by", 1)
    message = f"its review was due on {due.isoformat()} ({place(view.page, line)})"
    yield Fault(line, message, "Compare it with its sources, then move `reviewed` and `review_by`.")


def _due(page: Page) -> date | None:
    value = page.meta.get("review_by")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
