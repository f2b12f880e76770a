"""What a term is, and what a whole termbase answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal.finding import Finding
from portal.glossary.search import Found, Search, fold
from portal.language import traits_for

CLASSES = (
    "place",
    "organisation",
    "legal",
    "investment",
    "sea",
    "territory",
    "culture",
    "transport",
    "education",
    "people",
    "general",
)
_FORMER = ("tên cũ", "trước ")
Forms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Term:
    """One term. `accepted`: language → forms, the source language first, in each the preferred form first;
    `forbidden`: language → wrong forms; `name` the preferred form in the source language; `is_name` whether
    it is a proper name; `line` where it stands in the file."""

    name: str
    sense: str
    kind: str
    accepted: Forms
    forbidden: Forms
    is_name: bool
    needs_native_reader: bool
    note: str
    line: int

    def preferred(self, lang: str) -> str:
        """The preferred form in a language; empty if there is none."""
        return next(iter(self.accepted.get(lang, ())), "")

    @property
    def is_former(self) -> bool:
        """No longer in being: its sense is `tên cũ …` (a former name) or `trước …` (before a date)."""
        return self.sense.startswith(_FORMER)


def is_proper(kind: str, forms: Iterable[str]) -> bool:
    """Whether a term is a proper name: none of its forms is all in small letters, as `di sản thế giới` is.

    The country's name alone makes none (`người gốc Việt Nam`).
    """
    return kind != "legal" and all(any(map(_is_capitalised, _words(form))) for form in forms)


def _words(form: str) -> list[str]:
    return form.replace("Việt Nam", "").split() if form[:1].islower() else form.split()


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms, and what is wrong with the file."""

    source: str
    terms: tuple[Term, ...]
    former_words: Forms
    other_names: Forms
    findings: tuple[Finding, ...]
    _searches: dict[tuple[str, bool], Search] = field(default_factory=dict)

    @cached_property
    def in_source(self) -> Search:
        """Finds source forms. A term that begins with a small letter may begin with a capital."""
        forms: dict[str, dict[Term, None]] = defaultdict(dict)
        for term in self.terms:
            for form in term.accepted[self.source]:
                forms[form][term] = forms[form[:1].upper() + form[1:]][term] = None
        found = {form: Found(form, tuple(terms)) for form, terms in forms.items()}
        return Search({**self._others(self.source), **found}, traits_for(self.source).is_spaced)

    def in_language(self, lang: str, *, only_forbidden: bool = False) -> Search:
        """Finds accepted and forbidden forms of a language, whatever their case.

        Forbidden ones alone are found inside accepted ones too: quick, and good only to see whether any is.
        """
        if (lang, only_forbidden) not in self._searches:
            forms = self._forms(lang, True)
            if not only_forbidden:
                forms = {**self._others(lang), **forms, **self._forms(lang, False)}
            search = Search(forms, traits_for(lang).is_spaced, ignores_case=True)
            self._searches[lang, only_forbidden] = search
        return self._searches[lang, only_forbidden]

    def _others(self, lang: str) -> dict[str, Found]:
        folded = lang != self.source
        return {fold(name) if folded else name: Found(name, ()) for name in self.other_names.get(lang, ())}

    def _forms(self, lang: str, is_forbidden: bool) -> dict[str, Found]:
        by_form: dict[str, tuple[str, list[Term]]] = {}
        for term in self.terms:
            for form in (term.forbidden if is_forbidden else term.accepted).get(lang, ()):
                by_form.setdefault(fold(form), (form, []))[1].append(term)
        return {key: Found(form, tuple(terms), is_forbidden) for key, (form, terms) in by_form.items()}
