"""The state of every page in every language: how much is there, and how much of that is in step."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.model import Site, State
from portal.reporters.markdown import escaped

VERSION = 1
_SIGNS = {"source": "source", "current": "✓", "stale": "stale", "unverified": "?", "missing": "–"}
_TARGET_STATES = (State.CURRENT, State.STALE, State.UNVERIFIED, State.MISSING)


@dataclass(frozen=True, slots=True)
class Row:
    """A key, its title in the source language, and the state in each language; `drafts` are languages."""

    key: str
    title: str
    states: Mapping[str, State]
    drafts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """One target language: source pages by state of their translation, and drafts among the translations."""

    lang: str
    states: Mapping[State, int]
    drafts: int

    @property
    def pages(self) -> int:
        """Source pages."""
        return sum(self.states.values())

    @property
    def translated(self) -> int:
        """Translations that exist, in whatever state."""
        return self.pages - self.states.get(State.MISSING, 0)


@dataclass(frozen=True, slots=True)
class Status:
    """All rows by key, all totals, and the pages that have no source."""

    source: str
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    orphans: tuple[str, ...]


def status_of(site: Site) -> Status:
    """The state of everything."""
    source = site.config.source.code
    rows = tuple(_row(site, page.key) for page in site.source_pages)
    known = {row.key for row in rows}
    orphans = sorted(page.path for (lang, key), page in site.pages.items() if key not in known)
    totals = (_total(language.code, rows) for language in site.config.targets)
    return Status(source, rows, tuple(totals), tuple(orphans))


def _row(site: Site, key: str) -> Row:
    codes = [language.code for language in site.config.languages]
    routes = {code: site.routes[(code, key)] for code in codes}
    drafts = (
        code
        for code, route in routes.items()
        if route.state not in (State.SOURCE, State.MISSING) and route.page.meta.get("translation") == "draft"
    )
    states = {code: route.state for code, route in routes.items()}
    return Row(key, routes[site.config.source.code].page.title, states, tuple(drafts))


def _total(lang: str, rows: tuple[Row, ...]) -> Total:
    states = Counter(row.states[lang] for row in rows)
    return Total(lang, states, sum(lang in row.drafts for row in rows))


def _text(status: Status) -> str:
    langs = [total.lang for total in status.totals]
    width = max([len(row.key) for row in status.rows] + [8])
    cell = max([10, *map(len, langs)])
    head = f"{'page':<{width}}  " + "  ".join(f"{lang:<{cell}}" for lang in langs)
    lines = [head.rstrip()]
    for row in status.rows:
        states = (f"{row.states[lang].value:<{cell}}" for lang in langs)
        lines.append(f"{row.key:<{width}}  {'  '.join(states)}".rstrip())
    lines += ["", *map(_sentence, status.totals)]
    if status.orphans:
        lines += ["", "Without a source page:", *(f"  {path}" for path in status.orphans)]
    return "\n".join([*lines, ""])


def _sentence(total: Total) -> str:
    """`en: 18 of 20 pages translated (90 %); of these 15 current, 2 stale, 1 unverified; 18 drafts`."""
    named = ", ".join(
        f"{total.states.get(state, 0)} {state.value}"
        for state in _TARGET_STATES
        if state is not State.MISSING
    )
    drafts = f"; {total.drafts} drafts" if total.drafts else ""
    share = (
        f"{total.translated} of {total.pages} pages translated ({_percent(total.translated, total.pages)})"
    )
    return f"{total.lang}: {share}; of these {named}{drafts}"


def _percent(part: int, whole: int) -> str:
    """Rounded down: 100 % means all."""
    return f"{part * 100 // whole} %" if whole else "–"


def _json(status: Status) -> str:
    """One object; `languages` has the totals, `coverage` is the share of source pages with a translation,
    `currency` that of translations in step."""
    languages = {
        total.lang: {
            **{state.value: total.states.get(state, 0) for state in _TARGET_STATES},
            "coverage": round(total.translated / total.pages, 4),
            "currency": round(total.states.get(State.CURRENT, 0) / total.translated, 4)
            if total.translated
            else 0,
            "drafts": total.drafts,
        }
        for total in status.totals
    }
    pages = [
        {
            "key": row.key,
            "title": row.title,
            "states": {lang: state.value for lang, state in row.states.items()},
            "drafts": list(row.drafts),
        }
        for row in status.rows
    ]
    record = {
        "version": VERSION,
        "source": status.source,
        "targets": [total.lang for total in status.totals],
        "languages": languages,
        "pages": pages,
        "orphans": list(status.orphans),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _markdown(status: Status) -> str:
    return "\n".join(_markdown_lines(status))


def _markdown_lines(status: Status) -> Iterator[str]:
    langs = [total.lang for total in status.totals]
    yield "| | " + " | ".join(("pages", "translated", *(s.value for s in _TARGET_STATES), "drafts")) + " |"
    yield "|---|" + "---:|" * (3 + len(_TARGET_STATES))
    for total in status.totals:
        numbers = [total.pages, _percent(total.translated, total.pages)]
        numbers += [total.states.get(state, 0) for state in _TARGET_STATES] + [total.drafts]
        yield f"| {total.lang} | {' | '.join(map(str, numbers))} |"
    yield ""
    yield f"| page | {' | '.join(langs)} |"
    yield "|---|" + "---|" * len(langs)
    for row in status.rows:
        yield f"| {escaped(row.key)} | {' | '.join(_SIGNS[row.states[lang].value] for lang in langs)} |"
    yield from ("", *(f"- {escaped(path)} (no source page)" for path in status.orphans))


FORMATS: Mapping[str, Callable[[Status], str]] = {"text": _text, "json": _json, "markdown": _markdown}
