"""Figures of a text: what is found, what is left alone, and where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from figure_cases import read_cases
from portal.figures import Figure, find_figures
from portal.language import traits_for

TEXTS = [
    pytest.param(lang, text, told, id=f"{lang}-{group}-{index}")
    for lang in ("vi", "en", "zh", "ja")
    for group, texts in read_cases(f"found-{lang}").items()
    for index, (text, told) in enumerate(texts.items())
]


def telling(figure: Figure) -> str:
    """A figure in one line, as the cases write it."""
    parts = (
        figure.kind,
        str(figure.value),
        figure.unit if figure.kind != "year" else "",
        f"@{figure.precision}" if figure.precision else "",
        figure.qualifier,
        figure.bound,
        "ambiguous" if figure.is_ambiguous else "",
        "spelled" if figure.is_spelled else "",
    )
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("lang", "text", "told"), TEXTS)
def test_found(lang: str, text: str, told: list[str]) -> None:
    assert [telling(figure) for figure in find_figures(text, traits_for(lang))] == told


@pytest.mark.parametrize(("lang", "text", "told"), TEXTS)
def test_each_figure_stands_where_it_says(lang: str, text: str, told: list[str]) -> None:
    end = 0
    for figure in find_figures(text, traits_for(lang)):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        end = figure.end


def test_the_magnitude_word_is_told() -> None:
    (figure,) = find_figures("734,42 nghìn tỷ đồng", traits_for("vi"))
    assert (figure.value, figure.power, figure.precision) == (Decimal(734420000000000), 12, 10)


def test_a_language_known_from_babel_only() -> None:
    found = find_figures("le 1er juillet 2025 : 12,5 millions, 3\u202f194,72 km²", traits_for("fr"))
    assert [telling(figure) for figure in found] == [
        "date 2025-07-01",
        "number 12500000 @5",
        "quantity 3194.72 km2 @-2",
    ]
