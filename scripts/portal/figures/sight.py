"""What stands around digits as far as the stdlib's re can tell, which takes a fraction of the time of regex.

Each of these patterns holds wherever the part of the grammar that it is asked for could match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.figures.codes import AROUND_CODES
from portal.figures.moments import PLAIN_YEAR, around_moments, behind
from portal.figures.spellings import (
    LEAD_SPELLINGS,
    QUALIFIERS_BEFORE,
    QUALIFIERS_INSIDE,
    UNIT_SPELLINGS,
    rows,
)
from portal.language import Traits

SPACE = "[ \u00a0\u202f\u2009]"
# No letter of a name, no separator. Longer runs of digits are codes.
_END = (
    "(?=[\\s!-/:-@|\u2010-\u2027\u3000-\u9fff\uff01-\uff0f\uff1a-\uff20]|\\Z)"
    "(?![.,'’][0-9]|[\u00a0\u202f\u2009][0-9]{3}(?![0-9]))"
)
# No magnitude, unit or name begins so.
STOP = "[ \u00a0]?(?:[|,.;:!?)）”、。，]|\\Z)"


def sight(traits: Traits) -> re.Pattern[str]:
    """At a digit, by the last group: `year`, a year that is nothing else (2025年); `named`, what may be one of
    the kinds that have a reader; `alone` and `percent`, a number in digits with nothing, or only that, to it."""
    year = "" if traits.is_spaced else f"(?P<year>{PLAIN_YEAR})|"
    around = "|".join((AROUND_CODES, *around_moments(traits)))
    alone = f"(?P<alone>{_END}(?:(?={STOP})|(?!{_more(traits)})))"
    plain = f"(?P<digits>[0-9]{{1,30}}+)(?:(?P<percent>{SPACE}?[%％﹪])|{alone})"
    return re.compile(f"{year}(?P<named>{around})|{bare(('', traits.primary))}{plain}")


def bare(languages: Iterable[str]) -> str:
    """Not after a sign or a letter, but for Han and kana, which are no part of a name with digits."""
    last = "".join(sorted({spelling[-1] for spelling, _ in rows(LEAD_SPELLINGS, languages)}))
    return rf"(?<![^\W\u3040-\u9fff])(?<![-−{last}])(?<![{last}]{SPACE})"


def _more(traits: Traits) -> str:
    """At the end of a number: what may be a magnitude or a unit."""
    magnitudes = [re.escape(magnitude.word) for magnitude in (*traits.magnitudes, *traits.more_magnitudes)]
    units = [spelling for spelling, _ in rows(UNIT_SPELLINGS, ("", traits.primary))]
    if not traits.is_spaced:
        magnitudes.append("[十百千]")
    inside = QUALIFIERS_INSIDE.get(traits.primary)
    words = f"{'|'.join(units)}|(?i:{'|'.join(magnitudes)})" if magnitudes else "|".join(units)
    return f"{f'(?:{inside})?' if inside else ''}{SPACE}?-?(?:{words})"


def qualified(languages: Iterable[str]) -> re.Pattern[str]:
    """After the last letters of a qualifier, whatever must not stand before them."""
    ends = {spelling.rpartition(")")[2][-2:] for spelling, _ in rows(QUALIFIERS_BEFORE, languages)}
    return re.compile(f"{behind(ends, '')}|{behind(ends, SPACE)}", re.I)
