"""Number, date, unit and money grammar: text <-> (value, unit, precision), in both directions."""

from portal.figures.compare import Likely, could_be_same, factor_between, same_figure
from portal.figures.dates import format_date
from portal.figures.figure import Bound, Figure, Kind, figure_of
from portal.figures.parser import figures_of, find_figures
from portal.figures.style import (
    QUALIFIERS,
    Forms,
    format_number,
    format_quantity,
    missing_forms,
    parse_value,
    read_forms,
)
from portal.figures.units import UNITS, Unit

__all__ = [
    "QUALIFIERS",
    "UNITS",
    "Bound",
    "Figure",
    "Forms",
    "Kind",
    "Likely",
    "Unit",
    "could_be_same",
    "factor_between",
    "figure_of",
    "figures_of",
    "find_figures",
    "format_date",
    "format_number",
    "format_quantity",
    "missing_forms",
    "parse_value",
    "read_forms",
    "same_figure",
]
