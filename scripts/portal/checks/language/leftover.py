"""Text of the source that was left as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.language.letters import HAN, KANA, WORD
from portal.checks.language.passages import (
    SEPARATOR,
    all_prose,
    excerpt,
    passages,
    without_forms,
    without_quotations,
)
from portal.checks.memory import remembered
from portal.checks.rule import Fault, PageView, PairView
from portal.finding import Severity
from portal.markdown import Block

_CODE_SIGN = re.compile(r"[{}<>=\\_$]")
_DIRECTIVE = "[["
_OPAQUE_KINDS = frozenset({"html", "snippet", "abbreviation", "code"})
# One class first: twice as fast. A separator ends the last sentence of a passage.
_SENTENCE_END = re.compile(
    rf"[.!?:。！？：；{SEPARATOR}](?:(?<=[。！？：；{SEPARATOR}])|\s+|(?={SEPARATOR})|$)"
)
_TWO_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
_LONG = 5
_SHORT = 2


def leftover(pair: PairView) -> Iterator[Fault]:
    """Nothing is left in the language of the source.

    Compared are whole blocks, sentences and table cells with all blocks of the source page. Only text with
    words to translate counts: names, forms of the glossary, numbers, code, addresses, titles of works in
    quotation marks and texts marked by `lang` may be the same. Five words in small letters (or 8 Han
    characters or kana) are an error; a heading, title or short item with fewer is a warning.

    Mend: translate it; what shall stay is marked: `<span lang="vi">…</span>`.

    Example: the paragraph `Đảo có rừng và bãi tắm.` in the English page as well.
    """
    if pair.source.traits.primary == pair.target.traits.primary or not _may_hold(pair):
        return
    of_source = _pieces_of(pair.source)
    for passage in _texts(pair.target):
        shared = [piece for piece in _pieces(passage) if piece in of_source]
        weights = [_weight(without_forms(piece, pair.target)) for piece in shared]
        weight = max(weights, default=0)
        piece = shared[weights.index(weight)] if weights else ""
        if weight < _SHORT or (weight < _LONG and piece != passage.prose):
            continue
        origin = of_source[piece]
        place = f"{pair.source.page.path}:{origin.line}"
        yield Fault(
            passage.line,
            f"“{excerpt(piece)}” stands as in the source ({place})",
            f'Translate it; what shall stay so is marked: `<span lang="{pair.source.page.lang}">…</span>`.',
            passage.text,
            origin.line,
            severity=None if weight >= _LONG else Severity.WARNING,
        )


def _may_hold(pair: PairView) -> bool:
    """Whether any piece with words to translate stands on both pages, code and markup included."""
    shared = filter(_TWO_LETTERS.search, _all_pieces(pair.source) & _all_pieces(pair.target))
    return any(_weight(without_forms(piece, pair.target)) >= _SHORT for piece in shared)


@remembered
def _all_pieces(view: PageView) -> set[str]:
    found = set(map(str.strip, _SENTENCE_END.split(all_prose(view))))
    for passage in passages(view):
        found.add(passage.prose)
        if passage.kind == "row":
            found.update(passage.prose.split(" | "))
    return found


def _texts(view: PageView) -> Iterator[Block]:
    for passage in passages(view):
        is_opaque = passage.kind in _OPAQUE_KINDS or passage.prose.startswith(_DIRECTIVE)
        if not is_opaque and not _CODE_SIGN.search(passage.prose):
            yield passage


def _pieces(passage: Block) -> Iterator[str]:
    """The whole text, then its cells or sentences."""
    yield passage.prose
    if passage.kind == "row":
        yield from passage.prose.split(" | ")
    else:
        yield from filter(None, map(str.strip, _SENTENCE_END.split(passage.prose)))


@remembered
def _pieces_of(source: PageView) -> dict[str, Block]:
    return {piece: passage for passage in _texts(source) for piece in _pieces(passage) if piece}


def _weight(piece: str) -> int:
    """How many words there are to translate.

    Names begin with a capital, one letter is a unit, titles of works stand in quotation marks. A word with
    accents is none of the target's by chance: it counts twice.
    """
    text = without_quotations(piece)
    words = [word for word in WORD.findall(text) if word[0].islower() and len(word) > 1]
    accented = sum(not word.isascii() for word in words)
    return len(words) + accented + (len(HAN.findall(text)) + len(KANA.findall(text))) * _LONG // 8
