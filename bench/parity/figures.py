"""Edits of quantities as they are written in prose: digits, signs, powers of ten, units, currencies."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from bench.parity.codes import MONTH_NAMES, YEAR, other_digits, with_other_digit
from bench.parity.sample import Edit, Mutation, Sample, Way

SMALL = 10
_NUMBER = re.compile(r"(?<![\w./,:-])(?<![A-Za-z] )\d+(?:[.,]\d+)*(?![\w/:-]|[.,]\d)", re.ASCII)
_IN_DATE = re.compile(rf"\s?(?:[年月日]|{MONTH_NAMES})|\s?(?:tháng|năm)\b")
_BEFORE_DATE = re.compile(rf"(?:ngày|tháng|năm|quý|{MONTH_NAMES})\s?$")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?(?=\s?[%％]| per ?cent)")
_CURRENCIES: Mapping[str, Mapping[str, str]] = {
    "en": {"VND": "USD", "USD": "EUR", "US$": "€", "US dollars": "euros", "đồng": "dollars"},
    "vi": {"đồng": "USD", "USD": "euro"},
    "zh": {"越南盾": "美元", "美元": "人民币"},
    "ja": {"米ドル": "ユーロ", "ドン": "米ドル"},
}
_UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {"km²": "ha", "ha": "km²", "km": "m", "m": "km", "hectares": "square kilometres",
           "tonnes": "kilograms", "hours": "minutes", "nautical miles": "kilometres", "kilometres": "miles"},
    "vi": {"km²": "ha", "ha": "km²", "km": "m", "m": "km", "tấn": "kg", "giờ": "phút", "hải lý": "km"},
    "zh": {"平方公里": "公顷", "公顷": "平方公里", "公里": "米", "米": "公里", "吨": "公斤", "小时": "分钟",
           "海里": "公里"},
    "ja": {"平方キロメートル": "ヘクタール", "ヘクタール": "平方キロメートル", "キロメートル": "メートル",
           "km": "m", "m": "km", "トン": "キログラム", "時間": "分", "海里": "キロメートル"},
}  # fmt: skip
_MAGNITUDES: Mapping[str, Mapping[str, str]] = {
    "en": {"billion": "million", "million": "billion", "thousand": "million"},
    "vi": {"tỷ": "triệu", "triệu": "tỷ", "nghìn": "triệu"},
    "zh": {"亿": "万", "万": "亿"},
    "ja": {"兆": "億", "億": "万", "万": "億"},
}


def _is_small(number: str) -> bool:
    return number.isdigit() and int(number) <= SMALL


def _numbers(sample: Sample, *, small: bool = False) -> Iterator[re.Match[str]]:
    """Numbers that mark no list, above ten or up to ten."""
    for match in _NUMBER.finditer(sample.prose):
        line = sample.prose[sample.prose.rfind("\n", 0, match.start()) + 1 : match.start()]
        is_mark = not line.strip() and sample.prose[match.end() : match.end() + 1] == "."
        if not is_mark and _is_small(match[0]) is small:
            yield match


def _quantities(sample: Sample, *, small: bool = False) -> Iterator[re.Match[str]]:
    """Numbers that are no part of a date."""
    for match in _numbers(sample, small=small):
        is_date = _IN_DATE.match(sample.prose, match.end()) or _BEFORE_DATE.search(
            sample.prose[max(0, match.start() - 12) : match.start()]
        )
        if not (is_date or YEAR.fullmatch(match[0])):
            yield match


def digit(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _numbers(sample):
        yield Edit(*match.span(), with_other_digit(match[0], rng))


def small_number(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A whole number up to ten, which languages also write as words and counters, becomes another one."""
    for match in _quantities(sample, small=True):
        new = rng.choice([number for number in range(2, SMALL + 1) if number != int(match[0])])
        yield Edit(*match.span(), str(new))


def times(zeros: str) -> Way:
    """Whole numbers with zeros appended."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for match in _quantities(sample):
            if match[0].isdigit() and match[0] != "0":
                yield Edit(match.end(), match.end(), zeros)

    return edits


def signs_swapped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """Comma and point change places."""
    for match in _quantities(sample):
        if not match[0].isdigit():
            yield Edit(*match.span(), match[0].translate(str.maketrans(".,", ",.")))


def point_moved(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _quantities(sample):
        if re.fullmatch(r"\d\d+[.,]\d\d?", match[0]):
            at = re.search(r"[.,]", match[0])
            assert at
            new = match[0].replace(at[0], "")
            yield Edit(*match.span(), new[: at.start() - 1] + at[0] + new[at.start() - 1 :])


def percent_lost(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _PERCENT.finditer(sample.prose):
        sign = re.compile(r"\s?[%％]| per ?cent").match(sample.prose, match.end())
        if sign:
            yield Edit(*sign.span(), "")


def words(table: Mapping[str, Mapping[str, str]]) -> Way:
    """A word beside a number becomes another one."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        swap = table[sample.primary]
        names = "|".join(map(re.escape, sorted(swap, key=len, reverse=True)))
        spaced = sample.primary in ("vi", "en")
        end = r"(?!\w)" if spaced else r"(?![A-Za-z²])"
        power = r"(?:[ \u00a0]?(?:tỷ|triệu|nghìn|billion|million|万|亿|億|兆) ?)?"
        after = rf"(?<=\d){power}[ \u00a0]?({names}){end}"
        before = rf"(?<!\w)({names})(?=[ \u00a0]?\d)" if spaced else after
        for match in re.finditer(f"{after}|{before}", sample.prose):
            group = 1 if match[1] else 2
            yield Edit(*match.span(group), swap[match[group]])

    return edits


MUTATIONS = (
    Mutation("digit changed", "figures", digit),
    Mutation("×10", "figures", times("0")),
    Mutation("×1000", "figures", times("000")),
    Mutation("decimal point moved", "figures", point_moved),
    Mutation("decimal signs swapped", "figures", signs_swapped),
    Mutation("magnitude word changed", "figures", words(_MAGNITUDES)),
    Mutation("unit changed", "figures", words(_UNITS)),
    Mutation("currency changed", "figures", words(_CURRENCIES)),
    Mutation("percentage changed", "figures", other_digits(_PERCENT)),
    Mutation("percent sign lost", "figures", percent_lost),
    Mutation("number up to ten changed", "notes", small_number),
)
