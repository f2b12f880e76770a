"""Pages, pairs and gaps, and the state of each translation."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class State(enum.StrEnum):
    """How a page in one language stands to its source; exact from hashes, without git."""

    SOURCE = "source"
    CURRENT = "current"
    STALE = "stale"
    UNVERIFIED = "unverified"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file. `key` is its path inside its language's folder; `meta` its front matter as read;
    `meta_lines` the line of each key; `body` the text from line `body_line` on; `hash` its `text_hash`."""

    key: str
    lang: str
    path: str
    meta: Mapping[str, Any]
    meta_lines: Mapping[str, int]
    body: str
    body_line: int
    hash: str

    @property
    def title(self) -> str:
        """The title, tokens unreplaced; the key where it is missing."""
        return str(self.meta.get("title") or self.key)

    @property
    def description(self) -> str:
        """The description, tokens unreplaced."""
        return str(self.meta.get("description") or "")

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids in the front matter (`sources`, `facts`, `aliases`); empty where there is none."""
        value = self.meta.get(key)
        return tuple(str(part) for part in value) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A key that a target language lacks."""

    key: str
    lang: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A source page and its translation."""

    source: Page
    target: Page

    @property
    def state(self) -> State:
        """Current when the translation names the hash that its source has now."""
        made_from = self.target.meta.get("source")
        if not made_from:
            return State.UNVERIFIED
        return State.CURRENT if made_from == self.source.hash else State.STALE


@dataclass(frozen=True, slots=True)
class Route:
    """What a reader of `lang` finds at `url` (below the site's root): `page`, in the language `page.lang`."""

    key: str
    lang: str
    url: str
    page: Page
    state: State
