"""Languages: tags, scripts, number signs, and the joining of lines."""

from __future__ import annotations

import pytest

from portal.language import (
    is_han,
    is_kana,
    is_vietnamese_letter,
    is_wide_sign,
    joiner,
    traits_for,
)


@pytest.mark.parametrize(
    ("code", "html_tag", "autonym", "scripts"),
    [
        ("vi", "vi", "Tiếng Việt", ("Latn",)),
        ("en", "en", "English", ("Latn",)),
        ("zh", "zh-Hans", "简体中文", ("Hans",)),
        ("zh-cn", "zh-CN", "简体中文", ("Hans",)),
        ("zh-Hans", "zh-Hans", "简体中文", ("Hans",)),
        ("zh-hant", "zh-Hant", "繁體中文", ("Hant",)),
        ("zh_TW", "zh-TW", "繁體中文", ("Hant",)),
        ("ja", "ja", "日本語", ("Hani", "Hira", "Kana")),
        ("fr", "fr", "français", ("Latn",)),
        ("ko", "ko", "한국어", ("Hang", "Hani")),
        ("sr-Latn", "sr-Latn", "srpski", ("Latn",)),
    ],
)
def test_tags_and_scripts(code: str, html_tag: str, autonym: str, scripts: tuple[str, ...]) -> None:
    traits = traits_for(code)
    assert (traits.html_tag, traits.autonym, traits.scripts) == (html_tag, autonym, scripts)
    assert traits.code == code


@pytest.mark.parametrize(
    ("code", "decimal", "group"), [("vi", ",", "."), ("en", ".", ","), ("zh", ".", ","), ("ja", ".", ",")]
)
def test_number_signs(code: str, decimal: str, group: str) -> None:
    assert (traits_for(code).decimal, traits_for(code).group) == (decimal, group)


@pytest.mark.parametrize(
    ("code", "is_spaced"), [("vi", True), ("en", True), ("zh-hant", False), ("ja", False)]
)
def test_spaced(code: str, is_spaced: bool) -> None:
    assert traits_for(code).is_spaced is is_spaced


def test_number_words_follow_the_primary_tag_and_their_letters_the_whole() -> None:
    assert [magnitude.word for magnitude in traits_for("zh-cn").magnitudes] == ["万", "亿", "万亿"]
    assert [magnitude.word for magnitude in traits_for("zh-hant").magnitudes] == ["萬", "億", "萬億"]
    assert [magnitude.power for magnitude in traits_for("zh-hant").magnitudes] == [4, 8, 12]


def test_zhao_is_ambiguous_in_chinese_only() -> None:
    chinese = {magnitude.word: magnitude for magnitude in traits_for("zh").more_magnitudes}
    japanese = {magnitude.word: magnitude for magnitude in traits_for("ja").magnitudes}
    assert chinese["兆"].is_ambiguous
    assert not japanese["兆"].is_ambiguous


def test_other_languages_come_from_babel() -> None:
    french = traits_for("fr")
    assert french.decimal == ","
    assert ("milliards", 9) in [(magnitude.word, magnitude.power) for magnitude in french.more_magnitudes]
    assert french.magnitudes == ()


def test_a_language_that_nobody_knows_has_traits_all_the_same() -> None:
    unknown = traits_for("qqq")
    assert (unknown.html_tag, unknown.autonym, unknown.decimal) == ("qqq", "qqq", ".")


@pytest.mark.parametrize("code", ["", "v", "../vi", "tiếng", "vi-", "vi en"])
def test_what_is_no_tag_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="not a language tag"):
        traits_for(code)


@pytest.mark.parametrize("char", ["中", "々", "〇", "𠮷"])
def test_han(char: str) -> None:
    assert is_han(char)
    assert not is_kana(char)


@pytest.mark.parametrize("char", ["あ", "ア", "ー", "ｱ", "ﾞ"])
def test_kana(char: str) -> None:
    assert is_kana(char)
    assert not is_han(char)


@pytest.mark.parametrize("char", ["。", "，", "、", "「", "）", "！", "～", "・"])
def test_wide_signs(char: str) -> None:
    assert is_wide_sign(char)
    assert not is_han(char)
    assert not is_kana(char)


@pytest.mark.parametrize("char", ["a", "é", "９", "Ａ", "\u3000", "한", ".", "中文"])
def test_what_is_none_of_these(char: str) -> None:
    assert not any(test(char) for test in (is_han, is_kana, is_wide_sign))


def test_vietnamese_letters() -> None:
    assert all(map(is_vietnamese_letter, "đĐăơưạỹẦ"))
    assert not any(map(is_vietnamese_letter, "aâêôéàãñß中"))


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [
        ("海防", "是", ""),
        ("です", "海", ""),
        ("メーター", "ア", ""),
        ("Hải", "Phòng", " "),
        ("海防", "Hải", " "),
        ("102", "公里", " "),
        ("한국", "中", " "),
        ("", "中", " "),
    ],
)
def test_lines_are_joined_by_a_space_unless_between_han_or_kana(left: str, right: str, between: str) -> None:
    assert joiner(left, right) == between
