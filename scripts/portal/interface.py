"""Interface strings and printed forms: `data/ui/<lang>.yml`, complete in every language that has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.config import Config
from portal.fields import read_mapping
from portal.figures import Forms, missing_forms, read_forms
from portal.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Interface:
    """The strings of one language by dotted key (`notice.missing`), its forms of units, and the language they
    are in: a language without a file borrows the first target's, and its pages say so by `lang`."""

    lang: str
    strings: Mapping[str, str]
    forms: Forms


def load_interfaces(config: Config) -> tuple[Mapping[str, Interface], tuple[Finding, ...]]:
    """The interface of every language; a missing or surplus string is a finding."""
    findings: list[Finding] = []
    found: dict[str, Interface] = {}
    for language in config.languages:
        path = f"{config.data}/ui/{language.code}.yml"
        if not (config.root / path).exists():
            continue
        document = read_mapping(config.root, path, findings)
        if document:
            try:
                found[language.code] = _interface(language.code, document.value)
            except ValueError as error:
                findings.append(Finding("interface", Severity.ERROR, path, 1, str(error), "", language.code))
    if not found:
        return {}, tuple(findings)
    findings.extend(_differences(config, found))
    lender = next(
        found[language.code] for language in (*config.targets, config.source) if language.code in found
    )
    return {language.code: found.get(language.code, lender) for language in config.languages}, tuple(findings)


def _interface(lang: str, value: Mapping[str, Any]) -> Interface:
    strings = dict(_flat({key: part for key, part in value.items() if key not in ("units", "qualifiers")}))
    return Interface(lang, strings, read_forms(value))


def _flat(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, part in value.items():
        if isinstance(part, dict):
            yield from _flat(part, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(part)


def _differences(config: Config, found: Mapping[str, Interface]) -> Iterator[Finding]:
    """Every language has the keys of the source's file, no more and no fewer."""
    if config.source.code not in found:
        return
    expected = found[config.source.code].strings.keys()
    for lang, interface in found.items():
        path = f"{config.data}/ui/{lang}.yml"
        if missing := ", ".join(missing_forms(interface.forms)):
            message = f"forms are missing: {missing}"
            yield Finding("interface", Severity.ERROR, path, 1, message, "Add them below `units:`.", lang)
        for key in sorted(expected - interface.strings.keys()):
            hint = f"Add the text for `{found[config.source.code].strings[key]}`."
            yield Finding("interface", Severity.ERROR, path, 1, f"the string `{key}` is missing", hint, lang)
        for key in sorted(interface.strings.keys() - expected):
            message = f"the string `{key}` is in no other language"
            yield Finding(
                "interface", Severity.ERROR, path, 1, message, "Add it to the source's or delete it.", lang
            )
