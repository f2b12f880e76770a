"""Figures that name rather than count: ordinals, numbers of laws and roads, versions, coordinates, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from portal.checks.figures.stated import Passage
from portal.checks.rule import PageView
from portal.checks.termbase import termbase
from portal.figures import Figure
from portal.glossary.search import Search

# Words whose number is a name, by the language of the source.
_WORDS = {
    "vi": r"thứ|số|hạng|kỳ|khóa|kỷ|tập|điều|khoản|chương|mục|phần|lục|nghị quyết|quyết định|nghị định"
    r"|thông tư|chỉ thị|kế hoạch|công văn|pháp lệnh|sắc lệnh|quốc lộ|tỉnh lộ|đường|phố|tuyến|km|lô|loại|cấp"
    r"|nhóm|bến|tầng|phòng|cổng|trang|bảng|hình|bước|giai đoạn|năm|mức|bậc|đợt|lần|vòng|top|bản|tổ|khu|khối"
    r"|ngõ|ngách|hẻm",
    "en": r"no\.|number|ranks?|ranked|article|clause|chapter|section|part|annex|resolution|decision|decree"
    r"|circular|highway|road|route|line|lot|type|level|grade|group|berth|floor|room|gate|page|table|figure|step"
    r"|phase|top|version|class|zone|year",
}
# A name in capitals (WCAG 2.2), or a foreign one where no sentence begins (International Law 36).
_NAME = re.compile(r"(?:\b\w*[A-Z]{2}\w*|(?<=[^\W\d_] |[,&] )[A-Z][A-Za-z]+) ?$")
_CODE = re.compile(r"[A-ZĐ][./-]?$|[0-9]\($|\), [0-9]{4}, $")
_BEHIND = re.compile(r"[°º′″'](?!\s?C)|[/-][A-ZĐ]|\([0-9]|(?:st|nd|rd|th)\b")
_LISTED = re.compile(r",? |, | (?:và|and|hoặc|or|đến|to) |\s?[–-]\s?")
_NUMBERING = re.compile(r"[.)](?:\s|$)")
# Bounded: an opening sign that is never closed must not be looked for to the end of the page.
_QUOTED = re.compile(
    "|".join(
        rf"{opened}[^{closed}]{{0,400}}{closed}"
        for opened, closed in ("“”", '""', "«»", "‘’", "「」", "『』", "《》")
    )
)
_DIGIT = re.compile("[0-9]")
_YEARS = frozenset(range(1000, 2200))  # a Decimal is found in a range by comparing it with each
_NEAR = 40


def counted(figures: Sequence[Figure], passage: Passage, page: PageView) -> Iterator[Figure]:
    """The figures of a passage that are no part of a name."""
    naming = re.compile(rf"\b(?:{_WORDS.get(page.traits.primary, '(?!)')}) ?$", re.I)
    quoted = [match.span() for match in _QUOTED.finditer(passage.prose)]
    last: Figure | None = None
    for figure in figures:
        is_listed = last and _LISTED.fullmatch(passage.prose, last.end, figure.start)
        if is_listed or _is_name(figure, passage, page, naming):
            last = figure
        elif not any(start < figure.start < end for start, end in quoted):
            yield figure


def _is_name(figure: Figure, passage: Passage, page: PageView, naming: re.Pattern[str]) -> bool:
    prose, start, end = passage.prose, figure.start, figure.end
    if figure.kind != "number":
        return False
    # Thousands are grouped where they count things: four bare digits are a year.
    if figure.text.isdigit() and len(figure.text) == 4 and figure.value in _YEARS:
        return True
    if start == 0 and _NUMBERING.match(prose, end):
        return True
    before = prose[max(0, start - _NEAR) : start]
    is_named = naming.search(before) or _NAME.search(before) or _CODE.search(before)
    return bool(
        is_named
        or _BEHIND.match(prose, end)
        or _in_column(passage, start, page, naming)
        or any(low <= start < high for low, high in _term_spans(termbase(page.site).in_source, prose))
    )


def _in_column(passage: Passage, start: int, page: PageView, naming: re.Pattern[str]) -> bool:
    """In a table's column of ordinals: No., Year, Berth."""
    if passage.block is None or passage.block.kind != "row":
        return False
    above = page.document.blocks[: passage.position]
    header = next((block.prose for block in reversed(above) if block.info == "header"), "")
    cells = header.split(" | ")
    column = passage.prose.count(" | ", 0, start)
    return column < len(cells) and bool(naming.search(cells[column]))


@lru_cache(maxsize=64)
def _term_spans(terms: Search, prose: str) -> tuple[tuple[int, int], ...]:
    """Where names of the termbase stand that hold a digit; found once for all figures of a text."""
    found = ((term.start, term.end) for term in terms.find(prose))
    return tuple((start, end) for start, end in found if _DIGIT.search(prose, start, end))
