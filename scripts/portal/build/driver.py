"""`portal build`: the whole site, or the old one untouched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal.build.swap import Swap
from portal.finding import BuildError, ConfigError
from portal.model import Site
from portal.site.engine import run_mkdocs


@dataclass(frozen=True, slots=True)
class Built:
    """Where the site stands now, and how many pages each language has."""

    out: Path
    pages: tuple[tuple[str, int], ...]


def build(site: Site, out: Path) -> Built:
    """Build `site` into `out`. ConfigError for a folder that is no site, BuildError for content or engine."""
    _refuse_foreign(site.config.root, site.config.root / site.config.docs, out)
    if site.errors:
        raise BuildError(site.errors)
    with Swap(out) as swap:
        run_mkdocs(site.config.root, swap.staged)
        swap.put_in_place()
    counts = tuple(
        (language.code, sum(1 for lang, _ in site.pages if lang == language.code))
        for language in site.config.languages
    )
    return Built(out, counts)


def _refuse_foreign(root: Path, docs: Path, out: Path) -> None:
    """A build replaces `out` as a whole: it must be new, empty, or a site."""
    if root.is_relative_to(out) or out.is_relative_to(docs):
        raise ConfigError(f"--out {out}: this folder holds the project. Choose a folder of its own")
    if out.exists() and not out.is_dir():
        raise ConfigError(f"--out {out}: this is a file. Choose a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / "index.html").exists():
        raise ConfigError(
            f"--out {out}: this folder holds files and no site (no index.html). Choose another or empty it"
        )
