"""Vietnamese words on Chinese and Japanese pages are marked, and nothing else is touched."""

from __future__ import annotations

import re

import pytest

from portal.site.wording import marked_vietnamese


def marked(text: str, tag: str = "ja") -> str:
    return marked_vietnamese(f"<html><body>{text}</body></html>", tag)[12:-14]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ドーソンとBến Nghiêng埠頭", ["Bến Nghiêng"]),
        ("第1516/QĐ-TTg号决定", ["1516/QĐ-TTg"]),
        ("新聞（Thời báo Tài chính Việt Nam）", ["Thời báo Tài chính Việt Nam"]),
        ("Decision of Hải Phòng and Đồ Sơn", ["Hải Phòng", "Đồ Sơn"]),
        ("Haiphong, Singapore, Café", []),
        ('<a title="Hải Phòng">海防</a>', []),
        ('<span lang="vi">Cát Bà <span>Đồ</span> Sơn</span> Đồ', ["Đồ"]),
        ('<p lang="vi">Đồ <em lang="ja">Đồ</em> Sơn</p>', ["Đồ"]),
        ('<p lang="en">Hải</p><p lang="zh-Hans">Hải</p>', ["Hải"]),
        ("<svg><text>Hải</text></svg><br>Hải", ["Hải"]),
        ('<div lang="vi"><div>Hải</div></div><img alt="" lang="vi"> Hải', ["Hải"]),
    ],
)
def test_marks_vietnamese_words(text: str, words: list[str]) -> None:
    html = marked(text)
    added = '<span lang="vi">'
    assert [match for match in re.findall(rf"{added}([^<]*)</span>", html) if match in words] == words
    assert html.count(added) - text.count(added) == len(words)
    assert re.sub(r"</?span[^>]*>", "", html) == re.sub(r"</?span[^>]*>", "", text)


def test_latin_pages_are_as_they_were() -> None:
    html = "<body><p>The islands of Cát Bà, Đồ Sơn</p></body>"
    for tag in ("vi", "en", "fr"):
        assert marked_vietnamese(html, tag) == html


def test_the_head_is_as_it_was() -> None:
    head = "<head><title>海防 Hải Phòng</title></head>"
    assert marked_vietnamese(f"{head}<body>Hải</body>", "zh-Hans").startswith(head)
