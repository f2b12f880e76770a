"""Blocks and sentences in another language that writes Latin letters: English or Vietnamese by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.language import letters
from portal.checks.language.passages import without_quotations
from portal.checks.language.words import COMMON, FREQUENT
from portal.checks.rule import PageView
from portal.language import Traits
from portal.markdown import Block
from portal.markdown.document import OPAQUE

_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w'’-]+")
_PIECE = re.compile(rf"{OPAQUE}| \| |[*`]")
_CODE_SIGN = re.compile(r"[{}<>=\\_$]")
_SKIPPED = frozenset({"html", "snippet", "abbreviation", "image", "code"})
# What stands between two signs that end a sentence, or between two Han characters or kana.
_SENTENCE = re.compile(rf"[^.!?{OPAQUE}]{{24,}}")
_STRETCH = re.compile(rf"(?:(?!{letters.CJK})[^，。、；：（）{OPAQUE}]){{24,}}")
_FEWEST_WORDS = 2
_LEAST_WORDS = 6
_LEAST_COMMON = 2


def may_be_latin(traits: Traits, text: str) -> bool:
    """On a page in Latin letters only if words of another language stand anywhere in it."""
    if "Latn" not in traits.scripts:
        return True
    others = (words for lang, words in FREQUENT.items() if lang != traits.primary)
    return traits.primary in COMMON and any(words.search(text) for words in others)


def other_language(view: PageView, passage: Block) -> tuple[str, str]:
    """The text of a block, or of a sentence in it, that is in another language, and which; empty if none is.

    Text that stands so in the source page is told by `leftover`.
    """
    if passage.kind in _SKIPPED or _has_no_small_letter(passage.prose) or _CODE_SIGN.search(passage.prose):
        return "", ""
    found = (
        (text, lang) for text, lang in _found(view.traits, passage.prose) if not _is_as_in_source(view, text)
    )
    return next(found, ("", ""))


def _has_no_small_letter(text: str) -> bool:
    return f"A{text}".isupper()


def _found(traits: Traits, prose: str) -> Iterator[tuple[str, str]]:
    text, is_latin_page = without_quotations(prose), "Latn" in traits.scripts
    words = _small_words(text)
    if len(words) < _FEWEST_WORDS:  # fewer than any sentence needs, the one behind a Han character counted
        return
    is_mostly_latin = is_latin_page or len(prose.encode("ascii", "ignore")) * 2 >= len(prose)
    if is_mostly_latin and (lang := _language_of_block(text, words, traits)):
        yield prose, lang
    for sentence in (_SENTENCE if is_latin_page else _STRETCH).findall(text):
        if lang := _language_of_sentence(sentence, traits):
            yield sentence, lang


def _small_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word[0].islower()]


def _accented(words: list[str]) -> int:
    return sum(not word.replace("’", "").isascii() for word in words)


def _language_of_block(text: str, words: list[str], traits: Traits) -> str:
    """The other language that a text is in, by its words in small letters; empty if none can be told."""
    counts = {lang: len(common.findall(text)) for lang, common in COMMON.items() if lang != traits.primary}
    lang, most = max(counts.items(), key=lambda count: count[1])
    if "Latn" not in traits.scripts:
        own = len(letters.own_letters(traits).findall(text))
        mostly = most >= 2 and len(words) >= 6 and own * 3 < len(words)
        is_other = mostly if own else most + len(words) >= 3
    elif traits.primary == "vi":
        is_other = len(words) >= 3 and most >= 1 and _accented(words) * 10 <= len(words)
    else:
        is_other = most >= 2 and not COMMON[traits.primary].search(text)
    return lang if is_other else ""


def _language_of_sentence(sentence: str, traits: Traits) -> str:
    """The same of a sentence in a block that is otherwise right: several common words, and none of its own."""
    if traits.primary in COMMON and COMMON[traits.primary].search(sentence):
        return ""
    small = sentence.lower()
    for lang, common in COMMON.items():
        if lang == traits.primary or len(set(common.findall(small))) < _LEAST_COMMON:
            continue
        words = _small_words(sentence)
        if len(words) >= _LEAST_WORDS and (lang == "vi" or not _accented(words)):
            return lang
    return ""


def _is_as_in_source(view: PageView, text: str) -> bool:
    source = view.site.page(view.site.config.source.code, view.page.key)
    longest = max(_PIECE.split(text), key=len)
    return source is not None and not view.is_source and longest in " ".join(source.body.split())
