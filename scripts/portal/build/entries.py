"""The entries of several search indexes of MkDocs' search as one index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_DOCS = b'"docs":['


def join_entries(indexes: Sequence[Path], doubled: Sequence[str]) -> Iterator[bytes]:
    """All entries in order, with the settings of the last index; piece by piece, for it may be a large file.

    Where nothing is to be dropped, the text of the entries is taken as it stands: to read and to write 30,000
    entries takes as long as all the rest of a join.
    """
    if doubled or not all(map(_is_plain, indexes)):
        yield _parsed([json.loads(index.read_bytes()) for index in indexes], doubled)
        return
    yield indexes[-1].read_bytes().partition(_DOCS)[0] + _DOCS
    is_first = True
    for index in indexes:
        body = index.read_bytes().partition(_DOCS)[2][:-2]
        if body:
            yield body if is_first else b"," + body
            is_first = False
    yield b"]}"


def _is_plain(index: Path) -> bool:
    """Whether the entries stand at the end of the file, behind the settings."""
    content = index.read_bytes()
    return content.startswith(b'{"config":') and content.endswith(b"]}") and _DOCS in content


def _parsed(read: Sequence[dict[str, Any]], doubled: Sequence[str]) -> bytes:
    entries = [entry for index in read for entry in index["docs"]]
    if doubled:
        entries = _without_doubles(entries, tuple(f"{lang}/" for lang in doubled))
    return json.dumps({**read[-1], "docs": entries}, separators=(",", ":")).encode()


def _without_doubles(entries: list[dict[str, Any]], homes: tuple[str, ...]) -> list[dict[str, Any]]:
    """An untranslated page stands under several addresses: only its entry in the source language is kept, as
    static-i18n 1.3.1 does it (in a time that grows with the square of the entries)."""
    places: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        if not entry["location"].startswith(homes):
            places.setdefault((entry["title"], entry["text"]), []).append(entry["location"])

    def is_double(entry: dict[str, Any]) -> bool:
        of_source = places.get((entry["title"], entry["text"]), ())
        return entry["location"].startswith(homes) and any(map(entry["location"].endswith, of_source))

    return [entry for entry in entries if not is_double(entry)]
