"""Data of private persons: numbers of identity papers, private telephones and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from portal.checks.rule import Fault, PageView
from portal.finding import Severity

_CARD = (
    r"căn cước|CCCD|CMND|CMTND|chứng minh nhân dân|chứng minh thư|số định danh|identity card|ID card"
    r"|citizen ID|identification number|ID n(?:o|umber)|身份证|身分證|公民身份号码|身分証|個人番号"
    r"|マイナンバー"
)
_CARD_NUMBER = (
    r"(?<!\d)(?:\d{17}[\dXx]|\d{12}|\d{9}|\d{3}[ .]\d{3}[ .]\d{3}(?:[ .]\d{3})?"
    r"|\d{4}[ .]\d{4}[ .]\d{4})(?!\d)"
)
_PASSPORT = r"hộ chiếu|passport|护照|護照|パスポート|旅券"
_PERSON = (
    r"di động|ĐTDĐ|nhà riêng|cá nhân|ông|bà|anh|chị|đồng chí|đ/c|mobile|cell(?: ?phone)?|personal|private"
    r"|home (?:phone|number)|Mrs?|Ms|手机|私人|个人|先生|女士|携帯|個人|自宅|氏|様|さん"
)
_MOBILE = r"(?<![\d+])(?:\+84|84|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d)"
_FREE_MAIL = (
    r"(?<![\w.+-])[\w.+-]+@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|qq|163|126|sina"
    r"|foxmail|aol|proton|protonmail|zoho)\.[a-z.]+"
)


class _Kind(NamedTuple):
    """A kind of number or address (`form`); `words` make it one, at most `reach` signs before it."""

    what: str
    form: re.Pattern[str]
    words: str
    reach: int
    severity: Severity = Severity.ERROR


@cache
def _words(words: str) -> re.Pattern[str]:
    """Words as a whole where letters have spaces between words: `ông` is not part of `không`."""
    return re.compile(rf"(?<![A-Za-zÀ-ỹ])(?:{words})(?![A-Za-zÀ-ỹ])", re.IGNORECASE)


_KINDS = (
    _Kind("an identity card", re.compile(_CARD_NUMBER), _CARD, 45),
    _Kind("a passport", re.compile(r"(?<![A-Za-z\d])[A-Z]{1,2}\d{7,8}(?!\d)"), _PASSPORT, 45),
    _Kind("a person's telephone", re.compile(_MOBILE), _PERSON, 50, Severity.WARNING),
    _Kind("a person's e-mail", re.compile(_FREE_MAIL), _PERSON, 60, Severity.WARNING),
)
_CLUE = re.compile(r"[0-9][0-9][0-9][ .-]?[0-9]{3}")  # {3} in the first place takes twice as long
_BREAK = re.compile(r"[\d;。！？]|[.!?] [^\W\d_]")
_TAG = re.compile(r"<[^<>]*>|`[^`]*`")


def personal_data(view: PageView) -> Iterator[Fault]:
    """No data of private persons.

    Looked for: numbers of identity cards (9 or 12 digits, 18 in China) and passports behind the word for the
    paper; mobile numbers and addresses at free mail services behind a person or a word such as `cá nhân`,
    `home phone`, `手机` (a warning: it may be a public contact). Numbers without such a word are left alone,
    and so are code, offices' landlines and legal texts. The number is not repeated in the message.

    Looked at as well: every photograph below `docs/assets`. Its Exif data (JPEG, PNG, WebP, TIFF, HEIC, AVIF)
    holds no GPS latitude and longitude, its XMP text no `GPSLatitude`: that is where a person stood or lives.

    Mend: take it out, also out of the history if it was pushed; give the contact of the office. Export
    photographs without metadata: `exiftool -gps:all= -xmp:all= photo.jpg`.

    Example: `Ông A, CCCD số 0310…`
    """
    for block in view.document.blocks if _may_hold(view.page.body) else ():
        if block.kind == "code" or not _may_hold(block.text):
            continue
        text = _TAG.sub(" ", block.text)
        for kind in _KINDS:
            if any(_is_private(kind, text, match.start()) for match in kind.form.finditer(text)):
                message = f"this looks like the number or address of {kind.what}"
                hint = "Take it out; a public contact of an office may stay, away from a person's name."
                yield Fault(block.line, message, hint, severity=kind.severity)


def _may_hold(text: str) -> bool:
    return "@" in text or _CLUE.search(text) is not None


def _is_private(kind: _Kind, text: str, position: int) -> bool:
    """Whether a word that makes it private stands shortly before, no number or end of a sentence between."""
    before = text[max(0, position - kind.reach) : position]
    nearest = max((match.end() for match in _words(kind.words).finditer(before)), default=-1)
    return nearest >= 0 and _BREAK.search(before, nearest) is None
