"""Which pages there are: gaps, orphans, renamed pages, pages of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.checks.rule import Fault
from portal.finding import nearest
from portal.model import Page, Site


def page_missing(site: Site) -> Iterator[Fault]:
    """Every page of the source is there in every language.

    A missing page is told on the source page, once for each language. Until it is translated readers find
    the source's text with a notice. Mend: `portal new page KEY`, then translate.
    """
    for gap in site.gaps():
        source = site.page(site.config.source.code, gap.key)
        language = site.config.language(gap.lang)
        name = gap.lang if language.name == gap.lang else f"{language.name} ({gap.lang})"
        hint = f"Begin with `portal new page {gap.key.removesuffix('.md')}`."
        yield Fault(1, f"not translated into {name}", hint if site.config.is_ours else "", page=source)


def page_orphan(site: Site) -> Iterator[Fault]:
    """A translation has a source page of the same path.

    A page without one can never be held against anything, and no reader of another language finds it. It
    was left when the source was deleted or renamed, or its name is misspelt. Mend: delete it, give it the
    source's name, or write the source page.
    """
    known = [page.key for page in site.source_pages]
    for page in _orphans(site):
        if not _renamed(site, page):
            message = f"no page {page.key} in {site.config.source.name}"
            near = nearest(page.key, known) if known else ""
            hint = f"{near} Else delete this page, or write its source." if near.startswith("Did") else (
                "Delete this page, or write its source."
            )  # fmt: skip
            yield Fault(1, message, hint, page=page)


def page_renamed(site: Site) -> Iterator[Fault]:
    """A translation follows its source when that is renamed.

    Found by its `source:` hash: it names the text of a source page that has no translation in this
    language, under another path. Mend: move the file to that path.

    Example: `docs/vi/port.md` became `docs/vi/ports.md`, and `docs/en/port.md` stayed.
    """
    for page in _orphans(site):
        source = _renamed(site, page)
        if source:
            path = page.path.removesuffix(page.key) + source.key
            message = f"translates {source.path}, which has another name"
            line = page.meta_lines.get("source", 1)
            yield Fault(line, message, f"Move it: `git mv {page.path} {path}`.", page=page)


def title_unique(site: Site) -> Iterator[Fault]:
    """No two pages of a language have the same title.

    Titles stand alone in search results, tabs and bookmarks. Case and spaces do not count. A translation is
    told only where the titles of its sources differ. Mend: say what sets the page apart.
    """
    first: dict[tuple[str, str], Page] = {}
    for place in sorted(site.pages):
        page = site.pages[place]
        if "title" not in page.meta:
            continue
        other = first.setdefault((page.lang, _plain(page.title)), page)
        if other is not page and not _is_inherited(site, page, other):
            message = f"the title “{page.title}” is that of {other.path}"
            line = page.meta_lines.get("title", 1)
            yield Fault(line, message, "Say what sets this page apart.", page=page)


def _orphans(site: Site) -> Iterator[Page]:
    source = site.config.source.code
    for lang, key in sorted(site.pages):
        if lang != source and not site.page(source, key):
            yield site.pages[(lang, key)]


def _renamed(site: Site, orphan: Page) -> Page | None:
    """The source page whose text the orphan translates, if it lacks a translation."""
    made_from = orphan.meta.get("source") if site.config.is_ours else None
    if not made_from:
        return None
    untranslated = (page for page in site.source_pages if not site.page(orphan.lang, page.key))
    return next((page for page in untranslated if page.hash == made_from), None)


def _is_inherited(site: Site, page: Page, other: Page) -> bool:
    source = partial(site.page, site.config.source.code)
    one, two = source(page.key), source(other.key)
    is_translation = page.lang != site.config.source.code
    return bool(is_translation and one and two and _plain(one.title) == _plain(two.title))


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
