"""The texts that stale pages were made from, as far as history knows them.

Git is asked, and what asks it loaded, only where a page is stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from portal.cache import Store
from portal.model import hash_of_text


def base_texts(
    store: Store, repository: Path, rev: str, wanted: Iterable[Mapping[str, Sequence[str]]]
) -> Mapping[str, str]:
    """Hash → text, of the texts `wanted` (source path → hashes): those in the store, and those that git has, which
    go into it."""
    from portal.history import find_bases

    texts: dict[str, str] = {}
    unknown: dict[str, set[str]] = {}
    asked = ((path, hash_) for of_key in wanted for path in of_key for hash_ in of_key[path])
    for path, hash_ in asked:
        value = store.get(_name(hash_))
        if value is None:
            unknown.setdefault(path, set()).add(hash_)
        else:
            texts[hash_] = value.decode()
    found = find_bases(repository, unknown, hash_of_text, rev).texts
    for hash_, text in found.items():
        store.put(_name(hash_), text.encode())
    return {**texts, **found}


def token(repository: Path, rev: str) -> str:
    """Says what history can answer: another one where it knows more."""
    from portal.history import token_of

    return token_of(repository, rev)


def _name(hash_: str) -> str:
    return f"text {hash_}"
