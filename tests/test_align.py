"""Blocks of a translation find their source, whatever was dropped, added or moved."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.checks.align import align
from portal.markdown import Document, parse

NAMED = """\
Mở đầu, một đoạn không dài.

## Đường bộ { #roads }

Thành phố có 12 tuyến đường, xem [bản đồ](map.md).

Đoạn này không có gì đặc biệt, chỉ là lời văn dài hơn một chút để đo.

- cầu
- hầm
- bến xe

## Cảng { #ports }

Cảng có 98 bến; năm 2024 bốc dỡ 190 triệu tấn.

| Bến | Dài |
|---|---|
| Một | 750 |
| Hai | 400 |

```python
print("x")
```
"""


def texts(source: Document, target: Document) -> list[tuple[str, str]]:
    """What stands beside what; empty for nothing."""
    return [
        (source.blocks[pair.source].text if pair.source >= 0 else "",
         target.blocks[pair.target].text if pair.target >= 0 else "")
        for pair in align(source, target)
    ]  # fmt: skip


def without(text: str, part: str) -> str:
    assert part in text
    return text.replace(part, "")


def test_the_same_text_is_in_step() -> None:
    document = parse(NAMED)
    assert all(one == other for one, other in texts(document, document))


@pytest.mark.parametrize(
    "part",
    [
        "Mở đầu, một đoạn không dài.\n",
        "## Đường bộ { #roads }\n",
        "Thành phố có 12 tuyến đường, xem [bản đồ](map.md).\n",
        "Đoạn này không có gì đặc biệt, chỉ là lời văn dài hơn một chút để đo.\n",
        "- hầm\n",
        "| Một | 750 |\n",
        '```python\nprint("x")\n```\n',
    ],
)
def test_only_what_is_dropped_stands_alone(part: str) -> None:
    whole, cut = parse(NAMED), parse(without(NAMED, part))
    alone = {text for document in [parse(part)] for text in [block.text for block in document.blocks]}
    if part.startswith("| Một"):
        alone = {"Một | 750"}
    for one, other in texts(whole, cut):
        assert other == ("" if one in alone else one)
    for one, other in texts(cut, whole):
        assert one == ("" if other in alone else other)


def test_a_section_is_found_where_it_went() -> None:
    first = NAMED.index("## Đường bộ")
    second = NAMED.index("## Cảng")
    moved = NAMED[:first] + NAMED[second:] + "\n" + NAMED[first:second]
    assert all(one == other for one, other in texts(parse(NAMED), parse(moved)))


def test_the_nth_of_equal_ids_stands_for_the_nth() -> None:
    source = parse("## A { #x }\n\nmột\n\n## B { #x }\n\nhai\n")
    target = parse("## A { #x }\n\none\n\n## B { #x }\n\ntwo\n")
    assert texts(source, target) == [("A", "A"), ("một", "one"), ("B", "B"), ("hai", "two")]


def test_headings_without_ids_are_told_apart_by_their_sections() -> None:
    source = parse("## Giá\n\n100 đồng\n\n## Giờ\n\n[lịch](a.md)\n\n## Nơi\n\n![n](n.png)\n")
    target = parse("## Hours\n\n[times](a.md)\n\n## Place\n\n![p](n.png)\n")
    assert texts(source, target) == [
        ("Giá", ""),
        ("100 đồng", ""),
        ("Giờ", "Hours"),
        ("lịch", "times"),
        ("Nơi", "Place"),
        ("![n]", "![p]"),
    ]


def test_a_moved_block_is_found_by_what_only_it_holds() -> None:
    code = "```\nmake site\n```\n"
    source = parse(f"{code}\nMột đoạn văn.\n\n## B {{ #b }}\n\nHai.\n")
    target = parse(f"A paragraph.\n\n## B {{ #b }}\n\nTwo.\n\n{code}")
    assert ("make site", "make site") in texts(source, target)


def test_paragraphs_that_were_a_list_are_paired() -> None:
    source = parse("- Một điều nên biết\n- Hai điều nên biết\n")
    target = parse("One thing to know\n\nTwo things to know\n")
    assert len(align(source, target)) == 2


def test_a_long_page_of_like_sections_stays_in_step_behind_each_loss() -> None:
    sections = [f"## Mục\n\nĐoạn văn số {n % 7} của trang này.\n\n- mục\n- mục\n\n" for n in range(600)]
    lost = sections[:]
    for position in (100, 300, 500):
        lost[position] = lost[position].replace("- mục\n", "", 1)
    pairs = align(parse("".join(sections)), parse("".join(lost)))
    assert sum(pair.target < 0 for pair in pairs) == 3
    assert sum(pair.source < 0 for pair in pairs) == 0


KINDS = st.sampled_from(
    [
        "Một đoạn văn có [liên kết](a.md).",
        "Đoạn ngắn.",
        "Đoạn có 2024 con số và dài hơn những đoạn khác trong trang này nhiều lần.",
        "- một\n- hai",
        "## Đề { #de }",
        "## Mục { #muc }",
        "### Không tên",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\ncode\n```",
        "!!! note\n\n    Bên trong.",
        "> trích",
        "![ảnh](a.png)",
        "---",
    ]
)
PAGES = st.lists(KINDS, max_size=14).map("\n\n".join)


def assert_partition(source: Document, target: Document) -> None:
    pairs = align(source, target)
    sides: list[Sequence[int]] = [
        [pair.source for pair in pairs if pair.source >= 0],
        sorted(pair.target for pair in pairs if pair.target >= 0),
    ]
    assert sides == [list(range(len(source.blocks))), list(range(len(target.blocks)))]
    assert all(pair.source >= 0 or pair.target >= 0 for pair in pairs)


@given(PAGES, PAGES)
def test_every_block_stands_in_exactly_one_pair_in_source_order(one: str, other: str) -> None:
    assert_partition(parse(one), parse(other))


@given(PAGES)
def test_a_page_is_in_step_with_itself(page: str) -> None:
    document = parse(page)
    assert all(pair.source == pair.target for pair in align(document, document))
