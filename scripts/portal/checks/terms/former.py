"""Bodies and districts that are no more are named as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from portal.checks.language.passages import (
    excerpt,
    front_passages,
    whole_text,
    without_originals,
    without_quotations,
)
from portal.checks.rule import Fault, PageView
from portal.checks.termbase import termbase
from portal.glossary import Found, Glossary, Term
from portal.language import traits_for
from portal.markdown import Block

_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20[01]\d|202[0-5])(?!\d)")
_PLACES = frozenset({"place", "territory"})
_INSIDE = frozenset({"item", "row", "definition", "term"})


def organisation_valid(view: PageView) -> Iterator[Fault]:
    """What was abolished is called former, or stands with a date.

    Looked for: bodies whose sense in the glossary is `tên cũ` (a former name) or `trước …`, and districts:
    the name of a place with the word for one of the former units (`quận`, `huyện`), since there are none from
    1 July 2025 on. The text, its heading, the paragraph before its list or the header of its table must hold
    one of the glossary's `former_words`, a year up to 2025, or the date of a fact. In a translation a body
    counts only where the source page names it; quotations are left out.

    Mend: write “former”, or the time it is about.

    Example: `The office is in Hồng Bàng District.`
    """
    glossary, lang = termbase(view.site), view.page.lang
    gone = _gone(glossary, lang)
    if not gone.search(whole_text(view.page)):
        return
    for block, around in _places(view):
        if not gone.search(block.prose):
            continue
        text = without_originals(without_quotations(block.prose))
        found = list((glossary.in_source if view.is_source else glossary.in_language(lang)).find(text))
        names = list(dict.fromkeys([*_bodies(view, glossary, found), *_districts(view, found, text)]))
        if names and not _is_dated(glossary, lang, block, (text, *around), found):
            shown = ", ".join(f"“{name}”" for name in names[:3])
            message = f"{shown} {'exists' if len(names) == 1 else 'exist'} no longer: “{excerpt(text)}”"
            hint = "Say that it is former, or when it was."
            yield Fault(block.line, message, hint, block.text)


def _places(view: PageView) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each text, and the texts around it that say what time it is about."""
    yield from ((block, ()) for block in front_passages(view))
    headings: dict[int, str] = {}
    paragraph = header = ""
    for block in view.document.blocks:
        if block.kind == "heading":
            headings = {level: text for level, text in headings.items() if level < block.level}
            headings[block.level] = block.prose
            paragraph = ""
        elif block.kind in ("paragraph", "admonition"):
            paragraph = block.prose
        elif block.kind == "row" and block.info:
            header = block.prose
        around = (
            *headings.values(),
            paragraph if block.kind in _INSIDE else "",
            header if block.kind == "row" else "",
        )
        if block.prose:
            yield block, around


@lru_cache(maxsize=32)
def _gone(glossary: Glossary, lang: str) -> re.Pattern[str]:
    """Bodies that are no more, and words for former units beside what may be a name: to see quickly where
    none stands. A pattern that ignores case would take five times as long in Vietnamese."""
    former = [term for term in glossary.terms if term.is_former]
    bodies = _spellings(_forms((term for term in former if term.is_name), lang))
    units = _spellings(_forms((term for term in former if not term.is_name), lang))
    places = _forms((term for term in glossary.terms if term.is_name and term.kind in _PLACES), lang)
    if lang == glossary.source:
        beside = [f"{unit} {_one_of(name[0] for name in places)}" for unit in units]
    else:
        last = _one_of(name[-1] for name in (*places, "）", ")"))
        beside = [f"{unit}(?:(?<={last}{unit})|(?<={last} {unit}))" for unit in units]
    # Every branch begins with a letter: `re` goes on to the next of these letters at once.
    return re.compile("|".join((*bodies, *beside)) or r"(?!)")


def _spellings(forms: list[str]) -> list[str]:
    """Patterns of some forms, with small letters and with capitals."""
    written = {spelt for form in forms for spelt in (form, form.lower(), form.title(), form.capitalize())}
    return [re.escape(form) for form in sorted(written)]


def _one_of(letters: Iterable[str]) -> str:
    listed = "".join(sorted(set(letters)))
    return f"[{re.escape(listed)}]" if listed else r"(?!)"


def _forms(terms: Iterable[Term], lang: str) -> list[str]:
    return [form for term in terms for form in term.accepted.get(lang, ())]


def _bodies(view: PageView, glossary: Glossary, found: list[Found]) -> Iterator[str]:
    for form in found:
        if form.terms and all(term.is_former and term.is_name for term in form.terms):
            source = view.site.page(glossary.source, view.page.key)
            if source and any(
                name in source.body for term in form.terms for name in _forms([term], source.lang)
            ):
                yield form.form


def _districts(view: PageView, found: list[Found], text: str) -> Iterator[str]:
    """A former unit beside the name of a place: before it in the source language, behind it elsewhere."""
    for left, right in pairwise(found):
        between = text[left.end : right.start]
        unit, name = (left, right) if view.is_source else (right, left)
        is_unit = any(term.is_former and not term.is_name for term in unit.terms)
        is_place = any(term.is_name and term.kind in _PLACES for term in name.terms)
        if is_unit and is_place and between in ("", " "):
            yield text[left.start : right.end]


def _is_dated(
    glossary: Glossary, lang: str, block: Block, texts: tuple[str, ...], found: list[Found]
) -> bool:
    """Whether the first text, or one around it, says that it is about another time."""
    words = _former_words(glossary, lang)
    if any(_YEAR.search(text) or words.search(text) for text in texts):
        return True
    if any(token.endswith(".date") for token in block.tokens):
        return True
    # A prefix of one sign counts before a name or a unit: 原吉海县, 旧カットハイ郡; 平原 says nothing.
    prefixes = {word for word in glossary.former_words.get(lang, ()) if len(word) == 1}
    return any(texts[0][form.start - 1 : form.start] in prefixes for form in found)


@lru_cache(maxsize=32)
def _former_words(glossary: Glossary, lang: str) -> re.Pattern[str]:
    words = [word for word in glossary.former_words.get(lang, ()) if len(word) > 1]
    edge = r"\w" if traits_for(lang).is_spaced else r"(?!)"
    joined = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(rf"(?<!{edge})(?:{joined})(?!{edge})", re.IGNORECASE)
