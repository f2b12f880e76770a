"""Numbers that name rather than count: legal numbers, kept verbatim, and telephones, kept as digits."""

from __future__ import annotations

import regex

from portal.figures.figure import Figure
from portal.language import Traits

# 31/2021/NĐ-CP, 202/2025/QH15; 1438/QĐ-TTg; 45-NQ/TW; 01:2021/BXD (after QCVN, TCVN, ISO).
# Ð (U+00D0) and Ɖ are common slips for Đ (U+0110).
_CAPITAL = "[A-ZĐÐƉ]"
_BODY = rf"{_CAPITAL}[\p{{Latin}}0-9]{{0,9}}"
LEGAL = (
    rf"[0-9]{{1,5}}/[0-9]{{4}}/{_BODY}(?:-{_BODY}){{0,4}}"
    rf"|[0-9]{{1,5}}/{_BODY}(?:-{_BODY}){{1,4}}"
    rf"|[0-9]{{1,5}}-{_CAPITAL}{{1,5}}/{_CAPITAL}{{1,9}}(?:-{_BODY}){{0,3}}"
    rf"|[0-9]{{1,5}}(?:-[0-9]{{1,3}})?:[0-9]{{4}}/{_CAPITAL}{{2,9}}"
)

_GAP = "[ .\u00a0-]"
PHONE = (
    rf"(?<=(?P<lead>\(?\+))[0-9]{{1,3}}\)?(?:{_GAP}?\(?[0-9]{{1,4}}\)?){{2,6}}(?![0-9])"
    rf"|(?<=(?P<lead>[(（]))0[1-9][0-9]{{0,3}}[)）](?:{_GAP}?[0-9]{{1,4}}){{2,4}}(?![0-9])"
    rf"|0[1-9][0-9]{{0,3}}(?:{_GAP}?[0-9]{{2,4}}){{2,4}}(?![0-9]|[.,][0-9])"
    rf"|1[89]00[ .\u00a0][0-9]{{4}}(?:[0-9]{{2}})?(?![0-9]|[.,][0-9])"
)

# What stands around the first digit of each of them.
AROUND_CODES = r"(?<=[+(（])|0|1[89]00(?![0-9])|[0-9]++[-/:]"


def read_legal(match: regex.Match[str], traits: Traits) -> Figure | None:
    """A legal number as printed, with one letter for Đ and one for the hyphen."""
    return Figure("legal", match[0].replace("Ð", "Đ").replace("Ɖ", "Đ"))


def read_phone(match: regex.Match[str], traits: Traits) -> Figure | None:
    """A telephone in digits, the code of Vietnam as 0; None if the count of digits is none of a telephone."""
    digits = regex.sub("[^0-9]", "", match[0])
    if (match["lead"] or "").endswith("+"):
        digits = regex.sub("^840?", "0", digits)
    return Figure("phone", digits) if 8 <= len(digits) <= 15 else None
