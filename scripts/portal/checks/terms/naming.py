"""Whether a translation names what its source names, in the forms of the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from portal.checks.language.passages import passages, without_quotations
from portal.checks.rule import Fault, PageView, PairView
from portal.checks.termbase import termbase
from portal.checks.terms.changed import changed_names
from portal.checks.terms.mentions import (
    BRACKETS,
    Mention,
    counterpart,
    first_mentions,
    has_number,
    mentions,
    names,
    spoken,
    text_of,
)
from portal.finding import Severity
from portal.glossary import Found, Glossary, Term
from portal.glossary.search import fold

_UNIFORM = frozenset({"place", "territory"})


def term_preferred(pair: PairView) -> Iterator[Fault]:
    """A term of the source has a form of the glossary in the translation.

    For each term that the source page uses, one of its forms (preferred or accepted, of any sense) stands
    somewhere in the translation. The longest term counts: `đầu tư` inside `nhà đầu tư nước ngoài` is not
    asked for. Advice only (a note), since common words are often said otherwise; a kind of legal text before
    its number (`Nghị định 31/2021/NĐ-CP`) is a warning. Single syllables and quoted text are left out.

    Mend: use the form that the hint gives, or leave it where the sentence says the same in other words.

    Example: `khu công nghiệp` without `industrial park` or `industrial zone` anywhere on the English page.
    """
    lang = pair.target.page.lang
    text = text_of(pair.target)
    for mention in first_mentions(pair.source):
        terms = [term for term in mention.found.terms if not term.is_name and term.accepted.get(lang)]
        if not terms or len(terms) < len(mention.found.terms) or _stands(terms, lang, text):
            continue
        is_numbered = has_number(mention)
        if is_numbered or " " in mention.found.form:
            yield _absent(pair, mention, terms, Severity.WARNING if is_numbered else None)


def name_form(pair: PairView) -> Iterator[Fault]:
    """Proper names have the form that the glossary gives them, one form throughout a page.

    For each name in the source page, one of its forms (of any sense) stands in the translation; for names of
    class `territory`, in the same block. Where a block lacks a name, it is told if a form stands there that is
    one letter off, or another place in a place's stead. A shorter name inside a longer one is enough
    (`Cát Bà` for `đảo Cát Bà`), and so is a longer Vietnamese text marked by `lang` that holds it. Two
    accepted forms of one place on one page are a note, unless the source varies too or one explains the other
    in brackets. Quoted text is left out.

    Mend: write the form that the hint gives. A name without a form stays Vietnamese, marked by `lang="vi"`.

    Example: `Hải Dương` in the source, and no 海阳 on the Chinese page.
    """
    glossary, lang = termbase(pair.target.site), pair.target.page.lang
    text = text_of(pair.target)
    told: set[str] = set()
    beside: dict[int, str] = {}
    for mention in names(pair.source):
        terms = [term for term in mention.found.terms if term.is_name and term.accepted.get(lang)]
        if not terms:
            continue
        near = text
        if any(term.kind == "territory" for term in terms):
            block = id(mention.block)
            if block not in beside:
                other = counterpart(pair, mention.block)
                beside[block] = fold(spoken(other)) if other else text
            near = beside[block]
        stands = _stands(terms, lang, near) or _stands_in_part(mention.found, glossary, pair.target, near)
        if not stands and not _is_in_original(mention.found, pair.target):
            told.add(mention.found.form)
            yield _absent(pair, mention, terms, None)
    yield from changed_names(pair, told)
    yield from _mixed(pair, glossary)


def _stands(terms: list[Term], lang: str, text: str) -> bool:
    return any(fold(form) in text for term in terms for form in term.accepted.get(lang, ()))


def _stands_in_part(found: Found, glossary: Glossary, view: PageView, text: str) -> bool:
    """Whether a shorter name inside this one has its form; in Latin letters, whether the proper part stands
    as it is (`Bạch Đằng` of `sông Bạch Đằng`)."""
    parts = [
        term
        for term in glossary.terms
        if term.is_name and term not in found.terms
        if any(form in found.form for form in term.accepted[glossary.source])
    ]
    proper = found.form[next((i for i, letter in enumerate(found.form) if letter.isupper()), 0) :]
    is_kept = "Latn" in view.traits.scripts and proper != found.form and fold(proper) in text
    return is_kept or _stands(parts, view.page.lang, text)


def _is_in_original(found: Found, view: PageView) -> bool:
    """Whether a longer text in the source language holds the name: a title, another body."""
    texts = (marked.text for block in view.document.blocks for marked in block.marked)
    return any(found.form in text and len(text) > len(found.form) for text in texts)


def _absent(pair: PairView, mention: Mention, terms: list[Term], severity: Severity | None) -> Fault:
    lang, line = pair.target.page.lang, mention.block.line
    place = f"{pair.source.page.path}:{line}"
    forms = " or ".join(f"“{form}”" for form in dict.fromkeys(term.preferred(lang) for term in terms))
    message = f"“{mention.found.form}” ({place}) has none of its `{lang}` forms here"
    beside = counterpart(pair, mention.block)
    at, text = (beside.line, beside.text) if beside else (1, mention.block.text)
    return Fault(at, message, f"The glossary has {forms}.", text, line, severity=severity)


def _mixed(pair: PairView, glossary: Glossary) -> Iterator[Fault]:
    """Places that a translation names in two ways where its source has one."""
    lang, text = pair.target.page.lang, text_of(pair.target)
    in_source: dict[Term, set[str]] = defaultdict(set)
    for mention in mentions(pair.source):
        for term in mention.found.terms:
            in_source[term].add(fold(mention.found.form))
    varying = {
        term
        for term, forms in in_source.items()
        if term.is_name and term.kind in _UNIFORM and len(forms) == 1 and len(_standing(term, lang, text)) > 1
    }
    used: dict[Term, dict[str, int]] = defaultdict(dict)
    for passage in passages(pair.target) if varying else ():
        for found in glossary.in_language(lang).find(BRACKETS.sub(" ", without_quotations(passage.prose))):
            for term in varying.intersection(() if found.is_forbidden else found.terms):
                used[term].setdefault(found.form, passage.line)
    for term, forms in used.items():
        first, *others = forms
        if others := _apart(others, first):
            message = f"“{term.name}” has two forms on this page: “{first}” and “{others[0]}”"
            hint = f"Use “{term.preferred(lang)}” throughout."
            yield Fault(forms[others[0]], message, hint, severity=Severity.NOTE)


def _standing(term: Term, lang: str, text: str) -> list[str]:
    """The accepted forms that stand in a text, none part of the first."""
    forms = [form for form in term.accepted.get(lang, ()) if fold(form) in text]
    return [*forms[:1], *_apart(forms[1:], forms[0])] if forms else []


def _apart(forms: list[str], first: str) -> list[str]:
    return [form for form in forms if first not in form and form not in first]
