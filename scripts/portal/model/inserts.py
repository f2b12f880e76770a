"""Inserts: paragraphs such as `[[items zones]]`, whose place a list, a map or a chart takes in the page.

`[[items TYPE]]` the list of a catalogue type; `[[compare TYPE]]` its items side by side; `[[map TYPE …]]`
where they lie; `[[upcoming TYPE]]` what comes next; `[[chart FACT …]]` facts as bars; `[[downloads]]` the files
of the catalogues; `[[accessibility]]` what the last audit found; `[[sources]]` all sources; `[[glossary]]` the
termbase; `[[translation-status]]` the state of every page in every language; `[[changes]]` the pages by the day of
their last review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from portal.finding import Finding, Severity, nearest
from portal.markdown import code_spans
from portal.model.pages import Page

if TYPE_CHECKING:
    from portal.catalogue import Catalogue
    from portal.facts import Facts

_PARAGRAPH = re.compile(r"^\[\[([^\[\]\n]*)\]\][ \t]*$", re.MULTILINE)
_HTML = re.compile(r"<p>\[\[([^\[\]\n<]*)\]\]</p>")


class Form(NamedTuple):
    """What an insert names: types of the catalogue or facts; how many."""

    names: Literal["type", "fact", "nothing"]
    most: int


FORMS: Mapping[str, Form] = {
    "items": Form("type", 1),
    "compare": Form("type", 1),
    "map": Form("type", 9),
    "upcoming": Form("type", 1),
    "chart": Form("fact", 30),
    "downloads": Form("nothing", 0),
    "accessibility": Form("nothing", 0),
    "sources": Form("nothing", 0),
    "glossary": Form("nothing", 0),
    "translation-status": Form("nothing", 0),
    "changes": Form("nothing", 0),
}


class Insert(NamedTuple):
    """An insert of a text: its words, and where it stands in it."""

    name: str
    arguments: tuple[str, ...]
    start: int
    end: int


def find_inserts(text: str) -> tuple[Insert, ...]:
    """The inserts of a Markdown text outside code and comments, misspelt ones too."""
    if "[[" not in text:
        return ()
    code = code_spans(text)
    found = tuple(_inserts(_PARAGRAPH, text))
    return tuple(insert for insert in found if not any(start <= insert.start < end for start, end in code))


def find_in_html(html: str) -> tuple[Insert, ...]:
    """The inserts of a page's HTML, where each became a paragraph."""
    return tuple(insert for insert in _inserts(_HTML, html) if insert.name in FORMS)


def _inserts(pattern: re.Pattern[str], text: str) -> Iterator[Insert]:
    for match in pattern.finditer(text):
        name, *arguments = match[1].split() or [""]
        yield Insert(name, tuple(arguments), match.start(), match.end())


def insert_faults(page: Page, catalogue: Catalogue, facts: Facts) -> Iterator[Finding]:
    """Inserts that name what does not stand anywhere, or too little, or too much."""
    for insert in find_inserts(page.body):
        line = page.body_line + page.body.count("\n", 0, insert.start)
        if insert.name not in FORMS:
            yield _error(page, line, f"unknown insert `[[{insert.name} …]]`", nearest(insert.name, FORMS))
            continue
        form = FORMS[insert.name]
        known = {"type": catalogue.types, "fact": facts.facts, "nothing": {}}[form.names]
        if len(insert.arguments) > form.most or (form.most and not insert.arguments):
            message = f"`[[{insert.name}]]` takes {_count(form)}, found {len(insert.arguments)}"
            yield _error(page, line, message, nearest("", known) if known else "Delete them.")
        for name in insert.arguments:
            if form.names != "nothing" and name not in known:
                word = "catalogue type" if form.names == "type" else "fact"
                yield _error(page, line, f"unknown {word} `{name}`", nearest(name, known))


def _count(form: Form) -> str:
    if form.names == "nothing":
        return "no names"
    return f"one {form.names}" if form.most == 1 else f"1 to {form.most} {form.names}s"


def _error(page: Page, line: int, message: str, hint: str) -> Finding:
    return Finding("item-references", Severity.ERROR, page.path, line, message, hint, page.lang, page.key)
