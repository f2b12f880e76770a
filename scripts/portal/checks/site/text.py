"""Is every block of text in the language that its `lang` says? What accessibility checkers do not see.

The detector is a plain one, by script and by the commonest words, for blocks of more than fifty characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from portal.checks.partners import quote
from portal.checks.rule import Fault
from portal.checks.site.view import BuiltView
from portal.language import traits_for

_NOTE = regex.compile(r"\s\([^)]*\)$")  # an editor's, behind the title of a source
# What is in no language or may be in another one.
_LEFT_OUT = regex.compile(rf"[\w-]+(?:\.[a-z\d-]+)+/[!-~]*|“[^”]*”|{_NOTE.pattern}", regex.ASCII)
_LONG = 50
_KNOWN = frozenset(("vi", "en", "zh-Hans", "ja"))
_HAN, _KANA = regex.compile(r"\p{Han}"), regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_LETTER = regex.compile(r"\p{L}")
_VIETNAMESE = regex.compile(r"[ĂăĐđƠơƯư\u1EA0-\u1EF9]")
_ENGLISH = frozenset(
    ("the", "of", "and", "in", "to", "is", "a", "for", "by", "on", "with", "at", "as", "from", "it")
)


@lru_cache(maxsize=50_000)
def language_of(text: str) -> str:
    """`vi`, `en`, `zh-Hans` or `ja`; empty for a text of nothing but figures and names."""
    letters = len(_LETTER.findall(text))
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    if not letters:
        return ""
    if han + kana > 0.3 * letters:
        return "ja" if kana > 0.08 * (han + kana) else "zh-Hans"
    words = regex.findall(r"\p{L}+", text.lower())
    common = sum(word in _ENGLISH for word in words)
    # Names are written with a capital and say nothing of the language around them.
    marked = sum(bool(_VIETNAMESE.search(word)) for word in regex.findall(r"\b\p{Ll}+\b", text))
    if marked == common == 0:
        return ""
    return "vi" if marked > common else "en"


def text_language(view: BuiltView) -> Iterator[Fault]:
    """A block of more than fifty characters is in the language that its `lang` says.

    A screen reader takes its voice from `lang`, a browser its font and its line breaks. Judged by script and
    by the commonest words; blocks of figures and names are left alone.

    Example: a Vietnamese paragraph on a Chinese page without `lang="vi"`.
    """
    for page in view.built.pages.values():
        for block in page.blocks:
            if len(block.text) <= _LONG or block.tag not in _KNOWN:
                continue
            text = _LEFT_OUT.sub("", block.text)
            if len(text) > _LONG and (found := language_of(text)) and found != block.tag:
                message = f"{quote(text)} is marked `{block.tag}` and reads as `{found}`"
                yield view.fault(page.path, message, f'Mark it: `lang="{found}"`.')


def vietnamese_marked(view: BuiltView) -> Iterator[Fault]:
    """Vietnamese words among Chinese or Japanese ones are marked `lang="vi"`: no voice of those languages can
    read them, and their fonts lack letters."""
    for page in view.built.pages.values():
        for block in page.blocks if page.lang in _KNOWN and not _has_latin(page.lang) else ():
            is_foreign = block.tag in _KNOWN and not _has_latin(block.tag)
            if is_foreign and _VIETNAMESE.search(_NOTE.sub("", block.text)):
                message = f"Vietnamese words in {quote(block.text)} are not marked"
                yield view.fault(page.path, message, 'Write `<span lang="vi">…</span>`.')


def _has_latin(tag: str) -> bool:
    return "Latn" in traits_for(tag).scripts
