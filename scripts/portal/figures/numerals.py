"""Number signs, Han numerals, Roman numerals and number words, read to values."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

_DIGITS = {char: index for index, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
HAN_DIGITS = "".join(_DIGITS)
HAN_NUMERALS = HAN_DIGITS + "".join(_STEPS) + "".join(_MYRIADS)


class Signs(NamedTuple):
    """A number as its signs tell: value, count of decimals, whether they follow the style, other readings."""

    value: Decimal
    decimals: int = 0
    is_ambiguous: bool = False
    others: tuple[Decimal, ...] = ()


def read_signs(token: str, decimal: str, group: str) -> Signs | None:
    """Digits with separators in the language's style; None if they fit no style (1.2.3, 2020,2021,2022).

    What fits only the opposite style (vi 12.5) is read so and is ambiguous. So is one comma and three digits
    where the comma is the decimal sign (vi 1,234): the English thousand is too common there.
    """
    if token.isdigit():
        return Signs(Decimal(token))
    for point, comma in ((decimal, group), (".", ",") if decimal == "," else (",", ".")):
        match = _style(point, comma).fullmatch(token)
        if match:
            fraction = match["fraction"] or ""
            whole = regex.sub(r"\D", "", match["whole"])
            is_thousand = (
                point == decimal == "," and len(fraction) == 3 and len(token) <= 7 and token[0] != "0"
            )
            return Signs(
                Decimal(f"{whole}.{fraction}" if fraction else whole),
                len(fraction),
                point != decimal or is_thousand,
                (Decimal(whole + fraction),) if is_thousand else (),
            )
    return None


@cache
def _style(point: str, comma: str) -> regex.Pattern[str]:
    groups = regex.escape(comma) + "'’\u00a0\u2009\u202f"
    whole = rf"(?P<whole>[0-9]+|[1-9][0-9]{{0,2}}(?:[{groups}][0-9]{{3}})+)"
    return regex.compile(rf"{whole}(?:{regex.escape(point)}(?P<fraction>[0-9]+))?")


def han_value(text: str) -> int | None:
    """三百二十 -> 320, 二〇二五 -> 2025, 一亿二千万 -> 120000000; None if the characters make no number."""
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text)) if text else None
    total = section = digit = 0
    has_digit = False
    for char in text:
        if char in _DIGITS:
            if has_digit and digit:
                return None
            digit, has_digit = _DIGITS[char], True
        elif char in _STEPS:
            section += (digit if has_digit else 1) * _STEPS[char]
            digit, has_digit = 0, False
        elif char in _MYRIADS:
            myriad, before = _MYRIADS[char], section + digit
            # 三万亿 multiplies what stands (3·10⁴·10⁸), 一亿二千万 adds to it.
            total = (total + before) * myriad if total < myriad else total + before * myriad
            section, digit, has_digit = 0, 0, False
        else:
            return None
    return total + section + digit


# From II on: a lone I, V or X is a letter too often.
_ROMAN_ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
ROMAN_NUMERALS = {
    "X" * tens + ones: 10 * tens + one
    for tens in range(4)
    for one, ones in enumerate(_ROMAN_ONES)
    if len("X" * tens + ones) > 1
}

_EN_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_EN_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VI_UNITS = "một hai ba bốn năm sáu bảy tám chín mười"


def _english() -> dict[str, int]:
    units = [*_EN_UNITS.split(), "seventeen", "eighteen", "nineteen"]
    ordinals = [*_EN_ORDINALS.split(), *(word + "th" for word in units[12:])]
    words = dict(zip(units, range(1, 20), strict=True)) | dict(zip(ordinals, range(1, 20), strict=True))
    for ten, word in zip(range(20, 100, 10), _EN_TENS.split(), strict=True):
        words |= {word: ten, word[:-1] + "ieth": ten}
        words |= {f"{word}-{unit}": ten + one for one, unit in enumerate(units[:9], 1)}
        words |= {f"{word}-{unit}": ten + one for one, unit in enumerate(ordinals[:9], 1)}
    return words


def _vietnamese() -> dict[str, int]:
    units = _VI_UNITS.split()
    words = dict(zip(units, range(1, 11), strict=True))
    # Alone, "một" is an article and "năm" a year far oftener than a number.
    alone = {word: value for word, value in words.items() if word not in ("một", "năm")}
    last = {word: value for word, value in words.items() if value < 10} | {"mốt": 1, "tư": 4, "lăm": 5}
    words = alone | {f"mười {word}": 10 + value for word, value in last.items()}
    for ten, word in zip(range(20, 100, 10), units[1:9], strict=True):
        words |= {f"{word} mươi": ten} | {f"{word} mươi {one}": ten + value for one, value in last.items()}
    return words


NUMBER_WORDS: Mapping[str, Mapping[str, int]] = {"en": _english(), "vi": _vietnamese()}
