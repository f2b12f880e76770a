"""Two figures: the same, off by a power of ten, or different."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figure_cases import read_cases
from portal.figures import Figure, could_be_same, factor_between, figure_of, find_figures, same_figure
from portal.language import traits_for

PAIRS = read_cases("pairs")


def only(lang: str, text: str) -> Figure:
    (figure,) = find_figures(text, traits_for(lang))
    return figure


@pytest.mark.parametrize(("lang", "text", "other_lang", "other"), PAIRS["same"])
def test_same(lang: str, text: str, other_lang: str, other: str) -> None:
    one, two = only(lang, text), only(other_lang, other)
    assert same_figure(one, two)
    assert same_figure(two, one)
    assert factor_between(one, two) is None


@pytest.mark.parametrize(("lang", "text", "other_lang", "other"), PAIRS["different"])
def test_different(lang: str, text: str, other_lang: str, other: str) -> None:
    one, two = only(lang, text), only(other_lang, other)
    assert not same_figure(one, two)
    assert not same_figure(two, one)
    assert factor_between(one, two) is None


@pytest.mark.parametrize(("lang", "text", "other_lang", "other", "factor"), PAIRS["factor"])
def test_off_by_a_power_of_ten(lang: str, text: str, other_lang: str, other: str, factor: int) -> None:
    one, two = only(lang, text), only(other_lang, other)
    assert not same_figure(one, two)
    assert factor_between(one, two) == factor_between(two, one) == factor


def test_a_fact_compares_with_a_text() -> None:
    fact = figure_of(Decimal("4664124"), "person")
    assert same_figure(fact, only("vi", "4,66 triệu người"))
    assert same_figure(fact, only("zh", "4,664,124人"))
    assert not same_figure(fact, only("zh", "4,664,142人"))
    assert same_figure(figure_of(Decimal(114), "count"), only("vi", "114 xã"))


@pytest.mark.parametrize(
    ("lang", "text", "other_lang", "other"),
    [
        ("vi", "1,234 ha", "en", "1,234 ha"),
        ("vi", "1,234 triệu", "en", "1,234 million"),
        ("zh", "3兆", "en", "3 million"),
        ("zh", "3兆", "ja", "3兆"),
        ("en", "01/07/2025", "vi", "7/1/2025"),
        ("en", "01/07/2025", "vi", "1/7/2025"),
    ],
)
def test_an_ambiguous_figure_could_be_either(lang: str, text: str, other_lang: str, other: str) -> None:
    one, two = only(lang, text), only(other_lang, other)
    assert one.is_ambiguous
    assert could_be_same(one, two)
    assert could_be_same(two, one)


def test_the_house_style_has_one_reading() -> None:
    one, two = only("vi", "1.234 ha"), only("en", "1.234 ha")
    assert not could_be_same(one, two)
