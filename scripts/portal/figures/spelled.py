"""Figures in words: 三百二十, 第三, 百分之五, twenty-one, mười hai, XIX, quý I, July."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from portal.figures.amounts import read_amount, read_unit
from portal.figures.figure import Figure, kind_of
from portal.figures.grammar import Grammar
from portal.figures.moments import ERAS, VI_MONTHS, follows_count, iso_date, month_names, quarter_of
from portal.figures.numerals import HAN_DIGITS, HAN_NUMERALS, NUMBER_WORDS, ROMAN_NUMERALS, Signs, han_value
from portal.figures.qualifiers import qualifier_of
from portal.language import Traits

_WORD = re.compile(r"\w+")


def may_be_spelled(texts: Sequence[str], traits: Traits) -> list[bool]:
    """Which of the texts may hold a figure in words. Splitting them is ten times faster than the search."""
    if not traits.is_spaced:
        return [bool(_HAN_BEGIN.search(text)) for text in texts]
    tokens = _words_of(traits).tokens
    return [
        not tokens.isdisjoint(text.replace("-", " ").replace("–", " ").replace("—", " ").split())
        for text in texts
    ]


def spelled_figures(text: str, written: Sequence[Figure], grammar: Grammar) -> list[Figure]:
    """Figures in words of a text that may hold some, in order, that do not overlap those written in digits."""
    found: list[Figure] = []
    if grammar.traits.is_spaced:
        matches, read = _in_words(text, _words_of(grammar.traits)), _read_words
    else:
        matches, read = _matches(_HAN_BEGIN.finditer(text), _HAN), _read_han
    later = iter(written)
    taken = next(later, None)
    for match in matches:
        while taken and taken.end <= match.start():
            taken = next(later, None)
        figure = None if taken and taken.start < match.end() else read(match, grammar)
        end = figure.end or match.end() if figure else 0
        if figure and not (taken and taken.start < end):
            start = match.start()
            found.append(
                figure._replace(
                    text=text[start:end],
                    start=start,
                    end=end,
                    qualifier=qualifier_of(text, start, end, grammar),
                    is_spelled=figure.kind != "quarter",
                )
            )
    return found


def _matches(beginnings: Iterable[re.Match[str]], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What `finditer` finds of a pattern that matches at these places only."""
    end = 0
    for beginning in beginnings:
        start = beginning.start()
        if start >= end and (match := pattern.match(beginning.string, start)):
            end = match.end()
            yield match


def _in_words(text: str, words: Words) -> Iterator[re.Match[str]]:
    if words.telling.isdisjoint(_WORD.findall(text)):
        return iter(())
    return _matches((word for word in _WORD.finditer(text) if word[0] in words.first), words.pattern)


class Words(NamedTuple):
    """Number words, months and quarters of a language, which `pattern` matches at one of their `first` words;
    `tokens` are those as texts hold them, and without any of the `telling` words none is said."""

    months: Mapping[str, int]
    numbers: Mapping[str, int]
    first: frozenset[str]
    tokens: frozenset[str]
    telling: frozenset[str]
    pattern: re.Pattern[str]


_QUARTER = {
    "vi": r"[Qq]uý\s(?P<quarter>I{1,3}|IV)",
    "en": r"(?P<quarter>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\squarter",
}


@cache
def _words_of(traits: Traits) -> Words:
    is_vietnamese = traits.primary == "vi"
    months = VI_MONTHS if is_vietnamese else month_names(traits, "wide")
    numbers = dict(NUMBER_WORDS.get(traits.primary, {}))
    numbers |= {word.capitalize(): value for word, value in numbers.items()} | ROMAN_NUMERALS
    lead = ("tháng", "Tháng", "quý", "Quý") if is_vietnamese else tuple(months)
    month_lead = r"[Tt]háng\s" if is_vietnamese else ""
    first = {word.split()[0] for word in (*numbers, *lead)}
    # Stdlib re: three times faster than regex where words differ in their first letter.
    pattern = re.compile(
        rf"{_QUARTER.get(traits.primary, '(?P<quarter>(?!))')}(?![\w-])"
        rf"|{month_lead}(?P<month>{_alternatives(months)})(?!\w)"
        rf"|(?<!-)(?P<word>{_alternatives(numbers)})(?P<hundred>\shundred)?(?![\w-])"
    )
    around = [(before, after) for before in ("", "(", "“", '"') for after in ("", *',.;:!?)”"')]
    tokens = frozenset(before + word + after for word in first for before, after in around)
    telling = {_telling(_WORD.findall(word), numbers) for word in numbers}
    telling |= {word for name in lead for word in _WORD.findall(name)[:1]}
    return Words(
        months,
        numbers,
        frozenset(_WORD.findall(word)[0] for word in first),
        tokens,
        frozenset(telling),
        pattern,
    )


