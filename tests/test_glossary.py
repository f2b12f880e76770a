"""The termbase: reading it, and finding its forms in texts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.config import load_config
from portal.glossary import CLASSES, Found, Glossary, Search, glossary_of
from project import ROOT, write_files

TERMS = """\
other_names: {zh: [深圳经济特区]}
terms:
  - {vi: Cát Bà, zh: 吉婆, class: place, also: {zh: [葛婆]}, forbidden: {zh: [猫婆岛]}}
  - {vi: đảo Cát Bà, zh: 吉婆岛, class: place}
  - {vi: khu kinh tế, zh: 经济区, class: investment, forbidden: {zh: [经济特区]}}
  - {vi: Lê Chân, sense: nữ tướng, en: Lê Chân, class: people}
  - {vi: Lê Chân, sense: quận cũ, en: Lê Chân, class: place}
  - {vi: Sở Du lịch, sense: tên cũ, en: Department of Tourism, class: organisation}
  - {vi: Nghị định, en: Decree, class: legal}
  - {vi: người gốc Việt Nam, en: people of Vietnamese origin, class: people}
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    return read(tmp_path, TERMS)


def read(root: Path, text: str) -> Glossary:
    write_files(root, {"data/glossary.yml": text})
    return glossary_of(load_config(root))


def forms(search: Search, text: str) -> list[str]:
    return [found.form for found in search.find(text)]


def test_the_longest_form_wins(glossary: Glossary) -> None:
    assert forms(glossary.in_source, "Từ đảo Cát Bà về Cát Bà") == ["đảo Cát Bà", "Cát Bà"]
    assert forms(glossary.in_language("zh"), "吉婆岛和吉婆") == ["吉婆岛", "吉婆"]


def test_source_forms_are_whole_words_and_may_begin_a_sentence(glossary: Glossary) -> None:
    assert forms(glossary.in_source, "Khu kinh tế, khu kinh tếx, KHU KINH TẾ") == ["Khu kinh tế"]
    assert forms(glossary.in_source, "Cát Bàの島") == ["Cát Bà"]


def test_target_forms_ignore_case_and_kinds_of_apostrophes(glossary: Glossary) -> None:
    assert forms(glossary.in_language("en"), "DECREE, the decree’s, decrees") == ["Decree", "Decree"]


def test_all_senses_of_a_form_are_found_together(glossary: Glossary) -> None:
    (found,) = glossary.in_source.find("đền Lê Chân")
    assert [term.sense for term in found.terms] == ["nữ tướng", "quận cũ"]


def test_a_name_of_another_thing_hides_a_forbidden_form(glossary: Glossary) -> None:
    found = list(glossary.in_language("zh").find("深圳经济特区与经济特区"))
    assert [(form.form, form.is_forbidden) for form in found] == [("深圳经济特区", False), ("经济特区", True)]


def test_what_a_term_is(glossary: Glossary) -> None:
    by_name = {term.name: term for term in glossary.terms}
    assert [name for name, term in by_name.items() if term.is_name] == [
        "Cát Bà",
        "đảo Cát Bà",
        "Lê Chân",
        "Sở Du lịch",
    ]
    assert [name for name, term in by_name.items() if term.is_former] == ["Sở Du lịch"]
    assert by_name["Cát Bà"].preferred("zh") == "吉婆"
    assert by_name["Cát Bà"].preferred("en") == ""


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    before = read(tmp_path, TERMS)
    assert read(tmp_path, TERMS.replace("吉婆岛", "葛婆岛")) is not before
    stamp = (tmp_path / "data/glossary.yml").stat().st_mtime_ns
    os.utime(tmp_path / "data/glossary.yml", ns=(stamp + 1, stamp + 1))
    assert {term.preferred("zh") for term in glossary_of(load_config(tmp_path)).terms} > {"葛婆岛"}


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    write_files(tmp_path, {})
    glossary = glossary_of(load_config(tmp_path))
    assert (glossary.terms, glossary.findings) == ((), ())
    assert not list(glossary.in_source.find("Cát Bà"))


@given(st.lists(st.text("abc ä吉婆", min_size=1, max_size=4), min_size=1, max_size=8), st.text("abc ä吉婆"))
def test_every_form_found_stands_there(listed: list[str], text: str) -> None:
    search = Search({form: Found(form, ()) for form in listed}, is_spaced=False)
    for found in search.find(text):
        assert text[found.start : found.end] == found.form in listed


def test_our_glossary_is_sound() -> None:
    glossary = glossary_of(load_config(ROOT))
    assert glossary.findings == ()
    assert len({(term.name, term.sense) for term in glossary.terms}) == len(glossary.terms) >= 325
    assert {term.kind for term in glossary.terms} == set(CLASSES)
    codes = {language.code for language in load_config(ROOT).languages}
    assert all(set(term.accepted) == codes for term in glossary.terms)
    assert set(glossary.former_words) == codes


@pytest.mark.parametrize(
    ("lang", "form", "meant"),
    [
        ("zh", "廷雨", "Đình Vũ"),
        ("zh", "亭武", "Đình Vũ"),
        ("zh", "空港港", "Cảng Hàng không quốc tế Cát Bi"),
        ("ja", "空港港", "Cảng Hàng không quốc tế Cát Bi"),
        ("zh", "海洋省", "Hải Dương"),
        ("ja", "海洋省", "Hải Dương"),
        ("zh", "东京湾", "Vịnh Bắc Bộ"),
        ("ja", "東京湾", "Vịnh Bắc Bộ"),
    ],
)
def test_confusions_of_real_pages_are_forbidden(lang: str, form: str, meant: str) -> None:
    (found,) = glossary_of(load_config(ROOT)).in_language(lang).find(f"。{form}。")
    assert found.is_forbidden
    assert meant in {term.name for term in found.terms}
