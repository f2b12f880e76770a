"""Pages, pairs and gaps, and the state of each translation."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from portal.model.reading import Reading

if TYPE_CHECKING:
    from portal.catalogue import Item
    from portal.markdown import Document


class State(enum.StrEnum):
    """How a page in one language stands to its source; exact from hashes, without git."""

    SOURCE = "source"
    CURRENT = "current"
    STALE = "stale"
    UNVERIFIED = "unverified"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file. `key` is its path inside its language's folder; what it says is read when asked."""

    key: str
    lang: str
    path: str
    reading: Reading = field(repr=False, compare=False)

    @property
    def meta(self) -> Mapping[str, Any]:
        """The front matter as read."""
        return self.reading.meta

    @property
    def meta_lines(self) -> Mapping[str, int]:
        """The line of each key of the front matter."""
        return self.reading.lines

    @property
    def body(self) -> str:
        """The text behind the front matter."""
        return self.reading.parts.body

    @property
    def body_line(self) -> int:
        """The line of the file in which the body begins."""
        return self.reading.parts.body_line

    @property
    def document(self) -> Document:
        """The body parsed, its lines those of the file."""
        return self.reading.document

    @property
    def hash(self) -> str:
        """Its `text_hash`."""
        return self.reading.hash

    @property
    def title(self) -> str:
        """The title, tokens unreplaced; the key where it is missing."""
        return str(self.meta.get("title") or self.key)

    @property
    def description(self) -> str:
        """The description, tokens unreplaced."""
        return str(self.meta.get("description") or "")

    def measured(self, measure: Callable[[Page], float]) -> float:
        """What a function says of this page, found out once; stored beside the front matter when pages are
        judged, so that a rule over the whole site need not read them all again."""
        measures = self.reading.measures
        name = measure.__qualname__
        if name not in measures:
            measures[name] = measure(self)
        return measures[name]

    def ids(self, key: str) -> tuple[str, ...]:
        """A list of ids in the front matter (`sources`, `facts`, `aliases`); empty where there is none."""
        value = self.meta.get(key)
        return tuple(str(part) for part in value) if isinstance(value, list) else ()


class Gap(NamedTuple):
    """A key that a target language lacks."""

    key: str
    lang: str


class Pair(NamedTuple):
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


class Route(NamedTuple):
    """What a reader of `lang` finds at `url` (below the site's root): `page`, in the language `page.lang`.

    The page of an `item` of a catalogue has no file of its own: `page` stands for it, without a body.
    """

    key: str
    lang: str
    url: str
    page: Page
    state: State
    item: Item | None = None
