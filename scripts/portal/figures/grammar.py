"""The compiled grammar of one language: what a figure may look like there, each part one regex."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns of one language. `sight` is asked first at a digit (portal.figures.sight). `named` has a group for
    every reader of READERS. `bare` matches at a digit with nothing before it that may belong to it, elsewhere
    `lead` looks back for a currency. `magnitude` and `unit` look on from the end of the digits, `gap` is in a
    compound (12億3000万), `before`, `after` and `inside` find qualifiers, the first where `qualified` matches,
    `connector` stands between the ends of a range."""

    traits: Traits
    sight: re.Pattern[str]
    named: Pattern
    bare: re.Pattern[str]
    lead: Pattern
    magnitude: Pattern
    magnitudes: Mapping[str, Magnitude]
    unit: Pattern
    qualified: re.Pattern[str]
    before: Pattern
    after: re.Pattern[str]
    inside: re.Pattern[str]
    gap: re.Pattern[str]
    connector: Pattern


@cache
def grammar_of(traits: Traits) -> Grammar:
    """Compiled once per language."""
    kinds = {"legal": LEGAL, **moment_patterns(traits), "phone": PHONE}
    languages = ("", traits.primary)
    hyphen = "-?" if traits.primary == "en" else ""
    known = {magnitude.word: magnitude for magnitude in (*traits.magnitudes, *traits.more_magnitudes)}
    return Grammar(
        traits=traits,
        sight=sight(traits),
        named=_any_of(kinds),
        bare=re.compile(bare(languages)),
        lead=regex.compile(rf"(?<=(?<!\p{{Latin}})(?:{_named(LEAD_SPELLINGS, languages)}){SPACE}?)"),
        magnitude=_magnitude(traits, known),
        magnitudes=known,
        unit=regex.compile(
            rf"(?:{QUALIFIERS_INSIDE.get(traits.primary, '')})?"
            rf"{SPACE}?{hyphen}(?:{_named(UNIT_SPELLINGS, languages)}){_WORD_END}"
        ),
        qualified=qualified(languages),
        before=_qualifier_before(languages),
        after=_qualifier_after(languages),
        inside=re.compile(QUALIFIERS_INSIDE.get(traits.primary, "(?!)")),
        gap=re.compile(f"{SPACE}{'' if traits.is_spaced else '?'}(?=[0-9])"),
        connector=regex.compile(_connector(traits.primary)),
    )


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


def _qualifier_before(languages: Iterable[str]) -> Pattern:
    names = _named(QUALIFIERS_BEFORE, languages)
    return regex.compile(rf"(?<=(?<!\p{{Latin}})(?:{names}){SPACE}?)", regex.I)


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
