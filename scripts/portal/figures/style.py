"""Number style: a value in a language's own way, with its unit and qualifier; a table of cases is a test."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex
from babel import Locale

from portal.figures.units import UNITS, unit_named
from portal.language import NO_BREAK_SPACE, Traits

QUALIFIERS = ("about", "over", "nearly", "at-most")

_PLAIN = regex.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,15})?")
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Forms(NamedTuple):
    """Printed forms of one language: unit -> plural category -> pattern, qualifier -> pattern, with `{n}`."""

    units: Mapping[str, Mapping[str, str]]
    qualifiers: Mapping[str, str]


def read_forms(ui: Mapping[str, object]) -> Forms:
    """Forms of `units:` and `qualifiers:` as they stand in `data/ui/<lang>.yml`; other keys do not matter.

    ValueError with all faults at once: an unknown unit, qualifier or plural category, no `{n}`, no `other`.
    """
    faults: list[str] = []
    units = {
        name: _plurals(f"units.{name}", forms, faults)
        for name, forms in _mapping(ui, "units", tuple(UNITS), faults).items()
    }
    qualifiers = _mapping(ui, "qualifiers", QUALIFIERS, faults)
    patterns = {name: _pattern(f"qualifiers.{name}", form, faults) for name, form in qualifiers.items()}
    if faults:
        raise ValueError("; ".join(faults))
    return Forms(units, patterns)


def _mapping(
    ui: Mapping[str, object], key: str, names: tuple[str, ...], faults: list[str]
) -> dict[str, object]:
    stood = ui.get(key) or {}
    if not isinstance(stood, Mapping):
        faults.append(f"{key}: expected a mapping")
        return {}
    faults.extend(
        f"{key}.{name}: unknown (one of: {', '.join(names)})" for name in stood if name not in names
    )
    return {name: stood[name] for name in names if name in stood}


def _plurals(place: str, forms: object, faults: list[str]) -> dict[str, str]:
    if not isinstance(forms, Mapping):
        return {"other": _pattern(place, forms, faults)}
    faults.extend(f"{place}.{name}: no plural category" for name in forms if name not in _PLURALS)
    if "other" not in forms:
        faults.append(f"{place}: the plural category 'other' is missing")
    return {str(name): _pattern(f"{place}.{name}", form, faults) for name, form in forms.items()}


def _pattern(place: str, form: object, faults: list[str]) -> str:
    if not isinstance(form, str) or form.count("{n}") != 1:
        faults.append(f"{place}: expected a text with one {{n}}, found {form!r}")
        return "{n}"
    return form


def missing_forms(forms: Forms) -> tuple[str, ...]:
    """Keys without a form, as they would stand in the file (`units.km2`, `qualifiers.about`)."""
    units = tuple(f"units.{name}" for name in UNITS if name not in forms.units)
    return units + tuple(f"qualifiers.{name}" for name in QUALIFIERS if name not in forms.qualifiers)


def parse_value(text: str) -> Decimal:
    """A plain decimal ("3194.72", "-5", "12.50") with all its stated digits; ValueError for the rest."""
    if not isinstance(text, str):
        raise ValueError(f"expected a quoted number, found {text!r}: without quotes YAML drops its digits")
    if not _PLAIN.fullmatch(text):
        raise ValueError(
            f"not a plain decimal number: {text!r} "
            '(expected digits without grouping or words and "." before decimals, e.g. "3194.72")'
        )
    return Decimal(text)


def format_number(value: Decimal, traits: Traits, unit: str) -> str:
    """The number alone ("3.194,72", "14.43 million", "189亿"); ValueError for an unknown unit.

    With the largest magnitude that loses no digit and leaves at most two decimals, else in grouped digits.
    """
    sign = "-" if value < 0 else ""
    digits, _, decimals = f"{abs(value):f}".partition(".")
    if unit == "year":
        return sign + digits
    compact = "" if decimals or unit_named(unit).is_plain else _compact(digits, traits)
    return sign + (compact or _grouped(digits, decimals, traits))


def _compact(digits: str, traits: Traits) -> str:
    for magnitude in reversed(traits.magnitudes):
        whole, decimals = digits[: -magnitude.power], digits[-magnitude.power :].rstrip("0")
        if magnitude.power >= traits.compact_from and whole and len(decimals) <= 2:
            space = NO_BREAK_SPACE if traits.is_spaced else ""
            return _grouped(whole, decimals, traits) + space + magnitude.word
    return ""


def _grouped(digits: str, decimals: str, traits: Traits) -> str:
    number = f"{int(digits):,}".replace(",", traits.group)
    return number + (traits.decimal + decimals if decimals else "")


def format_quantity(value: Decimal, unit: str, qualifier: str | None, traits: Traits, forms: Forms) -> str:
    """Number, unit and qualifier ("about 14.43 million people"); the unit's symbol where the form is missing.

    ValueError for an unknown unit or qualifier.
    """
    if qualifier and qualifier not in QUALIFIERS:
        raise ValueError(f"unknown qualifier {qualifier!r} (one of: {', '.join(QUALIFIERS)})")
    number = format_number(value, traits, unit)
    symbol = unit_named(unit).symbol
    plurals = forms.units.get(unit) or {"other": f"{{n}}{NO_BREAK_SPACE}{symbol}" if symbol else "{n}"}
    pattern = plurals.get(_locale(traits.locale).plural_form(value)) or plurals["other"]
    quantity = pattern.replace("{n}", number)
    return forms.qualifiers.get(qualifier or "", "{n}").replace("{n}", quantity)


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)
