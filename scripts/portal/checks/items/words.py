"""Amounts in Vietnamese words, as plans and decisions print them beside the figure."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_IDLE = frozenset({"linh", "lẻ", "và", "chẵn", "đồng", "việt", "nam"})
_WORD = re.compile(r"[^\W\d_]+")


def amount_in_words(text: str) -> Decimal | None:
    """ "Hai tỷ một trăm triệu đồng chẵn" as 2100000000; None for what is no such amount."""
    total = 0  # what is closed by tỷ
    below = 0  # millions and thousands
    group = 0  # hundreds, tens and units
    digit = -1
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    for word in words:
        if word in _DIGITS:
            if digit >= 0:
                group += digit
            digit = _DIGITS[word]
        elif word in ("mươi", "mười"):
            group += 10 * max(digit, 1) if word == "mươi" else 10
            digit = -1
        elif word == "trăm":
            group += 100 * max(digit, 0)
            digit = -1
        elif word in _SCALES:
            group += max(digit, 0)
            digit = -1
            if _SCALES[word] == 10**9:
                total = (total + below + group) * 10**9
                below = 0
            else:
                below += group * _SCALES[word]
            group = 0
        elif word not in _IDLE:
            return None
    found = total + below + group + max(digit, 0)
    return Decimal(found) if words and found else None
