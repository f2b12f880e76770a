"""The rules about figures that a source page and its translation state."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.figures.wording import faults
from portal.checks.rule import Fault, PairView


def figures(pair: PairView) -> Iterator[Fault]:
    """Every number and quantity of the source stands in the translation.

    Compared are values with magnitude and unit, at the precision that is stated: `4,66 triệu người` is
    `4,664,124 people`, `1,23 tỷ` is `12億3000万`, `22.540 ha` is `225.4 km²`. Order does not matter, and a
    figure may stand in a neighbouring block. What is said twice in the source may be said once. Words count
    (`twelve`, `三百`), but a number in words is never asked for. A count up to ten that is missing is a note,
    with another count in its place a warning; a missing 0 or 1 is nothing. Numbers that can be read as
    others (`1,000` in Vietnamese) are a warning. Tokens are compared by `fact-tokens`; code, formulas and
    texts marked as another language's are not asked for.

    Mend: write the number in the style of the language, as the hint says. A number that is wrong in the
    source is mended there.

    Example: `734.420 tỷ` in Vietnamese and `734.42 billion` in English: a thousand times too little.
    """
    yield from faults(pair, "figures")


def dates(pair: PairView) -> Iterator[Fault]:
    """Every date, month, quarter and year of the source stands in the translation.

    `ngày 1/7/2025` is `1 July 2025` and `2025年7月1日`; a part that only one side states does not matter
    (`1 July`), if the year is said somewhere. A date in digits that readers of English may take for another
    (`01/07/2025`) is a warning.

    Mend: write the date as the hint says.

    Example: `ngày 1 tháng 7 năm 2025` and `7 January 2025`: day and month are swapped.
    """
    yield from faults(pair, "dates")


def money(pair: PairView) -> Iterator[Fault]:
    """Every sum of money of the source stands in the translation, in the same currency.

    Compared are value, magnitude and currency: `12,3 tỷ đồng` is `VND 12.3 billion`, `123亿越南盾` and
    `123億ドン`. A converted sum is not taken for the same.

    Mend: mind the magnitudes: `tỷ` is 10⁹, `亿` and `億` are 10⁸.

    Example: `12,3 tỷ đồng` and `12億3000万ドン`: ten times too little.
    """
    yield from faults(pair, "money")


def percentages(pair: PairView) -> Iterator[Fault]:
    """Every percentage of the source stands in the translation.

    `12,5%` is `12.5 percent` and `12.5个百分点`. A missing `100%` is nothing: languages say it in words.

    Mend: write the percentage with the decimal sign of the language.

    Example: `12,5%` and `125%`: ten times too much.
    """
    yield from faults(pair, "percentages")


def ranges(pair: PairView) -> Iterator[Fault]:
    """Both ends of every range of the source stand in the translation.

    Ranges of numbers, sums, percentages, years and dates: `5–10%`, `từ 3 đến 5 tỷ đồng`, `2021–2025`. Each
    end is compared with its magnitude and unit; how the range is written does not matter.

    Mend: write both ends.

    Example: `23–28 °C` and `23–38 °C`.
    """
    yield from faults(pair, "ranges")


def legal_references(pair: PairView) -> Iterator[Fault]:
    """Every number of a law, decree or decision stands in the translation as it is.

    `31/2021/NĐ-CP`, `202/2025/QH15`, `1438/QĐ-TTg`, `45-NQ/TW` are names: they are neither translated nor
    stripped of their accents.

    Mend: copy the number from the source.

    Example: `31/2021/NĐ-CP` and `31/2021/ND-CP`.
    """
    yield from faults(pair, "legal-references")
