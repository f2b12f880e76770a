"""Dates, quarters and times of day in a text: patterns per language, and the reading of a match.

A pattern starts at a digit; words before it stand in a lookbehind named `lead`. Names of groups: y m d (year,
month, day), a b (day and month in either order), era ey (Japanese era and its year), name (of a month), q and
quarter (digit, word), hh mm pm. A reader finds all of them in its match: empty where the language has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Literal

import regex
from babel.dates import get_month_names

from portal.figures.figure import Figure
from portal.figures.numerals import han_value
from portal.language import Traits

_Y = "(?P<y>1[0-9]{3}|2[01][0-9]{2})(?![0-9])"
_M = "(?P<m>1[0-2]|0?[1-9])(?![0-9])"
_M_ORDINAL = "(?P<m>1[0-2]|[1-9])(?:st|nd|rd|th)"
_D = "(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
# No digits behind a number, neither as its decimals nor as its groups.
_END = "(?![0-9]|[.,:/][0-9])"

_COMMON = {
    "date": (
        rf"(?P<y>[12][0-9]{{3}})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s){_D}{_END}"
        rf"|(?P<y>[12][0-9]{{3}})-(?P<m>0[1-9]|1[0-2]){_END}(?!-[0-9])"
        rf"|(?P<a>[0-9]{{1,2}})(?P<s>[-/.])(?P<b>[0-9]{{1,2}})(?P=s){_Y}{_END}"
        rf"|(?P<m>1[0-2]|0?[1-9])/{_Y}{_END}"
    ),
    "quarter": (
        rf"(?<=(?P<lead>(?<![\p{{L}}\p{{N}}])Q))(?P<q>[1-4])(?:(?:[ /-]|\s?/\s?|\sof\s){_Y}{_END})?(?![0-9])"
        r"|(?P<y>[12][0-9]{3})[ -/]?Q(?P<q>[1-4])(?![0-9])"
    ),
    "time": (
        r"(?P<hh>[01]?[0-9]|2[0-4])[:h](?P<mm>[0-5][0-9])(?:\s?(?P<pm>[ap])\.?m\b)?(?![0-9:/]|[.,][0-9])"
        r"|(?P<hh>1[0-2]|0?[1-9])\s?(?P<pm>[ap])\.?m\b"
    ),
}

_VI_WORDS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_VI_LOWER = dict(zip(_VI_WORDS, range(2, 13), strict=True)) | {"giêng": 1, "một": 1, "chạp": 12}
VI_MONTHS = _VI_LOWER | {word.capitalize(): number for word, number in _VI_LOWER.items()}
_VI_NAMES = "|".join(sorted(VI_MONTHS, key=len, reverse=True))
# "chín tháng năm 2025" are nine months of 2025, not a May; "ngày chín tháng năm" is one.
_COUNTS = "[0-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mấy|vài|nhiều"
_NO_COUNT = rf"(?<!(?<!(?:[Nn]gày|[Mm][ùồ]ng)\s{{1,2}})(?i:{_COUNTS})\s{{1,2}})"
_VI_YEAR = rf"(?:(?:\s{{1,2}}năm\s{{1,2}}|\s?[/,-]\s?){_Y})?"
# "3 tháng 7 ngày" is a duration.
_NO_DURATION = r"(?!\sngày(?!\s\d))"
_VI_DAY_LEAD = "[Nn]gày|[Mm][ùồ]ng|[Tt]ừ|[Đđ]ến|[Tt]rước|[Ss]au|[Ss]áng|[Cc]hiều|[Tt]ối|[Đđ]êm|[Ll]ễ|[Dd]ịp"
_VIETNAMESE = {
    "date": (
        rf"(?<=(?P<lead>(?:[Nn]gày|[Mm][ùồ]ng)\s{{1,2}})|){_D}\s{{1,2}}tháng\s{{1,2}}{_M}{_VI_YEAR}{_END}"
        rf"{_NO_DURATION}|(?<=(?P<lead>[Tt]háng\s{{1,2}})){_M}{_VI_YEAR}{_END}{_NO_DURATION}"
        rf"|(?<=(?P<lead>{_NO_COUNT}[Tt]háng\s(?P<name>{_VI_NAMES})(?:\snăm\s|,?\s))){_Y}{_END}"
        rf"|(?<=(?:{_VI_DAY_LEAD})\s(?P<lead>)){_D}[/-]{_M}{_END}"
    ),
    "quarter": (
        rf"(?<=(?P<lead>[Qq]uý\s))(?P<q>[1-4])(?:(?:\s?[/-]\s?|\s(?:năm\s)?){_Y})?{_END}"
        rf"|(?<=(?P<lead>[Qq]uý\s(?P<quarter>I{{1,3}}|IV)(?:\s?[/-]\s?|\s(?:năm\s)?))){_Y}{_END}"
    ),
    "time": (
        r"(?P<hh>[01]?[0-9]|2[0-4])\sgiờ\s(?P<mm>[0-5][0-9])(?:\sphút)?(?![0-9\p{L}]|[.,:/][0-9])"
        r"|(?P<hh>[01]?[0-9]|2[0-4])h(?![0-9\p{L}])"
    ),
}

# The first of two days or months may lack its sign: 9月26—28日, 2025年1—9月.
_TO = r"\s?(?:[-–—－~～〜]|至|到|から)\s?"
_CJK_DAY = rf"{_D}(?:\s?[日号號](?!間|间)|(?={_TO}[0-9]{{1,2}}\s?[日号號](?!間|间)))"
_CJK_MONTH = rf"{_M}(?:\s?月份?(?!間|间)(?:\s?{_CJK_DAY})?|(?={_TO}(?:1[0-2]|0?[1-9])\s?月(?!間|间)))"
_CJK_Q = "(?P<q>[1-4])|(?P<quarter>[一二三四])"
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = f"(?P<era>{'|'.join(ERAS)})"
_CJK = {
    "quarter": (
        rf"{_Y}\s?年度?の?\s?第?(?:{_CJK_Q})(?:季度|四半期)|(?<=(?P<lead>第)|)(?P<q>[1-4])(?:季度|四半期)"
    ),
    "date": (
        rf"{_Y}\s?年度?(?:\s?{_CJK_MONTH})?"
        rf"|(?<=(?P<lead>{_ERA}\s?))(?P<ey>[0-9]{{1,2}})\s?年度?(?:\s?{_CJK_MONTH})?"
        rf"|(?<=(?P<lead>{_ERA}元年\s?)){_CJK_MONTH}"
        rf"|{_CJK_MONTH}"
    ),
    "time": (
        r"(?<=(?P<pm>下午|晚上|午後)|)(?P<hh>[01]?[0-9]|2[0-4])"
        r"(?:[時时点](?P<mm>[0-5]?[0-9])分|[時时](?!間|间|点))"
        r"|(?<=(?P<pm>下午|晚上)|上午|早上|中午)(?P<hh>1[0-2]|[1-9])点"
    ),
}


# Not the year of a month or a quarter, nor a business year.
PLAIN_YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})年(?![度の第一二三四0-9\s])"


@cache
def month_names(traits: Traits, *widths: Literal["abbreviated", "wide"]) -> Mapping[str, int]:
    """The months' names as CLDR has them, capitalised too; in both widths where none is named."""
    names: dict[str, int] = {"Sept": 9} if traits.primary == "en" and not widths else {}
    for width in widths or ("abbreviated", "wide"):
        for month, name in get_month_names(width, locale=traits.locale).items():
            names |= dict.fromkeys((name.rstrip("."), name.rstrip(".").capitalize()), int(month))
    return names


