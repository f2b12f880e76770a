"""Properties of the grammar: what is printed is read back, Babel's printing too; nothing makes it fail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import regex
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from figure_cases import forms_of
from portal.figures import (
    QUALIFIERS,
    UNITS,
    Figure,
    Likely,
    could_be_same,
    figure_of,
    find_figures,
    format_date,
    format_quantity,
    same_figure,
)
from portal.figures.amounts import read_figure, read_plain
from portal.figures.grammar import grammar_of
from portal.figures.moments import ERAS, VI_MONTHS, month_names
from portal.figures.parser import read_named
from portal.figures.spellings import LEAD_SPELLINGS, QUALIFIERS_BEFORE, UNIT_SPELLINGS
from portal.language import traits_for
from project import steps

LANGUAGES = st.sampled_from(["vi", "en", "zh", "ja"])
# Numbers as facts state them: whole ones with any count of zeros, and ones with decimals.
WHOLE = st.builds(lambda digits, zeros: Decimal(digits * 10**zeros), st.integers(0, 10**7), st.integers(0, 9))
BROKEN = st.decimals(min_value=0, max_value=10**9, places=2)
VALUES = st.one_of(WHOLE, st.integers(0, 20000).map(Decimal), BROKEN)


def only(lang: str, text: str) -> Figure:
    found = find_figures(text, traits_for(lang))
    assert len(found) == 1, (text, found)
    assert found[0].text in text
    return found[0]


@given(LANGUAGES, VALUES, st.sampled_from(sorted(set(UNITS) - {"year"})), st.sampled_from(["", *QUALIFIERS]))
def test_what_is_printed_is_read_back(lang: str, value: Decimal, unit: str, qualifier: str) -> None:
    figure = only(lang, format_quantity(value, unit, qualifier, traits_for(lang), forms_of(lang)))
    told = figure_of(value, unit)
    assert (figure.value, figure.qualifier) == (value, qualifier)
    # A bare number of four digits may be a year: they compare as equals.
    assert figure.unit == told.unit or (unit == "count" and figure.kind == "year")
    assert figure.precision == told.precision or figure.power
    assert same_figure(figure, told)


@given(LANGUAGES, VALUES, st.sampled_from(["celsius", "percent", "usd", "m"]))
def test_negative_values_are_read_back(lang: str, value: Decimal, unit: str) -> None:
    figure = only(lang, format_quantity(-value, unit, None, traits_for(lang), forms_of(lang)))
    assert (figure.value, figure.unit) == (-value, unit)


@given(LANGUAGES, st.integers(1800, 2199))
def test_years_are_read_back(lang: str, year: int) -> None:
    figure = only(lang, format_quantity(Decimal(year), "year", None, traits_for(lang), forms_of(lang)))
    assert (figure.kind, figure.value) == ("year", year)


@given(
    LANGUAGES, st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from([7, 10])
)
def test_dates_are_read_back(lang: str, day: date, length: int) -> None:
    iso = day.isoformat()[:length]
    assert only(lang, format_date(iso, traits_for(lang))).value == iso


@given(LANGUAGES, VALUES, VALUES, st.sampled_from(["km", "percent", "person", "ha"]))
def test_ranges_are_read_back(lang: str, one: Decimal, other: Decimal, unit: str) -> None:
    low, high = sorted((one, other))
    traits, forms = traits_for(lang), forms_of(lang)
    ends = [format_quantity(value, unit, None, traits, forms) for value in (low, high)]
    found = find_figures("–".join(ends), traits)
    assert [(figure.value, figure.unit) for figure in found] == [(low, unit), (high, unit)]
    assert [figure.bound for figure in found] == (["low", "high"] if low < high else ["", ""])


def locale(lang: str) -> str:
    return traits_for(lang).locale


@given(LANGUAGES, VALUES)
def test_decimals_of_babel(lang: str, value: Decimal) -> None:
    assert only(lang, format_decimal(value, locale=locale(lang), decimal_quantization=False)).value == value


@given(LANGUAGES, st.integers(0, 10**15))
def test_compact_numbers_of_babel(lang: str, value: int) -> None:
    # CLDR has long forms for spaced languages; 万 and 亿 are its short ones.
    style = "long" if traits_for(lang).is_spaced else "short"
    text = format_compact_decimal(value, format_type=style, locale=locale(lang), fraction_digits=2)
    figure = only(lang, text)
    assert same_figure(figure, figure_of(Decimal(value), "count"))


@given(LANGUAGES, st.decimals(min_value=-10, max_value=100, places=3))
def test_percentages_of_babel(lang: str, value: Decimal) -> None:
    figure = only(lang, format_percent(value, locale=locale(lang), decimal_quantization=False))
    assert (figure.kind, figure.value) == ("percent", value * 100)


@given(
    LANGUAGES,
    st.decimals(min_value=-(10**12), max_value=10**12, places=0),
    st.sampled_from(["VND", "USD", "EUR"]),
)
def test_money_of_babel(lang: str, value: Decimal, currency: str) -> None:
    figure = only(lang, format_currency(value, currency, locale=locale(lang)))
    assert (figure.kind, figure.value, figure.unit) == ("money", value, currency.lower())


# Signs that figures are made of, so that random texts come near to them.
NEAR = st.text(
    "0123456789０１９.,，-–/:+() \u00a0年月日時%万亿億兆十百千第三季度tháng ngàynămquýtỷIVQJuly$VNDkm²ĐCP",
    max_size=60,
)


@given(st.sampled_from(["vi", "en", "zh", "zh-hant", "ja", "fr", "qqq"]), st.one_of(st.text(), NEAR))
def test_nothing_makes_it_fail(lang: str, text: str) -> None:
    end = 0
    for figure in find_figures(text, traits_for(lang)):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert same_figure(figure, figure)
        end = figure.end


def words(lang: str) -> list[str]:
    """What stands around figures in a language, each piece as its spellings and its calendar have it."""
    own = lang.partition("-")[0]
    spelled = [
        spelling
        for table in (LEAD_SPELLINGS, QUALIFIERS_BEFORE, UNIT_SPELLINGS)
        for language in ("", own)
        for spellings in table.get(language, {}).values()
        for spelling in spellings
    ]
    plain = [regex.sub(r"\(.*?\)|\\", "", spelling) for spelling in spelled]
    plain += list(grammar_of(traits_for(lang)).magnitudes)
    names = [*VI_MONTHS, *ERAS] if own in ("vi", "zh", "ja") else list(month_names(traits_for(lang)))
    return [*plain, *(word.upper() for word in plain), *names, *AROUND]


AROUND = [
    *("ngày", "Ngày", "mùng", "tháng", "Tháng", "năm", "quý", "Quý", "giờ", "phút", "lễ", "từ", "đến"),
    *("day", "of", "the", "lunar", "month", "quarter", "third", "st", "th", "a.m.", "pm", "Q", "I", "IV"),
    *(
        "年",
        "年度",
        "月",
        "月份",
        "日",
        "号",
        "第",
        "季度",
        "四半期",
        "时",
        "時",
        "点",
        "分",
        "下午",
        "午後",
        "元年",
    ),
    *(
        "至",
        "到",
        "から",
        "/NĐ-CP",
        "/QH15",
        "-NQ/TW",
        "HP",
        "một",
        "giai",
        "0225",
        "1900",
        "2025",
        "07",
        "31",
    ),
]
# Mostly signs and gaps: they stand between all others.
SIGNS = [*"0123456789", *" \u00a0-–—~−.,:/()（）+$%", *(" " * 8)]


@given(st.sampled_from(["vi", "en", "zh", "zh-hant", "ja", "fr", "de"]), st.data())
def test_what_is_asked_first_holds_wherever_the_whole_does(lang: str, data: st.DataObject) -> None:
    piece = st.sampled_from(words(lang)) | st.sampled_from(SIGNS) | st.text(max_size=2)
    text = "".join(data.draw(st.lists(piece, max_size=12)))
    grammar = grammar_of(traits_for(lang))
    for here in range(len(text) + 1):
        if grammar.before.match(text, here):
            assert grammar.qualified.match(text, here)
        if text[here : here + 1] not in tuple("0123456789"):
            continue
        seen = grammar.sight.match(text, here)
        shape = seen.lastgroup if seen else None
        named = read_named(text, here, 0, grammar)
        if seen and shape in ("alone", "percent"):
            assert named is None
            assert (read_plain(text, seen, grammar), seen.end()) == read_figure(text, here, 0, grammar)
        elif seen and shape == "year":
            assert read_plain(text, seen, grammar) == named
        elif named:
            assert shape == "named"
        is_bare = grammar.bare.match(text, here)
        if grammar.lead.match(text, here) or text[:here].endswith(("-", "−")):
            assert not is_bare


WRITTEN = [
    *(("vi", text) for text in ("1/7/2025", "7/2025", "tháng 7", "8:30", "8 giờ", "8h", "1,234 ha", "1.234")),
    *(("vi", text) for text in ("quý I", "quý I năm 2025", "31/2021/NĐ-CP", "0225 3842 000", "12 tháng")),
    *(
        ("en", text)
        for text in ("01/07/2025", "1 July", "8 am", "8", "1 year", "2025", "12.34 ha", "Q1 2025")
    ),
    *(("zh", text) for text in ("3兆", "2025年7月", "7月1日", "百分之五", "123400平方米")),
]
FIGURES = st.one_of(
    st.sampled_from(WRITTEN).map(lambda written: only(*written)),
    st.builds(figure_of, VALUES, st.sampled_from(sorted(UNITS))),
)


@given(st.lists(FIGURES, max_size=8), st.lists(FIGURES, max_size=8))
def test_all_that_could_be_the_same_are_found_by_size(ours: list[Figure], theirs: list[Figure]) -> None:
    here, there = (Likely([figure] for figure in side) for side in (ours, theirs))
    couples = here.couples(there)
    for at, one in enumerate(ours):
        found = there.of(one)
        for place, other in enumerate(theirs):
            if could_be_same(one, other):
                assert (at, place) in couples
                assert place in found


MANY = 8_000
LONG = [
    "1",
    "1,",
    "1.",
    "1 ",
    "2025-",
    "一",
    "二百",
    "1/",
    "0225 ",
    "VND ",
    "1万",
    "tháng ",
    "a",
    "１",
    "July ",
    "(0",
    "+1",
    "第",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("lang", ["vi", "en", "zh", "ja"])
def test_work_grows_with_the_text_only(lang: str, piece: str) -> None:
    def calls(count: int) -> int:
        return steps(lambda: find_figures(piece * count, traits_for(lang)))

    calls(10)
    assert calls(MANY) < 12 * calls(MANY // 8) + 1000  # a quadratic step would take 64 times as many
