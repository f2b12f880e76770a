"""The navigation of a page: the sections, the one it stands in with its pages, and the way to it.

Only the branch of the page is opened, so a page's menu does not grow with the site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """One link; `url` is below the site's root. `is_current`: this page. `is_open`: this page stands in it,
    and `children` are given."""

    title: str
    url: str
    is_current: bool
    is_open: bool
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """`sections` is the top level; `trail` leads from the home page to the section around this page."""

    sections: tuple[Entry, ...] = ()
    trail: tuple[Entry, ...] = ()

    @property
    def section(self) -> Entry | None:
        """The section that this page stands in; None for the home page and for a page of no section."""
        return next((entry for entry in self.sections if entry.is_open and entry.children), None)


def menu(nav: Navigation, page: Page | None, within: Page | None = None) -> Menu:
    """The menu of a page; of none (404), the sections alone. `within` is the page that lists this one, which
    has no entry of its own."""
    if page is None:
        return Menu(_entries(nav.items, None, ()))
    around: tuple[StructureItem, ...] = tuple(reversed(list(page.ancestors)))
    if within:
        around = (*around, within)
    home = [] if nav.homepage in (None, page) else [_entry(nav.homepage, page, ())]
    trail = (*home, *(_entry(section, page, ()) for section in around if _index(section) is not page))
    return Menu(_entries(nav.items, page, around), trail)


def _entries(
    items: Sequence[StructureItem], page: Page | None, around: tuple[StructureItem, ...]
) -> tuple[Entry, ...]:
    return tuple(_entry(item, page, around) for item in items if _url(item) is not None)


def _entry(item: StructureItem, page: Page | None, around: tuple[StructureItem, ...]) -> Entry:
    is_open = item in around
    index = _index(item)
    inner = [child for child in _children(item) if child is not index] if is_open else []
    return Entry(
        title=str(item.title),
        url=_url(item) or "",
        is_current=page is not None and (item is page or index is page),
        is_open=is_open,
        children=_entries(inner, page, around),
    )


def _children(item: StructureItem) -> Sequence[StructureItem]:
    return item.children if isinstance(item, Section) else ()


def _index(item: StructureItem) -> Page | None:
    """The page that stands for a section: its `index.md`."""
    return next((child for child in _children(item) if isinstance(child, Page) and child.is_index), None)


def _url(item: StructureItem) -> str | None:
    """Where an entry leads: a section to its index, or else to the first page in it."""
    if isinstance(item, Page | Link):
        return str(item.url)
    first = _index(item)
    if first:
        return str(first.url)
    return next((url for child in _children(item) if (url := _url(child)) is not None), None)