def _named_months(traits: Traits) -> dict[str, str]:
    names = "|".join(sorted(map(regex.escape, month_names(traits)), key=len, reverse=True))
    name = rf"(?P<name>{names})(?!\p{{L}})\.?"
    ordinal = r"(?:st|nd|rd|th|er|\.)?"
    return {
        "date": (
            # the 9th day of the 8th lunar month
            rf"{_D}{ordinal}\sday\sof\sthe\s{_M_ORDINAL}\s(?:lunar\s)?month|{_M_ORDINAL}\slunar\smonth"
            rf"|{_D}{ordinal}\s(?:of\s)?{name}(?:,?\s{{1,2}}{_Y}{_END})?"
            rf"|(?<=(?P<lead>(?<!\p{{L}}){name},?\s(?:of\s)?)){_Y}{_END}"
            # July 1–3, 2025
            rf"|(?<=(?<!\p{{L}}){name}\s[0-9]{{1,2}}\s?[-–]\s?(?P<lead>)){_D},?\s{_Y}{_END}"
            rf"|(?<=(?P<lead>(?<!\p{{L}}){name}\s)){_D}{ordinal}(?:,?\s{{1,2}}{_Y})?{_END}"
        ),
        "quarter": rf"(?<=(?P<lead>(?P<quarter>(?i:first|second|third|fourth))\squarter\s(?:of\s)?)){_Y}{_END}",
    }


def moment_patterns(traits: Traits) -> dict[str, str]:
    """Regex of each kind (`date`, `quarter`, `time`) in the language, its own forms before common ones."""
    own = {"vi": _VIETNAMESE, "zh": _CJK, "ja": _CJK}.get(traits.primary) or _named_months(traits)
    return {
        kind: "|".join(filter(None, (own.get(kind), _COMMON[kind]))) for kind in ("quarter", "date", "time")
    }


