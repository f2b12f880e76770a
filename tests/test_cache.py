"""What is kept on disk is never needed and never trusted blindly."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cache import Stamps, Store


def filled(folder: Path, values: dict[str, bytes]) -> None:
    store = Store(folder)
    for key, value in values.items():
        store.put(key, value)
    store.save(is_complete=False)


def test_what_was_saved_is_found_again(tmp_path: Path) -> None:
    filled(tmp_path / "new", {"a": b"1", "b": b""})
    store = Store(tmp_path / "new")
    assert (store.get("a"), store.get("b"), store.get("c")) == (b"1", b"", None)


def test_values_add_up_over_runs(tmp_path: Path) -> None:
    for number in range(20):
        filled(tmp_path, {f"key {number}": str(number).encode()})
    store = Store(tmp_path)
    assert [store.get(f"key {number}") for number in range(20)] == [str(n).encode() for n in range(20)]
    assert len(list(tmp_path.glob("*.part"))) <= 8


def test_a_complete_run_drops_what_outweighs_it(tmp_path: Path) -> None:
    filled(tmp_path, {f"old {number}": b"x" for number in range(10)})
    store = Store(tmp_path)
    store.get("old 1")
    store.put("new", b"y")
    store.save(is_complete=True)
    again = Store(tmp_path)
    assert [again.get(key) for key in ("old 1", "old 2", "new")] == [b"x", None, b"y"]


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"1"})
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    store = Store(tmp_path)
    store.get("a")
    store.save(is_complete=True)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_damage_anywhere_is_a_missing_value_and_never_a_wrong_one(tmp_path: Path) -> None:
    filled(tmp_path, {"a": b"first value", "b": b"second value"})
    (part,) = tmp_path.glob("*.part")
    content = part.read_bytes()
    for position in range(len(content)):
        part.write_bytes(content[:position] + bytes([content[position] ^ 0x55]) + content[position + 1 :])
        store = Store(tmp_path)
        assert store.get("a") in (b"first value", None), position
        assert store.get("b") in (b"second value", None), position
    for length in range(len(content)):
        part.write_bytes(content[:length])
        assert Store(tmp_path).get("a") is None


@pytest.mark.parametrize("content", [b"", b"x", b"portal-cache-1\n", b"\0" * 100, b"[1, 2]" * 20])
def test_foreign_files_are_ignored(tmp_path: Path, content: bytes) -> None:
    filled(tmp_path, {"a": b"1"})
    (tmp_path / "zz.part").write_bytes(content)
    (tmp_path / "notes.txt").write_bytes(content)
    assert Store(tmp_path).get("a") == b"1"


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store(tmp_path / "file" / "cache")
    store.put("a", b"1")
    store.save(is_complete=True)
    assert store.get("a") == b"1"


def _write(folder: Path, number: int) -> None:
    for turn in range(15):
        store = Store(folder)
        for other in range(number + 1):
            value = store.get(f"key {other} {turn}")
            assert value in (None, f"value {other} {turn}".encode())
        store.put(f"key {number} {turn}", f"value {number} {turn}".encode())
        store.save(is_complete=turn % 5 == 4)


def test_processes_write_and_read_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(tmp_path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert not list(tmp_path.glob("*.new"))
    assert any(Store(tmp_path).get(f"key {number} 14") for number in range(3))


def aged(path: Path, text: str, seconds: float = 60) -> str:
    path.write_text(text, encoding="utf-8")
    then = time.time() - seconds
    os.utime(path, (then, then))
    return str(path)


def test_a_changed_file_has_another_digest(tmp_path: Path) -> None:
    saved, path = tmp_path / "stamps.json", tmp_path / "a.md"
    stamps = Stamps(saved)
    first = stamps.digest(aged(path, "one"))
    stamps.save()
    assert Stamps(saved).digest(str(path)) == first
    assert Stamps(saved).digest(aged(path, "two")) != first
    assert Stamps(saved).digest(aged(path, "one")) == first
    assert Stamps(None).digest(str(tmp_path / "nowhere")) == ""


def test_little_that_changed_is_read_again_before_the_list_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 60 * 10**9)  # nobody can set the time of an entry
    saved = tmp_path / "stamps.json"
    paths = [str(tmp_path / f"{number}.md") for number in range(200)]

    def digests(changed: int, text: str) -> list[str]:
        for path in paths[:changed]:
            Path(path).write_text(text, encoding="utf-8")
        stamps = Stamps(saved)
        found = [stamps.digest(path) for path in paths]
        stamps.save()
        assert found == [Stamps(None).digest(path) for path in paths]
        return found

    digests(200, "one")
    written = saved.read_bytes()
    digests(3, "two")
    assert saved.read_bytes() == written
    digests(100, "three")
    assert saved.read_bytes() != written


def test_a_file_written_just_now_is_read_again(tmp_path: Path) -> None:
    """Two changes within one tick of the clock leave the same size and times."""
    saved, path = tmp_path / "stamps.json", tmp_path / "a.md"
    path.write_text("one", encoding="utf-8")
    stat = path.stat()
    stamps = Stamps(saved)
    first = stamps.digest(str(path))
    stamps.save()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert Stamps(saved).digest(str(path)) != first


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1}', '{"version": 1, "files": [[1]]}', "null"])
def test_damaged_stamps_are_ignored(tmp_path: Path, text: str) -> None:
    saved = tmp_path / "stamps.json"
    saved.write_text(text, encoding="utf-8")
    assert Stamps(saved).digest(aged(tmp_path / "a.md", "one")) == Stamps(None).digest(str(tmp_path / "a.md"))


@given(
    st.recursive(
        st.none() | st.integers() | st.text(st.characters(exclude_categories=())), st.lists, max_leaves=5
    )
)
def test_json_comes_back_whatever_signs_are_in_it(value: object) -> None:
    store = Store(None)
    store.put_json("key", [value])
    assert store.get_json("key") == [value]
    assert store.get_json("other") is None


def test_japanese_is_kept_as_it_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_json("key", {"title": "海の島"})
    store.save(is_complete=True)
    assert '{"title":"海の島"}'.encode() in next(tmp_path.glob("*.part")).read_bytes()
    assert Store(tmp_path).get_json("key") == {"title": "海の島"}
