"""Figure: one number, date, money sum, legal number or telephone as it stands in a text."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Literal, NamedTuple

from portal.figures.units import UNITS, unit_named

Kind = Literal["number", "percent", "money", "quantity", "year", "date", "quarter", "time", "legal", "phone"]
Bound = Literal["", "low", "high"]

# Wider than any number that is read (30 digits and a magnitude), so that no operation rounds.
EXACT = Context(prec=80)


class Figure(NamedTuple):
    """What a text states at [start, end).

    `value` is a Decimal for number, percent, money, quantity and year; otherwise a text: date `2025-07-01`,
    `2025-07`, `--07-01` or `--07`; quarter `2025-Q1` or `Q1`; time `08:30`; legal number as printed; phone in
    digits. `unit` is a name of UNITS, empty if none is stated. `precision` is the power of ten of the last
    stated digit (14.43 million: 4), `power` that of the magnitude word (6). `bound`: an end of a range.
    `is_ambiguous`: not in the language's style or open to other readings, which stand in `others` (vi 1,234:
    1234). `is_spelled`: in words; good as the counterpart of a figure, not to be demanded of a translation.
    """

    kind: Kind
    value: Decimal | str
    unit: str = ""
    precision: int = 0
    text: str = ""
    start: int = 0
    end: int = 0
    power: int = 0
    qualifier: str = ""
    bound: Bound = ""
    is_ambiguous: bool = False
    others: tuple[Decimal | str, ...] = ()
    is_spelled: bool = False


def scaled(value: Decimal, power: int) -> Decimal:
    """value * 10 ** power, exactly, a whole number without exponent."""
    product = EXACT.scaleb(value, power)
    return EXACT.quantize(product, Decimal(1)) if product == product.to_integral_value() else product


def kind_of(unit: str) -> Kind:
    """The kind of a figure with this unit; `number` where there is none."""
    dimension = UNITS[unit].dimension if unit else "count"
    if unit in ("", "count"):
        return "number"
    if unit == "year":
        return "year"
    return "percent" if dimension == "ratio" else "money" if dimension == "money" else "quantity"


def figure_of(value: Decimal, unit: str, qualifier: str = "") -> Figure:
    """A told value (a fact, a field) as a Figure, to compare with a text's; ValueError for a bad unit."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {value}")
    kind = kind_of(unit_named(unit).name)
    return Figure(kind, value, "" if unit == "count" else unit, min(exponent, 0), qualifier=qualifier)
