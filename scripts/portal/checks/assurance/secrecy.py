"""Markings of secrecy and urgency, as they are stamped on official documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portal.checks.rule import Fault, PageView

# Vietnam: Law 29/2018/QH14 on the Protection of State Secrets (độ mật), Decree 30/2020/NĐ-CP (độ khẩn).
_SPACED = """
    TUYỆT MẬT, TỐI MẬT, MẬT, TÀI LIỆU MẬT, BÍ MẬT NHÀ NƯỚC, HỎA TỐC, HOẢ TỐC, HỎA TỐC HẸN GIỜ, THƯỢNG KHẨN,
    KHẨN, LƯU HÀNH NỘI BỘ, TÀI LIỆU NỘI BỘ, TOP SECRET, SECRET, STATE SECRET, CONFIDENTIAL,
    STRICTLY CONFIDENTIAL, RESTRICTED, FOR OFFICIAL USE ONLY, INTERNAL USE ONLY, MOST URGENT
"""
_UNSPACED = frozenset(
    [
        "绝密",
        "絕密",
        "机密",
        "機密",
        "秘密",
        "特急",
        "加急",
        "内部资料",
        "內部資料",
        "内部文件",
        "極秘",
        "厳秘",
        "部外秘",
        "社外秘",
        "取扱注意",
        "特定秘密",
        "秘",
        "㊙",
    ]
)
_LABELS = ("ĐỘMẬT", "MỨCĐỘMẬT", "ĐỘKHẨN", "MỨCĐỘKHẨN", "DẤU", "CLASSIFICATION", "密级", "密級", "紧急程度")
_STAMPS = _UNSPACED | {re.sub(r"\s", "", stamp) for stamp in _SPACED.split(",")}
# Each stamp holds one of these, some of them with its letters spaced out.
_WORDS = ["MẬT", "HỎA", "HOẢ", "KHẨN", "BỘ", "SECRET", "CONFIDENTIAL", "RESTRICTED", "ONLY", "URGENT"]
_SIGNS = [
    "绝密",
    "絕密",
    "机密",
    "機密",
    "特急",
    "加急",
    "内部资料",
    "內部資料",
    "内部文件",
    "秘",
    "取扱注意",
    "㊙",
]
_CLUE = re.compile("|".join([*_WORDS, *map(" ".join, _WORDS), *_SIGNS, "ộ mật", "ộ khẩn"]))
_TAG = re.compile(r"<!--|-->|<[^<>]*>|&[#\w]+;")
_TERM_OF_YEARS = re.compile(r"\d+(?:年|个月|NĂM)?$")
_NUMBERING = re.compile(r"\s*\d+[.)] ")
_STRUCTURE = re.compile(r"\s*(?:[#|>+]|[-*] |\d+\.)")


def secrecy(view: PageView) -> Iterator[Fault]:
    """No line is a marking of secrecy or urgency.

    Looked for: a line, or the cell of a table, that holds nothing but such a marking, as on the first page of
    an official document: in Vietnamese and English in capitals, letters spaced out or not, also behind a
    label such as `Độ mật:`; in Chinese and Japanese as a line of its own, not in lists, tables and headings.
    Words inside a sentence (`bảo mật`, `bí mật`, `top secret`) are left alone. What stands there is not
    repeated in the message.

    Mend: stop, do not commit or push the file, and ask whoever gave the text to you.

    Example: a first line in capitals, copied with the stamp of the paper.
    """
    page = view.page
    texts = [(page.meta_lines.get(key, 1), str(page.meta.get(key) or "")) for key in ("title", "description")]
    for first, text in (*texts, (page.body_line, page.body)):
        composed = text if text.isascii() else unicodedata.normalize("NFC", text)
        if _CLUE.search(composed):
            for number, line in enumerate(composed.splitlines(), first):
                if _is_marking(line):
                    message = "this line looks like a marking of secrecy or urgency"
                    yield Fault(
                        number, message, "Do not publish or push this file; ask where the text comes from."
                    )


def _is_marking(line: str) -> bool:
    """Whether a line, or a cell of it, is nothing but a stamp."""
    is_structured = _STRUCTURE.match(line) is not None
    for cell in _TAG.sub(" ", _NUMBERING.sub("", line)).split("|"):
        letters = "".join(filter(str.isalnum, cell)) or cell.strip()
        is_labelled = False
        for label in _LABELS:
            if letters.upper().startswith(label) and letters.upper() != label:
                letters, is_labelled = letters.upper().removeprefix(label), True
        stamp = _TERM_OF_YEARS.sub("", letters)
        if stamp in _STAMPS and not (stamp in _UNSPACED and is_structured and not is_labelled):
            return True
    return False
