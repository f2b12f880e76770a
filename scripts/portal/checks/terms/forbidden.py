"""Wrong forms of names and terms; and whether the glossary itself can be used."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.language.passages import excerpt, passages, whole_text, without_quotations
from portal.checks.rule import Fault, PageView
from portal.checks.termbase import termbase
from portal.finding import Severity
from portal.glossary import Found, Glossary, Term
from portal.model import Site


def glossary(site: Site) -> Iterator[Fault]:
    """The glossary can be read, and says one thing.

    Each term has its form in the source language, a class, and lists of forms by language; a term and its
    sense stand once; no forbidden form is part of an accepted one; accents are composed (NFC).

    Mend: the line that is named in `data/glossary.yml`.

    Example: `forbidden: {zh: [吉婆]}` although 吉婆群岛 is the form of another term.
    """
    for finding in termbase(site).findings:
        yield Fault(finding.line, finding.message, finding.hint, path=finding.path)


def term_forbidden(view: PageView) -> Iterator[Fault]:
    """No form stands that the glossary forbids.

    Latin text is compared without case, as whole words. Left out are longer accepted forms, quotations,
    titles in title marks, code, texts marked by `lang`, and the longer names of other things that the
    glossary lists (`other_names`: 深圳经济特区). It is an error where the source page names that term; a
    wrong form of a proper name elsewhere is a warning, any other is let pass.

    Mend: write the preferred form that the hint gives.

    Example: `廷雨` or `亭武` for Đình Vũ, `空港港` for the airport of Cát Bi, `海洋省` for Hải Dương.
    """
    terms, lang = termbase(view.site), view.page.lang
    if next(terms.in_language(lang, only_forbidden=True).find(whole_text(view.page)), None) is None:
        return
    named = _named_in_source(view, terms)
    for passage in passages(view):
        for found in terms.in_language(lang).find(without_quotations(passage.prose)):
            if not found.is_forbidden:
                continue
            meant = next((term for term in found.terms if term in named), found.terms[0])
            if meant not in named and not meant.is_name:
                continue
            yield Fault(
                passage.line,
                f"“{found.form}” is a wrong form of “{meant.name}”: “{_around(passage.prose, found)}”",
                f"Write “{meant.preferred(lang) or meant.name}”. "
                "A longer name of another thing belongs into `other_names` of the glossary.",
                passage.text,
                severity=None if meant in named else Severity.WARNING,
            )


def _named_in_source(view: PageView, terms: Glossary) -> frozenset[Term]:
    """The terms that the source of the page names."""
    source = view.site.page(terms.source, view.page.key)
    if source is None:
        return frozenset()
    return frozenset(term for found in terms.in_source.find(whole_text(source)) for term in found.terms)


def _around(text: str, found: Found) -> str:
    return excerpt(text[max(0, found.start - 15) : found.end + 15])
