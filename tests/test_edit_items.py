"""Items marked and started: one line or value changes, every other byte stays."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal.catalogue.schema import FILE, item_schema
from portal.edit import mark, new_item, write_schemas
from portal.edit.item_stamp import stamped_item
from portal.finding import ConfigError
from portal.model import State
from project import ROOT, load, write_files

TYPE = """\
label: {vi: Khu}
fields:
  name: {kind: name, required: true, label: {vi: Tên}}
  summary: {kind: text, label: {vi: Tóm tắt}}
"""
ONE = (
    "# yaml-language-server: $schema=_schema.json\r\nname: 'Đình Vũ' # kept\r\n"
    "summary:\r\n  vi: Chữ\r\n  en: Text\r\n  zh: |\r\n    文字\r\n\r\n# the end\r\n"
)
SEVERAL = """\
as_of: "2026"   # shared
items:
  a: {name: A, summary: {vi: Chữ, en: Text, zh: 文字, ja: 字です}}
  b:
    name: B
    summary: {vi: Chữ hai, en: Text}  # a comment
    translated_from: {en: h1-000000000000}  # another

  c:
    name: C
    summary:
      vi: Chữ ba
      en: >-
        A long
        text
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "data/catalogue/zones/_type.yml": TYPE,
        "data/catalogue/zones/dinh-vu.yml": ONE,
        "data/catalogue/zones/all.yml": SEVERAL,
    }
    return write_files(tmp_path, files)


def read(root: Path, name: str) -> str:
    return (root / "data/catalogue/zones" / name).read_bytes().decode()


def test_an_item_is_marked_in_the_languages_that_it_has(root: Path) -> None:
    marked = mark(load(root), (root / "data/catalogue/zones/dinh-vu.yml",))
    assert [(one.path, one.before) for one in marked] == [
        ("data/catalogue/zones/dinh-vu.yml (en)", State.UNVERIFIED),
        ("data/catalogue/zones/dinh-vu.yml (zh)", State.UNVERIFIED),
    ]
    site = load(root)
    hash_ = site.catalogue.items["zones"]["dinh-vu"].hash
    assert site.catalogue.items["zones"]["dinh-vu"].translated_from == {"en": hash_, "zh": hash_}
    line = f"translated_from: {{en: {hash_}, zh: {hash_}}}\r\n"
    assert line in read(root, "dinh-vu.yml")
    assert read(root, "dinh-vu.yml").replace(line, "") == ONE


def test_one_item_of_a_file_and_one_language(root: Path) -> None:
    path = root / "data/catalogue/zones/all.yml#b"
    marked = mark(load(root), (path,), ("en",))
    assert [(one.path, one.before) for one in marked] == [
        ("data/catalogue/zones/all.yml#b (en)", State.STALE)
    ]
    hash_ = load(root).catalogue.items["zones"]["b"].hash
    assert read(root, "all.yml") == SEVERAL.replace("h1-000000000000", hash_)


def test_every_item_is_marked_and_again_changes_nothing(root: Path) -> None:
    mark(load(root), (root / "data",))
    once = read(root, "all.yml")
    states = {(one.item.id, one.lang): one.state for one in load(root).item_translations()}
    assert {place for place, state in states.items() if state is State.CURRENT} == {
        ("a", "en"), ("a", "zh"), ("a", "ja"), ("b", "en"), ("c", "en"), ("dinh-vu", "en"), ("dinh-vu", "zh"),
    }  # fmt: skip
    assert State.STALE not in states.values()
    assert [str(one.before) for one in mark(load(root), (root / "data",))] == ["current"] * 7
    assert read(root, "all.yml") == once
    without = [line for line in once.splitlines() if not line.strip().startswith("translated_from")]
    kept = [line for line in SEVERAL.splitlines() if not line.strip().startswith("translated_from")]
    assert len(without) == len(kept)
    assert [a for a, b in zip(without, kept, strict=True) if a != b and "a: {name: A" not in a] == []


