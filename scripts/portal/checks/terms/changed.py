"""Names, block by block: a place that gave way to another, and a name that is misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import regex

from portal.checks.language.passages import without_originals, without_quotations
from portal.checks.rule import Fault, PairView
from portal.checks.termbase import termbase
from portal.checks.terms.mentions import BRACKETS, TAG, Mention, counterpart, mentions
from portal.glossary import Found, Glossary, Term
from portal.glossary.search import fold
from portal.markdown import Block

_PLACES = frozenset({"place", "territory"})
_SHORTEST_FORM, _LONG_FORM = 3, 8
# A name in Latin letters is a whole word.
_EDGE = r"(?<!\p{Latin}(?=\p{Latin}))", r"(?!(?<=\p{Latin})\p{Latin})"


def changed_names(pair: PairView, told: Collection[str]) -> Iterator[Fault]:
    """Names of a source block that its translation lacks, where nearly the name stands, or another place.

    Left out are the source's forms of which the page is told that they are nowhere.
    """
    glossary = termbase(pair.target.site)
    by_block: dict[int, list[Mention]] = {}
    for mention in mentions(pair.source):
        if mention.found.form not in told:
            by_block.setdefault(id(mention.block), []).append(mention)
    for named in by_block.values():
        beside = counterpart(pair, named[0].block)
        if beside is not None:
            yield from _in_block(pair, glossary, named, beside)


def _in_block(pair: PairView, glossary: Glossary, named: Sequence[Mention], beside: Block) -> Iterator[Fault]:
    lang, text = pair.target.page.lang, fold(_told(beside))
    lacking = {
        mention.found.form: mention
        for mention in named
        if (terms := _names(mention.found, lang)) and not _holds(terms, lang, text)
    }
    others = _strangers(glossary, named, beside, lang) if lacking else ()
    for mention in lacking.values():
        terms = _names(mention.found, lang)
        is_in_part = _is_in_part(mention, glossary, lang, text)
        near = next((near for term in terms if (near := _nearly(term, lang, text, is_strict=is_in_part))), "")
        may_be_other = all(map(_is_place, terms)) and not is_in_part
        instead = next((other for other in others if may_be_other and near in fold(other)), near)
        if instead:
            yield _fault(pair, mention, beside, terms[0].preferred(lang), instead)


def _told(block: Block) -> str:
    """What a block says without the originals in brackets: 卡（<span lang="vi">Cát Bi</span>）names no Cát Bi."""
    return f"{without_originals(block.prose)}\n{BRACKETS.sub(' ', TAG.sub('', block.text))}"


def _names(found: Found, lang: str) -> list[Term]:
    """The names that a form may mean; none where it may be anything else."""
    terms = [term for term in found.terms if term.is_name and term.accepted.get(lang)]
    return terms if len(terms) == len(found.terms) else []


def _is_place(term: Term) -> bool:
    return term.kind in _PLACES


def _strangers(glossary: Glossary, named: Sequence[Mention], beside: Block, lang: str) -> list[str]:
    """The places of a block of the translation that its source does not name."""
    known = {term for mention in named for term in mention.found.terms}
    forms = [fold(form) for term in known for form in term.accepted.get(lang, ())]
    return [
        found.form
        for found in glossary.in_language(lang).find(without_quotations(beside.prose))
        if not found.is_forbidden and (terms := _names(found, lang)) and all(map(_is_place, terms))
        if known.isdisjoint(terms) and not any(fold(found.form) in form for form in forms)
    ]


def _holds(terms: Sequence[Term], lang: str, text: str) -> bool:
    return any(
        _exact(fold(form)).search(text)
        for term in terms
        for form in (*term.accepted.get(lang, ()), term.name)
        if fold(form) in text
    )


@lru_cache(maxsize=1024)
def _exact(form: str) -> regex.Pattern[str]:
    return regex.compile(rf"{_EDGE[0]}{regex.escape(form)}{_EDGE[1]}")


def _is_in_part(mention: Mention, glossary: Glossary, lang: str, text: str) -> bool:
    """Whether a shorter place inside the name (`Cát Bà` in `đảo Cát Bà`) has its form."""
    parts = [
        term
        for term in glossary.terms
        if term.is_name and _is_place(term) and term not in mention.found.terms
        if any(form in mention.found.form for form in term.accepted[glossary.source])
    ]
    return _holds(parts, lang, text)


@lru_cache(maxsize=1024)
def _fuzzy(form: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?b){_EDGE[0]}(?:{regex.escape(form)}){{1<=e<=1}}{_EDGE[1]}")


def _nearly(term: Term, lang: str, text: str, *, is_strict: bool) -> str:
    """What stands in a text that is one letter off a form of the term; if `is_strict`, off a long one."""
    least = _LONG_FORM if is_strict else _SHORTEST_FORM
    for form in term.accepted.get(lang, ()):
        folded = fold(form)
        if len(folded) >= least and (match := _fuzzy(folded).search(text)):
            return match[0].strip()
    return ""


def _fault(pair: PairView, mention: Mention, beside: Block, form: str, instead: str) -> Fault:
    place = f"{pair.source.page.path}:{mention.block.line}"
    message = f"expected “{form}” for “{mention.found.form}” ({place}), found “{instead}”"
    return Fault(beside.line, message, f"Write “{form}”.", beside.text, mention.block.line)
