"""Figures in words: 三百二十, 第三, 百分之五, twenty-one, mười hai, XIX, quý I, July."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from portal.figures.amounts import read_amount, read_unit
from portal.figures.figure import Figure, kind_of
from portal.figures.grammar import Grammar
from portal.figures.moments import ERAS, QUARTERS, VI_MONTHS, iso_date, month_names
from portal.figures.numerals import (
    HAN_DIGITS,
    HAN_NUMERALS,
    NUMBER_WORDS,
    ROMAN,
    Signs,
    han_value,
    roman_value,
)
from portal.language import Traits

# A lone numeral counts only before a counter: 三亚 is a city, 三个 three things.
_COUNTERS = "个個座项項种種条條大年月日天次名位艘家所只本部层類类级級期人倍島岛つカか件省市县縣区區"
_SMALL = "[一二三四五六七八九十]{1,3}"
_HAN = regex.compile(
    rf"(?P<y>[{HAN_DIGITS}]{{4}})年(?:(?P<m>{_SMALL})月(?:(?P<d>{_SMALL})[日号號])?)?"
    rf"|(?P<era>{'|'.join(ERAS)})元年"
    r"|第?(?P<quarter>[一二三四])(?:季度|四半期)"
    rf"|(?<![0-9{HAN_NUMERALS}])(?P<lead>百分之|第|)(?P<han>[{HAN_NUMERALS}]{{1,20}})(?![0-9])"
)
_STEPS = frozenset(HAN_NUMERALS) - frozenset(HAN_DIGITS)


def spelled_figures(text: str, written: Sequence[Figure], grammar: Grammar) -> Iterator[Figure]:
    """Figures in words, in order, that do not overlap those written in digits."""
    later = iter(written)
    taken = next(later, None)
    for match in _pattern(grammar.traits).finditer(text):
        while taken and taken.end <= match.start():
            taken = next(later, None)
        figure = None if taken and taken.start < match.end() else _read(match, grammar)
        if figure:
            yield figure


@cache
def _pattern(traits: Traits) -> regex.Pattern[str]:
    if not traits.is_spaced:
        return _HAN
    months = VI_MONTHS if traits.primary == "vi" else month_names(traits, "wide")
    month = r"[Tt]háng\s" if traits.primary == "vi" else ""
    quarter = {
        "vi": r"|[Qq]uý\s(?P<quarter>I{1,3}|IV)(?!\p{L})",
        "en": r"|(?P<quarter>first|second|third|fourth)\squarter(?!\p{L})",
    }
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}-])(?:{month}(?P<month>\L<months>)(?!\p{{L}})"
        rf"{quarter.get(traits.primary, '|(?P<quarter>(?!))')}"
        r"|(?P<word>\L<words>)(?P<hundred>\shundred)?(?![\p{L}-])"
        r"|(?P<roman>[IVX]{2,6})(?![\p{L}\p{N}]))",
        months=list(months),
        words=_words(traits.primary),
    )


@cache
def _words(primary: str) -> list[str]:
    words = NUMBER_WORDS.get(primary, {})
    return [*words, *(word.capitalize() for word in words)] or ["\0"]


def _read(match: regex.Match[str], grammar: Grammar) -> Figure | None:
    figure = (_read_han if not grammar.traits.is_spaced else _read_words)(match, grammar)
    if figure is None:
        return None
    return replace(
        figure, start=match.start(), end=figure.end or match.end(), is_spelled=figure.kind != "quarter"
    )


def _read_words(match: regex.Match[str], grammar: Grammar) -> Figure | None:
    if match["month"]:
        months = VI_MONTHS if grammar.traits.primary == "vi" else month_names(grammar.traits, "wide")
        return Figure("date", f"--{months[match['month']]:02d}")
    if match["quarter"]:
        return Figure("quarter", f"Q{QUARTERS[match['quarter']]}")
    if match["roman"]:
        return Figure("number", Decimal(roman_value(match[0]))) if regex.fullmatch(ROMAN, match[0]) else None
    value = NUMBER_WORDS[grammar.traits.primary][match["word"].lower()] * (100 if match["hundred"] else 1)
    return _counted(value, match, grammar)


def _read_han(match: regex.Match[str], grammar: Grammar) -> Figure | None:
    if match["y"]:
        year, month, day = (han_value(match[part] or "") or 0 for part in "ymd")
        return iso_date(year, month, day) if month else Figure("year", Decimal(year), "year")
    if match["era"]:
        return Figure("year", Decimal(ERAS[match["era"]] + 1), "year")
    if match["quarter"]:
        return Figure("quarter", f"Q{han_value(match['quarter'])}")
    value = han_value(match["han"])
    if value is None or not _is_numeric(match):
        return None
    if match["lead"] == "百分之":
        return Figure("percent", Decimal(value), "percent")
    return _counted(value, match, grammar)


def _is_numeric(match: regex.Match[str]) -> bool:
    """True for 第三, 十二, 三百, 三个; not for 十分 (very), 千万 (by all means), 三亚, 一."""
    han = match["han"]
    if match["lead"]:
        return True
    if len(han) > 1:
        return any(char in _STEPS for char in han) and any(char not in _STEPS for char in han)
    return match.string[match.end() : match.end() + 1] in tuple(_COUNTERS)


def _counted(value: int, match: regex.Match[str], grammar: Grammar) -> Figure:
    amount = read_amount(match.string, Signs(Decimal(value), 0, False), match.end(), grammar)
    unit, end = read_unit(match.string, amount.end, "", grammar)
    return Figure(kind_of(unit), amount.value, unit, amount.precision, end=end, power=amount.power)
