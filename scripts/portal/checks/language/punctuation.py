"""Signs of the wrong width, and quotation marks of another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from portal.checks.language.letters import CJK
from portal.checks.language.passages import all_prose, excerpt, passages, passages_with
from portal.checks.rule import Fault, PageView
from portal.finding import Severity
from portal.language import Traits

_LEAST_OF_STYLE = 2
_MATTERS_OF_STYLE = frozenset("()!?:")
_FOREIGN_TO_LATIN = "「」『』«»„《》"
_ALL_QUOTES = '“”‘’「」『』«»„"'


@cache
def _before_wide(traits: Traits) -> re.Pattern[str]:
    """A half-width sign before a Han character or kana."""
    signs = re.escape("".join(half for half, _ in traits.punctuation))
    return re.compile(rf"[{signs}](?= ?{CJK})")


def _half_width(traits: Traits, text: str) -> list[re.Match[str]]:
    """The half-width signs between two Han characters or kana, spaces apart."""
    found = _before_wide(traits).finditer(text)
    return [match for match in found if re.match(CJK, text[: match.start()].rstrip(" ")[-1:])]


def punctuation(view: PageView) -> Iterator[Fault]:
    """Between Han characters or kana punctuation is full-width.

    Looked for: a half-width , . : ; ( ) ! ? with a Han character or kana on both sides, spaces apart. Signs
    beside Latin letters and digits are left alone, and so is the space between Latin and Han. Where a page
    writes the half-width sign twice or more and seldom the full-width one, that is its style, and only a
    note; in a tree that is not
    ours so are all brackets, colons, ! and ?.

    Mend: write the sign that the language has, such as `，` or `（`.

    Example: `港口,机场` instead of `港口，机场`.
    """
    if not view.traits.punctuation:
        return
    found = [
        (passage, _half_width(view.traits, passage.prose))
        for passage in passages_with(view, _before_wide(view.traits))
    ]
    counts = Counter(match[0] for _, matches in found for match in matches)
    wide = dict(view.traits.punctuation)
    styles = {
        half
        for half, count in counts.items()
        if count >= _LEAST_OF_STYLE and view.page.body.count(wide[half]) < 4 * count
    }
    if not view.site.config.is_ours:
        styles.update(_MATTERS_OF_STYLE)
    for passage, matches in found:
        signs = dict.fromkeys(match[0] for match in matches)
        if not signs:
            continue
        shown = ", ".join(f"`{sign}`" for sign in signs)
        mend = ", ".join(f"`{wide[sign]}` for `{sign}`" for sign in signs)
        around = passage.prose[max(0, matches[0].start() - 8) : matches[0].end() + 8]
        message = f"half-width {shown} between Han characters or kana: “{excerpt(around)}”"
        severity = Severity.NOTE if styles.issuperset(signs) else None
        yield Fault(passage.line, message, f"Write {mend}.", passage.text, severity=severity)


@cache
def _other_quotes(traits: Traits, *, is_strict: bool) -> str:
    """The quotation marks that the language does not use, straight ones only if `is_strict`, and not in Latin
    letters."""
    own = "".join(mark for pair in traits.quotes for mark in pair)
    others = _FOREIGN_TO_LATIN if traits.is_spaced else _ALL_QUOTES
    return "".join([mark for mark in others if mark not in own and (is_strict or mark != '"')])


@cache
def _one_of(marks: str, *, is_spaced: bool) -> re.Pattern[str]:
    """One of these marks, in Chinese and Japanese beside a Han character or kana."""
    return re.compile(f"[{marks}]" if is_spaced else rf"[{marks}](?:(?={CJK})|(?<={CJK}[{marks}]))")


def quotation_marks(view: PageView) -> Iterator[Fault]:
    """Quotation marks are those of the language, and every one that opens is closed.

    Chinese writes “ ” and ‘ ’, Japanese 「」 and 『』, English and Vietnamese “ ” and ‘ ’. Looked for: marks of
    another language, in Chinese and Japanese beside Han characters or kana, there also straight ones (not in a
    tree that is not ours); and outer marks that open and close unequally often in one block. Apostrophes,
    inches and code are left alone, and straight marks in Latin letters.

    Mend: write the marks that the hint names.

    Example: `“港町”` on a Japanese page instead of `「港町」`.
    """
    opening, closing = view.traits.quotes[0]
    marks = _other_quotes(view.traits, is_strict=view.site.config.is_ours)
    whole = all_prose(view)
    has_others, has_own = any(mark in whole for mark in marks), opening in whole or closing in whole
    others = _one_of(marks, is_spaced=view.traits.is_spaced) if has_others else None
    for passage in passages(view) if has_others or has_own else ():
        prose = passage.prose
        if others and (other := others.search(prose)):
            message = f"`{other[0]}` is no quotation mark of `{view.page.lang}`: “{excerpt(prose)}”"
            yield Fault(passage.line, message, f"Write {opening}…{closing}.", passage.text)
        elif opening != closing and prose.count(opening) != prose.count(closing):
            message = f"{opening} and {closing} do not match in “{excerpt(prose)}”"
            yield Fault(passage.line, message, "Close every quotation that opens.", passage.text)