@pytest.mark.parametrize(
    ("path", "langs", "message"),
    [
        ("data/catalogue/zones/all.yml#d", (), "no translation stands here"),
        ("data/catalogue/zones/all.yml#b", ("ja",), "no translation stands here"),
        ("data/catalogue/zones/all.yml", ("fr",), "--lang fr: no language to translate to"),
    ],
)
def test_what_cannot_be_marked_is_refused(
    root: Path, path: str, langs: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        mark(load(root), (root / path,), langs)
    assert read(root, "all.yml") == SEVERAL


PLAIN = st.text(alphabet="abđ # :'\"{}[],\n|>-字", max_size=12)
VALUES = st.recursive(
    PLAIN | st.sampled_from(["", "một\n", "a: b", "- c", "\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN.filter(bool), inner, max_size=3),
    max_leaves=8,
)
ITEMS = st.dictionaries(st.sampled_from(["name", "summary", "note", "x"]), VALUES, min_size=1)


@given(
    item=ITEMS,
    style=st.sampled_from([None, True, False]),
    before=st.sampled_from(["none", "flow", "block", "empty"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    is_shared=st.booleans(),
    bom=st.sampled_from(["", "\ufeff"]),
)
def test_a_stamp_changes_the_hashes_and_nothing_else(
    item: dict[str, object], style: bool | None, before: str, newline: str, is_shared: bool, bom: str
) -> None:
    old = {"flow": {"en": "h1-000000000000"}, "block": {"en": "h1-000000000000"}, "empty": {}}.get(before)
    told = item if old is None else {**item, "translated_from": old, "last": "1"}
    document = {"items": {"a": told, "b": {"name": "B"}}} if is_shared else told
    text = yaml.dump(document, allow_unicode=True, sort_keys=False, default_flow_style=style)
    text = bom + text.replace("\n", newline)
    steps = ("items", "a") if is_shared else ()
    hashes = {"en": "h1-111111111111", "ja": "h1-222222222222"}
    stamped = stamped_item(text, steps, hashes)
    expected = yaml.safe_load(text.removeprefix("\ufeff"))
    (expected["items"]["a"] if is_shared else expected)["translated_from"] = hashes
    assert yaml.safe_load(stamped.removeprefix("\ufeff")) == expected
    assert stamped_item(stamped, steps, hashes) == stamped
    assert stamped.startswith(bom)


def test_a_new_item_of_every_type_fits_its_schema_and_reads_without_a_finding(tmp_path: Path) -> None:
    folders = [path.parent for path in sorted((ROOT / "data/catalogue").glob("*/_type.yml"))]
    types = {
        f"data/catalogue/{folder.name}/_type.yml": (folder / "_type.yml").read_text(encoding="utf-8")
        for folder in folders
    }
    root = write_files(tmp_path, types)
    for folder in folders:
        # What others refer to comes first; a second one refers to it.
        new_item(load(root), folder.name, f"first-{folder.name}")
    for folder in folders:
        path = new_item(load(root), folder.name, "new")
        text = (root / path).read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema={FILE}\n")
        site = load(root)
        kind = site.catalogue.types[folder.name]
        jsonschema.validate(yaml.safe_load(text), item_schema(kind, site.config))
        assert [str(finding) for finding in site.catalogue.findings if finding.path == path] == []


def test_schemas_are_written_where_they_differ(root: Path) -> None:
    assert write_schemas(load(root)) == ("data/catalogue/zones/_schema.json",)
    assert write_schemas(load(root)) == ()
    assert json.loads(read(root, "_schema.json"))["title"] == "Khu"


SITE = load(ROOT)
ITEM_FILES = sorted(path for path in (ROOT / "data/catalogue").glob("*/*.yml") if path.name != "_type.yml")


def test_the_schemas_that_stand_here_are_those_of_their_types() -> None:
    for kind in SITE.catalogue.types.values():
        text = (ROOT / f"data/catalogue/{kind.id}/{FILE}").read_text(encoding="utf-8")
        assert json.loads(text) == item_schema(kind, SITE.config), "run `portal schema`"
        jsonschema.Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("path", ITEM_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_item_fits_its_schema(path: Path) -> None:
    schema = item_schema(SITE.catalogue.types[path.parent.name], SITE.config)
    validator = jsonschema.Draft7Validator(schema)
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # texts, as editors see them
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: industrial-park", "kind: park"),
        ('area: "541"', 'area: "541 ha"'),
        ("authority: ban-qlkkt", "authority: Ban Quản lý"),
        ("  en: ", "  fr: "),
        ("established:", "estabished:"),
        ('as_of: "', 'as_of: "in '),
        ("name: {vi:", "name: {xx:"),
    ],
)
def test_a_schema_tells_what_the_reader_tells(old: str, new: str) -> None:
    text = (ROOT / "data/catalogue/zones/deep-c-1.yml").read_text(encoding="utf-8")
    assert old in text
    schema = item_schema(SITE.catalogue.types["zones"], SITE.config)
    broken = yaml.safe_load(text.replace(old, new))
    assert list(jsonschema.Draft7Validator(schema).iter_errors(broken))
