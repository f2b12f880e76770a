"""Dates: ISO text to the language's own form."""

from __future__ import annotations

from datetime import date

import regex
from babel.dates import format_date as babel_format_date

from portal.language import Traits

_ISO = regex.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def format_date(iso: str, traits: Traits) -> str:
    """`2025`, `2025-07` or `2025-07-01` in the language's form ("1 July 2025"); ValueError for the rest."""
    match = _ISO.fullmatch(iso) if isinstance(iso, str) else None
    if not match:
        raise ValueError(
            f"not a date: {iso!r} (expected an ISO year, month or day, e.g. '2025-07-01', quoted)"
        )
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        moment = date(year, month or (1 if not match[2] else 0), day or (1 if not match[3] else 0))
    except ValueError as error:
        raise ValueError(f"no such date: {iso!r} ({error})") from error
    pattern = traits.dates.day if day else traits.dates.month if month else traits.dates.year
    return babel_format_date(moment, pattern, traits.locale)
