"""A site held against the one that MkDocs makes alone, language after language, with nothing taken over."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

from portal.build.children import run_tasks
from portal.cache import paths_below
from portal.finding import BuildError
from portal.model import Site, load_site
from portal.site.engine import is_portal, load_mkdocs, run_mkdocs

_MOST_TOLD = 50
# In a project without our hooks: MkDocs writes one 404 page, in the last language, whose language links
# static-i18n 1.3.1 leaves at the page built before it; and the header of a packed file holds a time.
_MAY_DIFFER = {"404.html", "sitemap.xml.gz"}


def verify(site: Site, built: Path, out: Path) -> None:
    """BuildError with the paths that differ. `out`: beside it the other site is made, and removed."""
    plain = out.parent / f"{built.name.replace('building', 'building-plain')}"
    try:
        fresh = load_site(site.config)  # nothing is remembered in it
        run_tasks({"plain": lambda told: run_mkdocs(fresh, plain)}, 2, lambda name, done, of_all: None)
        may_differ = set() if is_portal(load_mkdocs(site)) else _MAY_DIFFER
        problems = list(_differences(built, plain, may_differ))
    finally:
        shutil.rmtree(plain, ignore_errors=True)
    if problems:
        more = len(problems) - _MOST_TOLD
        told = [*problems[:_MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]
        raise BuildError(
            [*told, "`portal build --no-cache` makes the site without what earlier builds left."]
        )


def _differences(built: Path, plain: Path, may_differ: set[str]) -> Iterator[str]:
    ours, theirs = set(paths_below(built)), set(paths_below(plain))
    for path in sorted(ours | theirs):
        if path not in theirs:
            yield f"{path}: a plain build does not make it"
        elif path not in ours:
            yield f"{path}: only a plain build makes it"
        elif path not in may_differ and not filecmp.cmp(built / path, plain / path, shallow=False):
            yield f"{path}: differs from what a plain build makes"
