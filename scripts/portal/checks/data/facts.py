"""The rules about facts: what they rest on, and how old they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.checks.figures.stated import Passage, passages
from portal.checks.rule import Fault, PageView
from portal.facts import Fact
from portal.figures import UNITS
from portal.finding import Severity
from portal.model import Site

_STRONG = frozenset({"official", "academic"})
_YEARS = 5
# Heights, distances and areas do not grow old by themselves.
_LASTING = frozenset({"length", "area", "volume", "temperature", "year"})


def fact_sourced(site: Site) -> Iterator[Fault]:
    """A fact rests on sources that carry its confidence.

    `conf: high` needs an official or academic source, or several that agree: one newspaper, company,
    encyclopaedia or copy alone gives `medium` at most. A fact of `conf: low` is named in no page's `facts:`.
    That each fact names a source that exists is told when the data are read.

    Mend: find a second source, or lower the confidence.

    Example: `conf: high` with one source of kind `press`.
    """
    for fact in site.facts.facts.values():
        kinds = [site.facts.sources[name].kind for name in fact.sources if name in site.facts.sources]
        if fact.confidence == "high" and len(kinds) == 1 and kinds[0] not in _STRONG:
            message = f"the fact `{fact.id}` has high confidence from one source of kind `{kinds[0]}`"
            hint = "Add a source that agrees, or write `conf: medium`."
            yield Fault(fact.line, message, hint, path=fact.path)


def weak_facts(page: PageView) -> Iterator[Fault]:
    """Facts of low confidence that a source page states in words, for the rule `fact-sourced`."""
    for name in page.page.ids("facts") if page.is_source else ():
        fact = page.site.facts.facts.get(name)
        if fact and fact.confidence == "low":
            message = f"the fact `{name}` has low confidence"
            hint = "Find a second source, or take the figure out of the page."
            line = page.page.meta_lines.get("facts", 1)
            yield Fault(line, message, hint, severity=Severity.ERROR)


def fact_expired(page: PageView) -> Iterator[Fault]:
    """An old fact is shown with its time.

    A fact whose `as_of` lies more than five years back may have changed since. It is no fault where the
    reader is told: its year stands in the same section, as text or by `{{ id.date }}`. Heights, distances,
    areas and temperatures do not grow old. Only pages of the source language are looked at. Facts have no
    day of expiry of their own: when a page must be read again is said by its `review_by`.

    Mend: look for a newer figure; if there is none, write the time beside it.

    Example: `{{ city-visitors }}` of 2018 in a section that names no year.
    """
    if not page.is_source:
        return
    section: list[Passage] = []
    for passage in passages(page):
        if passage.block is None or passage.block.kind == "heading":
            yield from _expired(section, page)
            section = []
        section.append(passage)
    yield from _expired(section, page)


def _expired(section: list[Passage], page: PageView) -> Iterator[Fault]:
    day = page.site.config.day
    told: str | None = None
    for passage in section:
        old = [fact for fact in _shown(passage, page) if _is_old(fact, day)]
        if old:
            told = _times(section, page) if told is None else told
            old = [fact for fact in old if fact.as_of[:4] not in told]
        if old:
            names = ", ".join(f"`{fact.id}` ({fact.as_of})" for fact in old)
            hint = f"Look for newer figures, or write the time: `{{{{ {old[0].id}.date }}}}`."
            message = f"the section does not say how old these facts are: {names}"
            yield Fault(passage.line, message, hint, passage.text)


def _shown(passage: Passage, page: PageView) -> Iterator[Fact]:
    tokens = (token.partition(".") for token in dict.fromkeys(passage.tokens))
    names = dict.fromkeys(name for name, _, part in tokens if part != "date")
    return (page.site.facts.facts[name] for name in names if name in page.site.facts.facts)


def _is_old(fact: Fact, day: date) -> bool:
    """More than five years ago; a year or a month counts to its end."""
    stated = [int(part) for part in fact.as_of.split("-")]
    year, *rest = (*stated, *(12, 31)[len(stated) - 1 :])
    is_past = (year + _YEARS, *rest) < (day.year, day.month, day.day)
    return is_past and UNITS[fact.unit].dimension not in _LASTING


def _times(section: list[Passage], page: PageView) -> str:
    """What the section says of times: its text, and the dates of its tokens."""
    facts = page.site.facts.facts
    tokens = (token.partition(".") for passage in section for token in passage.tokens)
    dates = [facts[name].as_of for name, _, part in tokens if part == "date" and name in facts]
    return "\n".join([page.page.title, *(passage.prose for passage in section), *dates])
