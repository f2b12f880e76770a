"""What differs between languages: tags, scripts, number signs, magnitudes, dates, quotes, punctuation.

`traits_for` knows Vietnamese, English, Chinese and Japanese by heart and takes every other language from
Babel's CLDR data. Numbers and words follow the primary tag; scripts and their letter forms the whole tag.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import regex
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_decimal_symbol, get_group_symbol

_TAG = regex.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
_HAN = regex.compile(r"\p{Han}")
# The sound marks ー and ﾞ belong to no script in Unicode, but to kana in any text.
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}\u3099-\u309C\u30FC\uFF70\uFF9E\uFF9F]")
_WIDE_SIGN = regex.compile(
    r"[\u3001-\u3004\u3008-\u3020\u3030\u303D\u30FB\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]"
)
_VIETNAMESE = regex.compile(r"[ĂăĐđƠơƯư\u1EA0-\u1EF9]")

NO_BREAK_SPACE = "\u00a0"


class Magnitude(NamedTuple):
    """A word that multiplies the number before it by 10 to `power`.

    `is_ambiguous`: readers of the language take it for different powers (兆 in Chinese: 10⁶ or 10¹²).
    """

    word: str
    power: int
    is_ambiguous: bool = False


class DatePatterns(NamedTuple):
    """CLDR date patterns (UTS 35) for a year, a month of a year, and a day."""

    year: str
    month: str
    day: str


@dataclass(frozen=True, slots=True)
class Traits:
    """One language.

    `code` as asked for, `primary` its first part, `html_tag` for `lang`, `locale` for Babel. `scripts` are
    ISO 15924 codes. `magnitudes` are printed, smallest first, from 10 to the power `compact_from` on (none:
    digits always); `more_magnitudes` are only read. `quotes` are (open, close) pairs, the outer first.
    `punctuation` pairs each half-width sign with the full-width one the language writes instead, if any.
    """

    code: str
    primary: str
    html_tag: str
    locale: str
    autonym: str
    scripts: tuple[str, ...]
    is_spaced: bool
    decimal: str
    group: str
    magnitudes: tuple[Magnitude, ...]
    more_magnitudes: tuple[Magnitude, ...]
    compact_from: int
    dates: DatePatterns
    quotes: tuple[tuple[str, str], ...]
    punctuation: tuple[tuple[str, str], ...]

    def __hash__(self) -> int:
        """By the code, which decides the rest: traits are the key of many caches."""
        return hash(self.code)


_CJK_DATES = DatePatterns("y年", "y年M月", "y年M月d日")
_FULL_WIDTH = ((":", "："), (";", "；"), ("!", "！"), ("?", "？"), ("(", "（"), (")", "）"))
_CURLY = (("“", "”"), ("‘", "’"))
_CORNER = (("「", "」"), ("『", "』"))
_UNSPACED = frozenset({"zh", "ja", "yue", "th", "lo", "km", "my"})
# The house writes zh for Simplified Chinese; CLDR names scripts "中文 (简体)", a menu says 简体中文.
_AUTONYMS = {"Hans": "简体中文", "Hant": "繁體中文"}
_SCRIPTS = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani")}


def _magnitudes(*rows: tuple[str, int]) -> tuple[Magnitude, ...]:
    return tuple(Magnitude(word, power) for word, power in rows)


def _vietnamese(traits: Traits) -> Traits:
    return replace(
        traits,
        magnitudes=_magnitudes(("nghìn", 3), ("triệu", 6), ("tỷ", 9), ("nghìn tỷ", 12)),
        more_magnitudes=_magnitudes(
            ("ngàn", 3),
            ("vạn", 4),
            ("tỉ", 9),
            ("nghìn tỉ", 12),
            ("ngàn tỷ", 12),
            ("ngàn tỉ", 12),
            ("triệu tỷ", 15),
            ("triệu tỉ", 15),
        ),
        compact_from=6,
        dates=DatePatterns("y", "'tháng' M 'năm' y", "d 'tháng' M 'năm' y"),
    )


def _english(traits: Traits) -> Traits:
    return replace(
        traits,
        magnitudes=_magnitudes(("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)),
        more_magnitudes=_magnitudes(("mn", 6), ("mln", 6), ("bn", 9), ("tn", 12), ("trn", 12)),
        compact_from=6,
        dates=DatePatterns("y", "MMMM y", "d MMMM y"),
    )


def _chinese(traits: Traits) -> Traits:
    simplified = _magnitudes(("万", 4), ("亿", 8), ("万亿", 12))
    traditional = _magnitudes(("萬", 4), ("億", 8), ("萬億", 12))
    is_traditional = traits.scripts == ("Hant",)
    printed, other = (traditional, simplified) if is_traditional else (simplified, traditional)
    return replace(
        traits,
        magnitudes=printed,
        more_magnitudes=(*other, Magnitude("兆", 12, is_ambiguous=True)),
        compact_from=4,
        dates=_CJK_DATES,
        quotes=_CORNER if is_traditional else _CURLY,
        punctuation=((",", "，"), (".", "。"), *_FULL_WIDTH),
    )


def _japanese(traits: Traits) -> Traits:
    return replace(
        traits,
        magnitudes=_magnitudes(("万", 4), ("億", 8), ("兆", 12)),
        more_magnitudes=_magnitudes(("萬", 4), ("京", 16)),
        compact_from=4,
        dates=_CJK_DATES,
        quotes=_CORNER,
        punctuation=((",", "、"), (".", "。"), *_FULL_WIDTH),
    )


_KNOWN = {"vi": _vietnamese, "en": _english, "zh": _chinese, "ja": _japanese}


def _canonical(code: str) -> str:
    """BCP 47 letter case: language lower, script Title, region UPPER."""
    first, *rest = code.replace("_", "-").split("-")
    cased = {4: str.title, 2: str.upper}
    return "-".join([first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])


def _script(tag: str) -> str:
    """ISO 15924 code that the tag names or implies, "Zyyy" (undetermined) if it implies none."""
    parts = tag.split("-")
    named = next((part for part in parts[1:] if len(part) == 4), None)
    likely = get_global("likely_subtags")
    implied = str(likely.get("_".join(parts[:2])) or likely.get(parts[0]) or "_Zyyy")
    return named or implied.split("_")[1]


def _locale(*names: str) -> Locale | None:
    for name in names:
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _autonym(tag: str, script: str, locale: Locale | None) -> str:
    if tag.startswith("zh") and script in _AUTONYMS:
        return _AUTONYMS[script]
    return (locale.get_language_name() if locale else None) or tag


def _read_magnitudes(locale: Locale | None) -> tuple[Magnitude, ...]:
    """Magnitude words of CLDR's long compact numbers ("0 millions"), each with its lowest power."""
    words: dict[str, int] = {}
    for patterns in locale.compact_decimal_formats.get("long", {}).values() if locale else ():
        for size, pattern in patterns.items():
            text = pattern.pattern.split(";")[0]
            word = text.lstrip("0").strip(" \u00a0\u202f").replace("'", "")
            if text.startswith("0") and word:
                power = len(size) - (len(text) - len(text.lstrip("0")))
                words[word] = min(power, words.get(word, power))
    return tuple(Magnitude(word, power) for word, power in words.items())


