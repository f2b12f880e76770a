"""The compiled grammar of one language: what a figure may look like there, each part one regex."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import regex

from portal.figures.codes import LEGAL, PHONE, read_legal, read_phone
from portal.figures.figure import Figure
from portal.figures.moments import GROUPS, moment_patterns, read_date, read_quarter, read_time
from portal.figures.sight import SPACE, bare, qualified, sight
from portal.figures.spellings import (
    LEAD_SPELLINGS,
    QUALIFIERS_AFTER,
    QUALIFIERS_BEFORE,
    QUALIFIERS_INSIDE,
    RANGE_WORDS,
    UNIT_SPELLINGS,
    Spellings,
    rows,
)
from portal.language import Magnitude, Traits

Pattern = regex.Pattern[str]
Reader = Callable[[regex.Match[str], Traits], Figure | None]

NUMBER = re.compile("[0-9]+(?:[.,'’][0-9]+|[\u00a0\u202f\u2009][0-9]{3}(?![0-9]))*")

READERS: Mapping[str, Reader] = {
    "as_legal": read_legal,
    "as_quarter": read_quarter,
    "as_date": read_date,
    "as_time": read_time,
    "as_phone": read_phone,
}


@dataclass(frozen=True)
class Grammar:
    """Patterns of one language, each compiled when it is first asked for: a page needs few of them, and all take
    20 ms. `magnitude` and `unit` look on from the end of the digits."""

    traits: Traits

    @property
    def _languages(self) -> tuple[str, str]:
        return ("", self.traits.primary)

    @cached_property
    def sight(self) -> re.Pattern[str]:
        """Asked first at a digit (portal.figures.sight)."""
        return sight(self.traits)

    @cached_property
    def named(self) -> Pattern:
        """Has a group for every reader of READERS."""
        return _any_of({"legal": LEGAL, **moment_patterns(self.traits), "phone": PHONE})

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """Matches at a digit with nothing before it that may belong to it; elsewhere `lead` is asked."""
        return re.compile(bare(self._languages))

    @cached_property
    def lead(self) -> Pattern:
        """Looks back for a currency."""
        return _behind(_named(LEAD_SPELLINGS, self._languages))

    @cached_property
    def magnitude(self) -> Pattern:
        """A word of `magnitudes`."""
        return _magnitude(self.traits, self.magnitudes)

    @cached_property
    def magnitudes(self) -> Mapping[str, Magnitude]:
        """By their words."""
        return {one.word: one for one in (*self.traits.magnitudes, *self.traits.more_magnitudes)}

    @cached_property
    def unit(self) -> Pattern:
        """Has a group for every unit."""
        hyphen = "-?" if self.traits.primary == "en" else ""
        return regex.compile(
            rf"(?:{self._inside})?{SPACE}?{hyphen}(?:{_named(UNIT_SPELLINGS, self._languages)}){_WORD_END}"
        )

    @cached_property
    def qualified(self) -> re.Pattern[str]:
        """Matches where `before` may."""
        return qualified(self._languages)

    @cached_property
    def before(self) -> Pattern:
        """A qualifier before a figure."""
        return _behind(_named(QUALIFIERS_BEFORE, self._languages), regex.I)

    @cached_property
    def after(self) -> re.Pattern[str]:
        """A qualifier behind a figure."""
        return _qualifier_after(self._languages)

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """A qualifier between a number and its unit."""
        return re.compile(self._inside or "(?!)")

    @cached_property
    def gap(self) -> re.Pattern[str]:
        """Between the parts of a compound (12億3000万)."""
        return re.compile(f"{SPACE}{'' if self.traits.is_spaced else '?'}(?=[0-9])")

    @cached_property
    def connector(self) -> Pattern:
        """Between the ends of a range."""
        return regex.compile(_connector(self.traits.primary))

    @property
    def _inside(self) -> str:
        return QUALIFIERS_INSIDE.get(self.traits.primary, "")


@cache
def grammar_of(traits: Traits) -> Grammar:
    """The same for every page of a language."""
    return Grammar(traits)


def _any_of(kinds: Mapping[str, str]) -> Pattern:
    """The alternative that never matches is there for its groups."""
    rows = [f"(?P<as_{kind}>{pattern})" for kind, pattern in kinds.items()]
    return regex.compile("|".join([*rows, "(?!)" + "".join(f"(?P<{name}>)" for name in GROUPS)]))


# A Latin letter ends a word, also before Han or kana (102kmの).
_WORD_END = r"(?!(?<=\p{Latin})[\p{Latin}0-9])"


def _named(table: Mapping[str, Spellings], languages: Iterable[str]) -> str:
    """One alternative per spelling, the longest first, each in a group named by what it means."""
    found = sorted(rows(table, languages), key=lambda row: len(row[0]), reverse=True)
    return "|".join(f"(?P<{name.replace('-', '_')}>{spelling})" for spelling, name in found)


def _behind(words: str, flags: int = 0) -> Pattern:
    """Looks back for one of these words."""
    return regex.compile(rf"(?<=(?<!\p{{Latin}})(?:{words}){SPACE}?)", flags)


def _magnitude(traits: Traits, known: Mapping[str, Magnitude]) -> Pattern:
    words = "|".join(sorted(map(regex.escape, known), key=len, reverse=True))
    if not words:
        return regex.compile("(?!)")
    if traits.is_spaced:
        # "tỷ lệ" (ratio) and its like are other words than "tỷ" (10⁹).
        other = r"(?!\s(?:lệ|suất|giá|trọng|số|phú)(?!\p{L}))" if traits.primary == "vi" else ""
        plural = "s?" if traits.primary == "en" else ""
        return regex.compile(rf"{SPACE}?-?(?P<word>{words}){plural}(?!\p{{L}}){other}", regex.I)
    # 3百万, 5千: a step before the word or alone; 百分之, 兆瓦 (megawatt) are other words.
    step = "(?P<step>[十百千])"
    inside = f"(?:{QUALIFIERS_INSIDE.get(traits.primary, '')})?"
    return regex.compile(rf"{inside}{SPACE}?(?:{step}?(?P<word>{words})(?!瓦)|(?!十){step}(?!分|瓦|克))")


def _qualifier_after(languages: Iterable[str]) -> re.Pattern[str]:
    """None is the beginning of another, so that one group for each name will do, as re wants it."""
    by_name: dict[str, list[str]] = {}
    for spelling, name in rows(QUALIFIERS_AFTER, languages):
        by_name.setdefault(name.replace("-", "_"), []).append(spelling)
    groups = [f"(?P<{name}>{'|'.join(spellings)})" for name, spellings in by_name.items()]
    return re.compile("|".join(groups) or "(?!)")


def _connector(primary: str) -> str:
    words = "|".join(RANGE_WORDS.get(primary, ()))
    spoken = rf"|\s?(?:{words})\s?" if words else ""
    return rf"\s?[-–—－~～〜]\s?{spoken}"
