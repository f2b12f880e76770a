"""Counted figures: number signs, magnitudes, sign, currency and unit around one run of digits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

import regex

from portal.figures.figure import EXACT, Figure, Kind, kind_of, scaled
from portal.figures.grammar import NUMBER, Grammar
from portal.figures.numerals import Signs, read_signs
from portal.figures.qualifiers import qualifier_of
from portal.figures.sight import STOP
from portal.figures.units import UNITS

# HP13, GPT-2, A320-200: digits that belong to a name; mid-2024 is none.
_NAME = regex.compile(r"(?<=[\p{Latin}_]|\p{Lu}-)[0-9][\p{Latin}0-9]*(?:[-./_][\p{Latin}0-9]+)*")
_NAME_END = regex.compile(r"\p{Latin}[\p{Latin}0-9]*")
_STOP = re.compile(STOP)
_SYMBOL = regex.compile(r"\p{Latin}{2,}")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "s", "er", "ère", "ème"})
_MINUS = regex.compile(r"(?<=(?<![\p{L}\p{N})\]%])[-−])")
# After a currency sign a letter is a magnitude ($5m), elsewhere a unit or a name (5 m, 5G).
_SHORT = regex.compile(r" ?([kKmMbBtT])(?!\p{Latin})")
_SHORT_POWERS = {"k": 3, "m": 6, "b": 9, "t": 12}
_STEP_POWERS = {"十": 1, "百": 2, "千": 3}
# 兆 is 10¹², in Chinese also 10⁶ (mega-).
_SMALL_ZHAO = 6
# Longer runs of digits are codes; the limit also bounds the arithmetic.
_LONGEST = 30
_YEARS = frozenset(range(1800, 2200))  # a Decimal is found in a range by comparing it with each


class Amount(NamedTuple):
    """A number with its magnitude words, up to `end` of the text; `power` is that of the first word."""

    value: Decimal
    precision: int
    power: int
    end: int
    is_ambiguous: bool = False
    others: tuple[Decimal, ...] = ()


def read_figure(text: str, here: int, floor: int, grammar: Grammar) -> tuple[Figure | None, int]:
    """The counted figure whose digits begin at `here`, if they are one, and where to read on.

    What stands before `floor` belongs to the figure before.
    """
    start, lead, lead_start = here, "", here
    if not grammar.bare.match(text, here):
        start = here - 1 if _MINUS.match(text, here) and here > floor else here
        lead, lead_start = _lead(text, start, floor, grammar)
        name = None if lead else _NAME.match(text, here)
        if name:
            return None, name.end()
    signs, digits_end = _signs(text, here, grammar)
    if signs is None:
        return None, digits_end
    if not lead and _STOP.match(text, digits_end):
        amount, unit, end = _plain(signs, digits_end), "", digits_end
    else:
        amount = _amount(text, signs, digits_end, lead, grammar)
        unit, end = read_unit(text, amount.end, lead, grammar)
    if end == digits_end and (tail := _NAME_END.match(text, end)):
        # 5G and 3D are names, 180GB has a unit that is not in the list.
        if tail[0] not in _ORDINALS and not _SYMBOL.fullmatch(tail[0]):
            return None, tail.end()
        end = tail.end() if tail[0] in _ORDINALS else end
    if not unit and digits_end - here == 4 and end - digits_end < 2 and amount.value in _YEARS:
        unit = "year"
    is_negative = start < here
    if lead:
        start = lead_start
        if start > floor and _MINUS.match(text, start):
            start, is_negative = start - 1, True
    if is_negative:
        amount = amount._replace(value=-amount.value, others=tuple(-other for other in amount.others))
    return _figure(text, amount, unit, start, end, grammar), end


def read_plain(text: str, seen: re.Match[str], grammar: Grammar) -> Figure:
    """The figure that was told at first sight: a number in digits, alone or a percentage, or a year."""
    start, end = seen.span()
    kind: Kind
    kind, unit, value = "number", "", Decimal(seen["digits"] or text[start : start + 4])
    if seen.lastgroup == "percent":
        kind = unit = "percent"
    elif seen.lastgroup == "year" or (end - start == 4 and value in _YEARS):
        kind = unit = "year"
    return Figure(kind, value, unit, 0, seen[0], start, end, 0, qualifier_of(text, start, end, grammar))


def _lead(text: str, here: int, floor: int, grammar: Grammar) -> tuple[str, int]:
    """The unit written before `here`, and where; none if that is before `floor`."""
    match = grammar.lead.match(text, here)
    unit = match.lastgroup if match else None
    if match is None or unit is None or match.start(unit) < floor:
        return "", here
    return unit, match.start(unit)


def _figure(text: str, amount: Amount, unit: str, start: int, end: int, grammar: Grammar) -> Figure:
    return Figure(
        kind_of(unit),
        amount.value,
        unit,
        amount.precision,
        text[start:end],
        start,
        end,
        amount.power,
        qualifier_of(text, start, end, grammar),
        "",
        amount.is_ambiguous,
        amount.others,
    )


def _signs(text: str, here: int, grammar: Grammar) -> tuple[Signs | None, int]:
    """The number signs at `here` and their end; None where they make no number."""
    token = NUMBER.match(text, here)
    if not token:
        return None, here + 1
    if token.end() - here > _LONGEST:
        return None, token.end()
    signs = read_signs(token[0], grammar.traits.decimal, grammar.traits.group)
    is_listed = here > 1 and text[here - 1] == "," and text[here - 2].isdigit()
    if (signs is None or is_listed) and "." not in token[0]:
        # A list without spaces (2020,2021,2022): one number at a time.
        first = regex.split("[^0-9]", token[0], maxsplit=1)[0]
        return Signs(Decimal(first)), here + len(first)
    return signs, token.end()


def _amount(text: str, signs: Signs, end: int, lead: str, grammar: Grammar) -> Amount:
    amount = read_amount(text, signs, end, grammar)
    short = _SHORT.match(text, end) if lead and UNITS[lead].dimension == "money" else None
    if short and amount.end == end:
        power = _SHORT_POWERS[short[1].lower()]
        value = scaled(signs.value, power)
        return Amount(value, power - signs.decimals, power, short.end(), signs.is_ambiguous)
    return amount


def read_amount(text: str, signs: Signs, end: int, grammar: Grammar) -> Amount:
    """The number of these signs with the magnitudes that follow at `end`: 14,43 triệu; 12億3000万."""
    total = part = _magnified(text, signs, end, grammar)
    while part.power and not signs.decimals and (gap := grammar.gap.match(text, part.end)):
        following, end = _signs(text, gap.end(), grammar)
        if following is None:
            break
        after = _magnified(text, following, end, grammar)
        is_date = not after.power and text[after.end : after.end + 1] in ("年", "月")
        if is_date or after.power >= part.power or after.value >= 10**part.power:
            break
        if not after.power and (grammar.traits.is_spaced or gap.end() > part.end):
            break
        total = total._replace(
            value=EXACT.add(total.value, after.value), precision=after.precision, end=after.end
        )
        part, signs = after, following
    return total


def _plain(signs: Signs, end: int) -> Amount:
    return Amount(signs.value, -signs.decimals, 0, end, signs.is_ambiguous, signs.others)


def _magnified(text: str, signs: Signs, end: int, grammar: Grammar) -> Amount:
    match = grammar.magnitude.match(text, end)
    if not match:
        return _plain(signs, end)
    word = grammar.magnitudes.get((match["word"] or "").lower())
    power = word.power if word else 0
    if not grammar.traits.is_spaced:
        power += _STEP_POWERS.get(match["step"], 0)
    others = tuple([scaled(value, power) for value in signs.others])
    if word and word.is_ambiguous:
        others += (scaled(signs.value, power - _SMALL_ZHAO),)
    is_ambiguous = signs.is_ambiguous or bool(others)
    return Amount(
        scaled(signs.value, power), power - signs.decimals, power, match.end(), is_ambiguous, others
    )


def read_unit(text: str, end: int, lead: str, grammar: Grammar) -> tuple[str, int]:
    """The unit after a number that ends at `end`, and the new end; `lead` is the unit written before it."""
    match = grammar.unit.match(text, end)
    if match and text[match.end() - 1] in "$€₫" and text[match.end() : match.end() + 1].isdigit():
        match = None  # the sign of the next sum
    unit = (match.lastgroup or "").replace("_", "-") if match else ""
    if lead == "kmh":
        return ("kmh", match.end()) if match and unit in ("km", "kmh") else ("", end)
    if lead and not (unit and UNITS[unit].dimension == "money"):
        return lead, end
    return unit, match.end() if match else end