def _generic(tag: str) -> Traits:
    """Traits that Babel knows; a language it does not know writes 1,234.5 and ISO-like dates."""
    primary, script = tag.split("-")[0], _script(tag)
    # A Chinese tag needs its script for the number words; for others the region changes signs (de-CH).
    names = (f"{primary}_{script}",) if primary == "zh" else (tag.replace("-", "_"),)
    locale = _locale(*names, primary)
    day = str(locale.date_formats["long"].pattern) if locale else "y-MM-dd"
    month = str(locale.datetime_skeletons["yMMMM"].pattern) if locale else "y-MM"
    return Traits(
        code=tag,
        primary=primary,
        html_tag="zh-Hans" if tag == "zh" else tag,
        locale=str(locale) if locale else "en",
        autonym=_autonym(tag, script, locale),
        scripts=_SCRIPTS.get(script, (script,)),
        is_spaced=primary not in _UNSPACED,
        decimal=get_decimal_symbol(locale) if locale else ".",
        group=get_group_symbol(locale) if locale else ",",
        magnitudes=(),
        more_magnitudes=_read_magnitudes(locale),
        compact_from=0,
        dates=DatePatterns("y", month, day),
        quotes=(("«", "»"), ("“", "”")) if primary == "fr" else _CURLY,
        punctuation=(),
    )


@cache
def traits_for(code: str) -> Traits:
    """Traits of a language tag (`vi`, `zh-cn`, `zh_Hant`, `fr`, …); ValueError for what is no tag at all."""
    if not _TAG.fullmatch(code):
        raise ValueError(f"not a language tag: {code!r} (expected e.g. vi, en, zh-Hans)")
    generic = replace(_generic(_canonical(code)), code=code)
    known = _KNOWN.get(generic.primary)
    return known(generic) if known else generic


def is_han(char: str) -> bool:
    """True for one character of the Han script (々 and 〇 too, punctuation not)."""
    return bool(_HAN.fullmatch(char))


def is_kana(char: str) -> bool:
    """True for one character of hiragana or katakana, the sound marks ー ﾞ included."""
    return bool(_KANA.fullmatch(char))


def is_wide_sign(char: str) -> bool:
    """True for one full-width or ideographic punctuation mark (，。「」（）、！ …), spaces not."""
    return bool(_WIDE_SIGN.fullmatch(char))


def is_vietnamese_letter(char: str) -> bool:
    """True for one precomposed letter that no other language of the portal writes (đ, ơ, ư, ạ … ỹ)."""
    return bool(_VIETNAMESE.fullmatch(char))


def joiner(left: str, right: str) -> str:
    """What stands between two joined lines: nothing between two Han or kana, else one space."""
    if left and right and all(is_han(char) or is_kana(char) for char in (left[-1], right[0])):
        return ""
    return " "
