"""A search index of Pagefind, read: which addresses it can find."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

# Pagefind 1.5.2: a fragment is a page's text, packed by gzip, JSON behind this signature.
_SIGNATURE = b"pagefind_dcd"


def indexed_urls(bundle: Path) -> tuple[str, ...] | None:
    """The addresses (`/en/city/`) in the index of a folder; None where there is no index that can be read."""
    if not (bundle / "pagefind-entry.json").is_file():
        return None
    try:
        texts = [gzip.decompress(path.read_bytes()) for path in bundle.glob("fragment/*.pf_fragment")]
        return tuple(sorted(json.loads(text.removeprefix(_SIGNATURE))["url"] for text in texts))
    except (OSError, EOFError, zlib.error, ValueError, KeyError):
        return None
