"""Functions of MkDocs and its plugins that stand aside for ours while a build runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(owner: Any, name: str, by: object) -> Iterator[None]:
    """Within this, a module or class has another function of that name; then its own again."""
    own = getattr(owner, name)
    setattr(owner, name, by)
    try:
        yield
    finally:
        setattr(owner, name, own)
