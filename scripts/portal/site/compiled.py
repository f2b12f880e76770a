"""Templates that are compiled once, not for each language of each build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from portal.cache import Store
from portal.site.replaced import replaced
from portal.site.seen import digest


@contextmanager
def compiled_once(store: Store, key: str) -> Iterator[None]:
    """Within this, MkDocs' templates are taken over from `store`, compiled. `key`: what they depend on beside
    their source: the versions of Jinja and Python, and our filters, which it applies to constants."""
    compiled = _Compiled(store, key)
    get_env = Theme.get_env

    def with_cache(theme: Theme) -> Environment:
        environment = get_env(theme)
        environment.bytecode_cache = compiled
        return environment

    with replaced(Theme, "get_env", with_cache):
        yield


class _Compiled(BytecodeCache):
    """As Jinja asks for it. Hooks may set the white space of an environment, which its own key leaves out."""

    def __init__(self, store: Store, key: str) -> None:
        self._store, self._key = store, key

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self._store.get(self._name(bucket))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        of: Any = bucket.environment
        space = (of.trim_blocks, of.lstrip_blocks, of.keep_trailing_newline, sorted(of.extensions))
        return digest(self._key, bucket.key, bucket.checksum, repr(space))
