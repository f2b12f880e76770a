"""What several rules ask of the same page is found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from portal.checks.rule import PageView
from portal.markdown import Document

T = TypeVar("T")
_LAST_PAGES = 12  # a source page and its translations, with room to spare


def remembered(function: Callable[[PageView], T]) -> Callable[[PageView], T]:
    """The function with its answers for the last pages; a page is known by the identity of its document."""
    known: dict[int, tuple[Document, T]] = {}

    @wraps(function)
    def asked(view: PageView) -> T:
        answer = known.get(id(view.document))
        if answer is None:
            if len(known) >= _LAST_PAGES:
                del known[next(iter(known))]
            # The document is kept as well: while it lives, no other has its identity.
            answer = known[id(view.document)] = (view.document, function(view))
        return answer[1]

    return asked