def _telling(words: Sequence[str], numbers: Mapping[str, int]) -> str:
    """A word that a number is not said without: of "năm mươi" (50) the second, as "năm" is a year far oftener."""
    return words[0] if words[0] in numbers or len(words) == 1 else words[1]


def _alternatives(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _read_words(match: re.Match[str], grammar: Grammar) -> Figure | None:
    words = _words_of(grammar.traits)
    if match["month"]:
        if grammar.traits.primary == "vi" and follows_count(match.string, match.start()):
            return None
        return Figure("date", f"--{words.months[match['month']]:02d}")
    if match["quarter"]:
        return Figure("quarter", f"Q{quarter_of(match['quarter'])}")
    return _counted(words.numbers[match["word"]] * (100 if match["hundred"] else 1), match, grammar)


# A lone numeral counts only before a counter: 三亚 is a city, 三个 three things. 一 alone is "a".
_COUNTERS = "个個座项項种種条條大年月日天次名位艘家所只本部層层类類级級期人倍島岛つカか件省市县縣区區"
_SMALL = "[一二三四五六七八九十]{1,3}"
# Months and days of the lunar calendar: 正月, 腊月, 八月初九, 二月廿三.
_MOONS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_STEPS = "十百千万萬亿億兆"
# The first two characters of all that is said in Han.
_HAN_BEGIN = re.compile(
    f"[{HAN_NUMERALS}第初正冬腊臘{''.join({era[0] for era in ERAS})}]"
    f"(?=[{HAN_NUMERALS}月季分大强強{_COUNTERS}{''.join({era[1] for era in ERAS})}])"
)
_HAN = re.compile(
    rf"(?P<y>[{HAN_DIGITS}]{{4}})年(?:(?P<m>{_SMALL})月(?:(?P<d>{_SMALL})[日号號])?)?"
    rf"|(?P<moon>[正腊臘冬]|{_SMALL})月(?:初?(?P<moonday>廿?{_SMALL}))?"
    r"|初(?P<first>[一二三四五六七八九十])"
    r"|第?(?P<quarter>[一二三四])(?:季度|四半期)"
    rf"|(?P<lead>百分之|第)(?P<told>[{HAN_NUMERALS}]{{1,20}})(?![0-9])"
    rf"|(?P<many>[{HAN_NUMERALS}]{{2,20}})(?![0-9])"
    rf"|(?P<one>[二三四五六七八九十两兩](?=[{_COUNTERS}])|百(?=[大强強]))"
    rf"|(?P<era>{'|'.join(ERAS)})元年"
)


def _read_han(match: re.Match[str], grammar: Grammar) -> Figure | None:
    if match["y"]:
        year, month, day = (han_value(match[part] or "") or 0 for part in "ymd")
        return iso_date(year, month, day) if month else Figure("year", Decimal(year), "year")
    if match["moon"]:
        month = _MOONS.get(match["moon"]) or han_value(match["moon"]) or 0
        return iso_date(0, month, han_value((match["moonday"] or "").replace("廿", "二十")) or 0)
    if match["first"]:
        return Figure("number", Decimal(han_value(match["first"]) or 0))
    if match["era"]:
        return Figure("year", Decimal(ERAS[match["era"]] + 1), "year")
    if match["quarter"]:
        return Figure("quarter", f"Q{han_value(match['quarter'])}")
    value = han_value(match["told"] or match["many"] or match["one"])
    if value is None or (match["many"] and not _is_numeric(match)):
        return None
    if match["lead"] == "百分之":
        return Figure("percent", Decimal(value), "percent")
    return _counted(value, match, grammar)


def _is_numeric(match: re.Match[str]) -> bool:
    """True for 十二, 三百; not for 千万 (by all means), 一一 (one by one), nor for the rest of 5千万."""
    has_step, has_digit = (
        any((char in _STEPS) is wanted for char in match["many"]) for wanted in (True, False)
    )
    return has_step and has_digit and not match.string[max(0, match.start() - 1) : match.start()].isdecimal()


def _counted(value: int, match: re.Match[str], grammar: Grammar) -> Figure:
    amount = read_amount(match.string, Signs(Decimal(value)), match.end(), grammar)
    unit, end = read_unit(match.string, amount.end, "", grammar)
    return Figure(kind_of(unit), amount.value, unit, amount.precision, end=end, power=amount.power)
