"""Reading `data/glossary.yml`; every fault becomes a finding with its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.finding import Finding, Severity
from portal.glossary.search import fold
from portal.glossary.term import CLASSES, Forms, Glossary, Term, is_proper

RULE = "glossary"
FILE = "glossary.yml"


def glossary_of(config: Config) -> Glossary:
    """The termbase of a project; without terms where there is no file, and for trees that are not ours.

    Read again when the file changes.
    """
    codes = tuple(language.code for language in config.languages)
    if not config.is_ours:
        return Glossary(config.source.code, (), {}, {}, ())
    try:
        stat = (config.root / config.data / FILE).stat()
    except OSError:
        return Glossary(config.source.code, (), {}, {}, ())
    return _read(config.root, f"{config.data}/{FILE}", codes, config.source.code, stat.st_mtime_ns)


@lru_cache(maxsize=4)
def _read(root: Path, path: str, codes: tuple[str, ...], source: str, stamp: int) -> Glossary:
    findings: list[Finding] = []
    document = read_mapping(root, path, findings)
    if document is None:
        return Glossary(source, (), {}, {}, tuple(findings))
    top = FieldReader(RULE, path, document, ())
    entries = top.value("terms", ())
    if not isinstance(entries, (list, tuple)):
        top.error("terms", "`terms` is no list", "Begin each term with `- `.")
        entries = ()
    former_words, other_names = _forms(top, "former_words", codes), _forms(top, "other_names", codes)
    top.unknown_keys()
    terms: list[Term] = []
    for index in range(len(entries)):
        reader = FieldReader(RULE, path, document, ("terms", index))
        term = _term(reader, codes, source)
        findings += reader.findings
        if term:
            terms.append(term)
    findings += [*top.findings, *_clashes(terms, path)]
    return Glossary(source, tuple(terms), former_words, other_names, tuple(findings))


def _term(reader: FieldReader, codes: tuple[str, ...], source: str) -> Term | None:
    if reader.findings:
        return None
    name = reader.text(source)
    preferred = {code: reader.text(code, "") for code in codes if code != source}
    also = _forms(reader, "also", codes)
    accepted = {
        code: (form, *also.get(code, ())) for code, form in {source: name, **preferred}.items() if form
    }
    kind = reader.choice("class", CLASSES)
    term = Term(
        name=name,
        sense=reader.text("sense", ""),
        kind=kind,
        accepted=accepted,
        forbidden=_forms(reader, "forbidden", codes),
        is_name=is_proper(kind, accepted.get(source, ())),
        needs_native_reader=reader.choice("check", ("native-reader",), "") != "",
        note=reader.text("note", ""),
        line=reader.line(),
    )
    reader.unknown_keys()
    for form in (form for forms in (*accepted.values(), *term.forbidden.values()) for form in forms):
        if unicodedata.normalize("NFC", form) != form:
            reader.error("", f"`{form}` is written with separate accents", "Save it composed (NFC).")
    return term if name else None


def _forms(reader: FieldReader, key: str, codes: tuple[str, ...]) -> Forms:
    """language → list of forms, as `also` and `forbidden` have it."""
    value: Any = reader.value(key, {})
    if not isinstance(value, dict):
        reader.error(key, f"`{key}` is no mapping of languages", f"Write `{key}: {{en: [one, two]}}`.")
        return {}
    forms: dict[str, tuple[str, ...]] = {}
    for code, listed in value.items():
        is_list = isinstance(listed, list) and all(isinstance(form, str) and form for form in listed)
        if code not in codes:
            reader.error(key, f"`{code}` in `{key}` is no language of the site", "See `mkdocs.yml`.")
        elif not is_list:
            reader.error(key, f"`{key}` of `{code}` is no list of texts", f"Write `{code}: [one, two]`.")
        else:
            forms[code] = tuple(listed)
    return forms


def _clashes(terms: list[Term], path: str) -> Iterator[Finding]:
    """Two terms that cannot be told apart; a forbidden form inside an accepted one."""
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        first = seen.setdefault((term.name, term.sense), term)
        if first is not term:
            message = f"the term “{term.name}” stands twice (first in line {first.line})"
            yield Finding(
                RULE, Severity.ERROR, path, term.line, message, "Give each a `sense`, or join them."
            )
    accepted: dict[str, list[str]] = {}
    for term in terms:
        for lang, forms in term.accepted.items():
            accepted.setdefault(lang, []).extend(map(fold, forms))
    joined = {lang: "\n".join(forms) for lang, forms in accepted.items()}
    for term in terms:
        for lang, forms in term.forbidden.items():
            for form in forms:
                if fold(form) in joined.get(lang, ""):
                    message = f"the forbidden form “{form}” is part of an accepted form of `{lang}`"
                    yield Finding(RULE, Severity.ERROR, path, term.line, message, "Take one of them out.")