def around_moments(traits: Traits) -> Iterator[str]:
    """What stands around the first digit of every moment, and of few other numbers, for the stdlib's re."""
    yield r"(?<=Q)|[0-9]++(?:[-/:h]|\.[0-9]|\s?[ap]\.?m|[ -/]?Q)"
    if traits.primary in ("zh", "ja"):
        yield r"[0-9]++\s?[年月季四時时点至到か–—－~～〜-]"
    elif traits.primary == "vi":
        months = [f"háng {name}" for name in VI_MONTHS]
        words = (
            *months,
            *(f"{word}{end}" for word in (*months, "I", "V") for end in (",", " năm")),
            "I",
            "V",
        )
        yield rf"[0-9]++\s{{1,2}}(?:tháng|giờ)|(?<=[-/])|(?<=[-/\s]\s)|{behind(['háng', 'uý'])}"
        yield rf"(?=[12][0-9]{{3}})(?:{behind(words)})"
    else:
        names = month_names(traits)
        first = "".join({re.escape(name[0]) for name in names})
        yield rf"[0-9]++(?:st|nd|rd|th|er|\.)?\s(?:[{first}]|of\s|day\s|lunar\s)|(?<=[-–])|(?<=[-–.,]\s)"
        yield behind({*(name[-3:] for name in names), "ter", "of"})


def behind(words: Iterable[str], gap: str = r"\s") -> str:
    """A place after one of the words and a gap of one sign or none; lookbehinds of re have one width each."""
    by_width = groupby(sorted(words, key=len), key=len)
    rows = ("|".join(map(re.escape, same)).replace("\\ ", r"\s") for _, same in by_width)
    return "|".join(rf"(?<=(?:{row}){gap})" for row in rows)


GROUPS = ("y", "m", "d", "a", "b", "era", "ey", "name", "q", "quarter", "hh", "mm", "pm", "lead")

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "FIRST": 1, "SECOND": 2, "THIRD": 3, "FOURTH": 4}


def quarter_of(word: str | None) -> int:
    """1 to 4 for `III`, `Third`; 0 for any other word."""
    return _QUARTERS.get((word or "").upper(), 0)


def follows_count(text: str, here: int) -> bool:
    """Whether a number stands before this place of a Vietnamese text: what begins here is then counted."""
    return not _UNCOUNTED.match(text, here)


_UNCOUNTED = regex.compile(_NO_COUNT)


def read_quarter(match: regex.Match[str], traits: Traits) -> Figure | None:
    """`2025-Q1`, or `Q1` where no year is stated."""
    year, digit, word = match.group("y", "q", "quarter")
    quarter = int(digit or quarter_of(word) or han_value(word or "") or 0)
    return Figure("quarter", f"{year}-Q{quarter}" if year else f"Q{quarter}")


def read_date(match: regex.Match[str], traits: Traits) -> Figure | None:
    """`2025-07-01`, `2025-07`, `--07-01`, `--07`, or a figure of kind year; None if there is no such day.

    Day before month; English also writes the month first, so that 01/07/2025 is ambiguous there.
    """
    y, m, d, name, one, other, era, era_year = match.group("y", "m", "d", "name", "a", "b", "era", "ey")
    year = int(y or 0) or (ERAS[era] + int(era_year or 1) if era else 0)
    month, day = int(m or 0), int(d or 0)
    swapped = None
    if name:
        month = VI_MONTHS[name] if traits.primary == "vi" else month_names(traits)[name]
    if one:
        day, month = int(one), int(other)
        is_english = traits.primary == "en"
        if is_english and month > 12:
            day, month = month, day
        elif is_english and day <= 12 and day != month:
            swapped = iso_date(year, day, month)
    if not month:
        return Figure("year", Decimal(year), "year")
    found = iso_date(year, month, day)
    return found._replace(is_ambiguous=True, others=(swapped.value,)) if found and swapped else found


def iso_date(year: int, month: int, day: int) -> Figure | None:
    """A figure of kind date (0: part not stated); None if there is no such day."""
    try:
        # 2000 is a leap year: 29 February without a year is a date.
        moment = date(year or 2000, month, day or 1)
    except ValueError:
        return None
    iso = moment.isoformat() if day else moment.isoformat()[:7]
    return Figure("date", iso if year else f"-{iso[4:]}")


def read_time(match: regex.Match[str], traits: Traits) -> Figure | None:
    """`08:30`, by the 24-hour clock."""
    hh, minute, half = match.group("hh", "mm", "pm")
    hour = int(hh)
    if half == "a" and hour == 12:
        hour = 0
    elif half and half != "a" and hour < 12:
        hour += 12
    return Figure("time", f"{hour:02d}:{int(minute or 0):02d}")
