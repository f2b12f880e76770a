"""Edits of language: text that stayed behind, text of another language, characters and punctuation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from bench.parity.sample import Edit, Mutation, Sample, Way
from portal.markdown import Block

_TRADITIONAL = dict(zip(
    "岛码头业东门开发关国际经济区书车过还进运连长张见观规历时间问题学习产会议设计议定数据实现务员环"
    "两广庆应当动图园线统组织级纪约红结给绿总报导边远选适邮钟铁银错风飞饭馆鱼鸟龙",
    "島碼頭業東門開發關國際經濟區書車過還進運連長張見觀規歷時間問題學習產會議設計議定數據實現務員環"
    "兩廣慶應當動圖園線統組織級紀約紅結給綠總報導邊遠選適郵鐘鐵銀錯風飛飯館魚鳥龍",
    strict=True,
))  # fmt: skip
_CHINESE = dict(zip(
    "際発経車開図業東長時間問題産設計実現務員広応動線総報関連進運島選",
    "际发经车开图业东长时间问题产设计实现务员广应动线总报关连进运岛选",
    strict=True,
))  # fmt: skip
_HALF = {"，": ",", "。": ".", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")"}
_CJK = "\u3040-\u30ff\u4e00-\u9fff"
_MARK = re.compile(rf"(?<=[{_CJK}])[，。、；：（）](?=[{_CJK}])")
_QUOTES: Mapping[str, Mapping[str, str]] = {
    "vi": {"“": "「", "”": "」"},
    "en": {"“": "«", "”": "»"},
    "zh": {"“": "「", "”": "」"},
    "ja": {"「": "“", "」": "”"},
}
_WORDS = re.compile(r"(?<![\w-])[a-zđà-ỹ]+(?: [a-zđà-ỹ]+){1,2}(?![\w-])")
_VIETNAMESE = re.compile(r"[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LETTERS = 24


def _is_text(block: Block) -> bool:
    """Prose, not a component (`<Question …`) or a name."""
    return (
        not block.text.startswith(("<", "{#", "[[")) and len(_LETTER.findall(block.prose)) >= _LEAST_LETTERS
    )


def left(*kinds: str) -> Way:
    """Blocks of these kinds as they stand in the source."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for one, other in sample.aligned:
            is_long = _is_text(one) or (one.kind == "heading" and len(_LETTER.findall(one.prose)) >= 8)
            if one.kind in kinds and is_long and one.text != other.text and one.info != "header":
                yield Edit(*sample.span(other.line, other.end_line), sample.source.lines(one) + "\n")

    return edits


def _foreign(sample: Sample, rng: random.Random) -> str:
    """A paragraph of the page in a further language, tokens apart; empty where there is none."""
    more = [other for code, other in sample.others.items() if other.primary != sample.primary]
    texts = [
        other.lines(block)
        for other in more
        for block in other.document.blocks
        if block.kind == "paragraph" and _is_text(block) and not block.tokens and not block.links
        and not block.path and not block.images
    ]  # fmt: skip
    return rng.choice(texts) if texts else ""


def inserted(gap: str) -> Way:
    """A text of another language behind a paragraph; `gap` stands between."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for block in sample.document.blocks:
            text = _foreign(sample, rng)
            if block.kind == "paragraph" and not block.path and _is_text(block) and text:
                at = sample.span(block.line, block.end_line)[1]
                at -= sample.text.endswith("\n", 0, at)
                yield Edit(at, at, gap + " ".join(text.split()))

    return edits


def characters(lang: str, table: Mapping[str, str]) -> Way:
    """One character by its form in another script."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        if sample.primary == lang:
            for match in re.finditer("[" + "".join(table) + "]", sample.prose):
                if table[match[0]] != match[0]:
                    yield Edit(*match.span(), table[match[0]])

    return edits


def vietnamese_left(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """Two or three words of the source block in the midst of a translated one."""
    if sample.source_lang != "vi":
        return
    for one, other in sample.aligned:
        found = [match[0] for match in _WORDS.finditer(one.prose) if len(_VIETNAMESE.findall(match[0])) > 1]
        start, end = sample.span(other.line, other.end_line)
        gaps = list(re.finditer(r"(?<=[a-z]) (?=[a-z])|(?<=[，、])(?=\w)", sample.prose[start:end]))
        if found and gaps and other.kind in ("paragraph", "item"):
            at = start + rng.choice(gaps).start()
            yield Edit(at, at, " " + rng.choice(found) + ("" if sample.text[at] == " " else " "))


def half_width(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    if sample.primary in ("zh", "ja"):
        for match in _MARK.finditer(sample.prose):
            yield Edit(*match.span(), _HALF[match[0]])


def quotes(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A pair of marks of another language."""
    table = _QUOTES[sample.primary]
    opening, closing = table
    for match in re.finditer(rf"{opening}([^{opening}{closing}\n{chr(0)}]+){closing}", sample.prose):
        yield Edit(*match.span(), table[opening] + match[1] + table[closing])


def quote_open(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in re.finditer("[”」]", sample.prose):
        yield Edit(*match.span(), "")


def title_left(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for key in ("title", "description"):
        lines = [re.search(rf"^{key}: .*$", one.text, re.MULTILINE) for one in (sample.source, sample)]
        if sample.is_ours and lines[0] and lines[1] and lines[0][0] != lines[1][0]:
            yield Edit(*lines[1].span(), lines[0][0])


MUTATIONS = (
    Mutation("paragraph left untranslated", "language", left("paragraph"), of_source=False),
    Mutation("list item left untranslated", "language", left("item"), of_source=False),
    Mutation("table row left untranslated", "language", left("row"), of_source=False),
    Mutation("heading left untranslated", "language", left("heading"), of_source=False),
    Mutation("title left untranslated", "language", title_left, of_source=False),
    Mutation("block of another language", "language", inserted("\n\n")),
    Mutation("sentence of another language", "language", inserted(" ")),
    Mutation("Vietnamese words left", "language", vietnamese_left, of_source=False),
    Mutation("Traditional for Simplified", "language", characters("zh", _TRADITIONAL)),
    Mutation("Chinese forms in Japanese", "language", characters("ja", _CHINESE)),
    Mutation("half-width punctuation", "language", half_width),
    Mutation("quotation marks of another language", "language", quotes),
    Mutation("quotation not closed", "language", quote_open),
)
