"""Number style: the table of cases, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from figure_cases import forms_of, read_cases
from portal.figures import (
    UNITS,
    Forms,
    format_date,
    format_number,
    format_quantity,
    missing_forms,
    parse_value,
    read_forms,
)
from portal.language import traits_for

LANGUAGES = ("vi", "en", "zh", "ja")
ROWS = [
    pytest.param(row, lang, id=f"{lang}-{row['value']}-{row['unit']}{row.get('qualifier', '')}")
    for rows in read_cases("style").values()
    for row in rows
    for lang in LANGUAGES
]


@pytest.mark.parametrize(("row", "lang"), ROWS)
def test_style(row: dict[str, Any], lang: str) -> None:
    printed = format_quantity(
        parse_value(row["value"]), row["unit"], row.get("qualifier"), traits_for(lang), forms_of(lang)
    )
    assert printed.replace("\u00a0", " ") == row[lang]


def test_number_magnitude_and_unit_stay_on_one_line() -> None:
    printed = format_quantity(parse_value("14430000"), "person", "about", traits_for("vi"), forms_of("vi"))
    assert printed == "khoảng 14,43\u00a0triệu\u00a0người"


def test_the_number_alone() -> None:
    assert format_number(parse_value("18900000000"), traits_for("zh"), "usd") == "189亿"
    assert format_number(parse_value("3194.72"), traits_for("vi"), "km2") == "3.194,72"


def test_a_language_without_forms_prints_symbols() -> None:
    assert missing_forms(Forms({}, {}))[0] == "units.count"
    printed = format_quantity(Decimal("3194.72"), "km2", "about", traits_for("fr"), Forms({}, {}))
    assert printed == "3\u202f194,72\u00a0km²"
    assert format_quantity(Decimal(7), "count", None, traits_for("fr"), Forms({}, {})) == "7"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_portal_has_every_form(lang: str) -> None:
    assert missing_forms(forms_of(lang)) == ()


def test_every_fault_of_the_forms_is_told_at_once() -> None:
    ui = {
        "units": {"km2": "km²", "mile": "{n} mi", "person": {"one": "{n} person"}, "ha": {"other": 3}},
        "qualifiers": {"about": "{n} {n}", "roughly": "~{n}"},
    }
    with pytest.raises(ValueError, match="km2") as caught:
        read_forms(ui)
    message = str(caught.value)
    for part in (
        "units.km2",
        "units.mile",
        "units.person",
        "units.ha",
        "qualifiers.about",
        "qualifiers.roughly",
    ):
        assert part in message


def test_forms_that_are_no_mapping_are_refused() -> None:
    with pytest.raises(ValueError, match="units: expected a mapping"):
        read_forms({"units": ["km2"]})


@pytest.mark.parametrize("text", ["3194.72", "0", "-5", "0.50", "734420000000000"])
def test_plain_decimals_keep_their_digits(text: str) -> None:
    assert str(parse_value(text)) == text


@pytest.mark.parametrize(
    "text", ["1,234", "1.234.567", "1e6", "", " 1", "01", ".5", "5.", "+5", "１", "NaN", "9" * 31]
)
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal number"):
        parse_value(text)


def test_an_unquoted_number_is_refused() -> None:
    with pytest.raises(ValueError, match="quoted"):
        parse_value(3194.72)  # type: ignore[arg-type]


def test_unknown_units_and_qualifiers_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown unit 'mile'"):
        format_number(Decimal(1), traits_for("en"), "mile")
    with pytest.raises(ValueError, match="unknown qualifier 'roughly'"):
        format_quantity(Decimal(1), "km", "roughly", traits_for("en"), forms_of("en"))


@pytest.mark.parametrize(
    ("iso", "lang", "printed"),
    [
        ("2025", "vi", "2025"),
        ("2025-07", "vi", "tháng 7 năm 2025"),
        ("2025-07-01", "vi", "1 tháng 7 năm 2025"),
        ("2025", "en", "2025"),
        ("2025-07", "en", "July 2025"),
        ("2025-07-01", "en", "1 July 2025"),
        ("2025", "zh", "2025年"),
        ("2025-07", "zh", "2025年7月"),
        ("2025-07-01", "zh", "2025年7月1日"),
        ("2025", "ja", "2025年"),
        ("2025-07", "ja", "2025年7月"),
        ("2025-12-31", "ja", "2025年12月31日"),
        ("0938", "en", "938"),
        ("2025-07-01", "fr", "1 juillet 2025"),
    ],
)
def test_dates(iso: str, lang: str, printed: str) -> None:
    assert format_date(iso, traits_for(lang)) == printed


@pytest.mark.parametrize(
    "iso", ["", "25", "2025-13", "2025-00", "2025-02-30", "2025-7-1", "2025/07/01", "0000"]
)
def test_what_is_no_iso_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|no such date"):
        format_date(iso, traits_for("vi"))


def test_a_year_that_yaml_made_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="quoted"):
        format_date(2025, traits_for("vi"))  # type: ignore[arg-type]


def test_units_of_one_dimension_convert() -> None:
    assert UNITS["km2"].size == 100 * UNITS["ha"].size == 1_000_000 * UNITS["m2"].size
