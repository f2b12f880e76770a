"""`text_hash` says the same of texts that say the same: cases of `cases/text_hash`, with pinned values."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal.markdown import document_hash, parse, text_hash

CASES = Path(__file__).parent / "cases" / "text_hash"


def cases(key: str) -> list[Any]:
    found = [
        pytest.param(case, id=f"{path.stem}: {case['about']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
        if key in case
    ]
    assert found
    return found


def hash_of(text: str | dict[str, str]) -> str:
    return text_hash("", "", text) if isinstance(text, str) else text_hash(**text)


@pytest.mark.parametrize("case", cases("hash"))
def test_equal_texts_have_the_pinned_hash(case: dict[str, Any]) -> None:
    assert [hash_of(text) for text in case["same"]] == [case["hash"]] * len(case["same"])


@pytest.mark.parametrize("case", cases("differ"))
def test_other_texts_have_other_hashes(case: dict[str, Any]) -> None:
    found = [case["hash"], *map(hash_of, case["differ"])]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("case", cases("serialised"))
def test_the_hash_is_made_of_the_serialised_blocks(case: dict[str, Any]) -> None:
    serialised = case["serialised"].replace("»", "\t").replace("¶", "\u2028")
    assert case["hash"] == "h1-" + hashlib.sha256(serialised.encode()).hexdigest()[:12]


def test_no_pinned_hash_is_a_number_in_yaml() -> None:
    hashes = [param.values[0]["hash"] for param in cases("hash")]
    assert yaml.safe_load(yaml.safe_dump(hashes)) == hashes
    assert all(isinstance(yaml.safe_load(value), str) for value in hashes)


@given(st.text(), st.text(), st.text())
def test_any_text_has_a_hash(title: str, description: str, body: str) -> None:
    found = text_hash(title, description, body)
    assert found == document_hash(title, description, parse(body, 40))
    assert len(found) == 15


WORDS = st.lists(st.text("aăbcd港口かナー，。", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.data())
def test_reflowing_a_paragraph_changes_nothing(words: list[str], data: st.DataObject) -> None:
    breaks = st.sampled_from([" ", "\n", " \t", " \n   ", "\r\n"])
    words = [f"a{word}b" for word in words]  # a break between two Han or kana would stand for nothing
    reflowed = "".join(word + data.draw(breaks) for word in words)
    assert hash_of(reflowed) == hash_of(" ".join(words))
