"""`portal build`: the whole site, or the old one untouched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.build.children import can_fork, run_in_children
from portal.build.finish import finish_site
from portal.build.join import join
from portal.build.swap import Swap
from portal.config import Language
from portal.finding import BuildError, ConfigError, nearest
from portal.model import Site
from portal.site.engine import load_mkdocs, run_mkdocs, run_mkdocs_for


@dataclass(frozen=True, slots=True)
class Built:
    """Where the site stands now, and how many pages each language has."""

    out: Path
    pages: tuple[tuple[str, int], ...]


def build(site: Site, out: Path, workers: int = 0) -> Built:
    """Build `site` into `out`, `workers` languages at once (0: the free cores).

    ConfigError for a folder that is no site, BuildError for content or engine.
    """
    workers = _workers(workers)
    with _replaced(site, out) as staged:
        if workers == 1:
            run_mkdocs(site, staged)
        else:
            _build_in_children(site, site.config.languages, staged, workers)
            finish_site(site, staged)
    return Built(out, _counts(site, site.config.languages))


def build_part(site: Site, languages: Sequence[str], out: Path, workers: int = 0) -> Built:
    """Build some languages only: `out` gets their pages, not what stands once for all. Errors as `build`."""
    chosen = tuple(_language(site, code) for code in languages)
    with _replaced(site, out) as staged:
        _build_in_children(site, chosen, staged, _workers(workers))
    return Built(out, _counts(site, chosen))


def join_parts(site: Site, parts: Sequence[Path], out: Path) -> Built:
    """One site out of parts of it. ConfigError where a language is missing, BuildError where parts differ."""
    problems = [f"{part}: no folder" for part in parts if not part.is_dir()]
    for language in site.config.languages:
        page = f"{site.config.home(language.code)}404.html"
        if not any((part / page).is_file() for part in parts):
            mend = f"Build it: portal build --lang {language.code}"
            problems.append(f"no part holds {language.name} ({page}). {mend}")
    if problems:
        raise ConfigError(problems)
    with _replaced(site, out) as staged:
        join(parts, staged)
        finish_site(site, staged)
    return Built(out, _counts(site, site.config.languages))


@contextmanager
def _replaced(site: Site, out: Path) -> Iterator[Path]:
    """A folder to fill; it takes the place of `out` when all went well."""
    _refuse_foreign(site, out)
    if site.errors:
        raise BuildError(site.errors)
    with Swap(out) as swap:
        yield swap.staged
        swap.put_in_place()


def _workers(asked: int) -> int:
    return (asked or len(os.sched_getaffinity(0))) if can_fork() else 1


def _language(site: Site, code: str) -> Language:
    known = {language.code: language for language in site.config.languages}
    if code not in known:
        raise ConfigError(f"--lang {code}: unknown language. {nearest(code, known)}")
    return known[code]


def _build_in_children(site: Site, languages: Sequence[Language], out: Path, workers: int) -> None:
    """Each language in a process of its own and into a folder of its own; then joined."""
    config = load_mkdocs(site)
    with tempfile.TemporaryDirectory(dir=out, prefix="parts-") as folder:
        parts = {language.code: Path(folder, language.code) for language in languages}
        tasks = {lang: partial(run_mkdocs_for, lang, site, config, part) for lang, part in parts.items()}
        run_in_children(tasks, workers)
        join(tuple(parts.values()), out)


def _counts(site: Site, languages: Sequence[Language]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (language.code, sum(1 for lang, _ in site.pages if lang == language.code)) for language in languages
    )


def _refuse_foreign(site: Site, out: Path) -> None:
    """A build replaces `out` as a whole: it must be new, empty, or a site (a part of one too)."""
    root = site.config.root
    if root.is_relative_to(out) or out.is_relative_to(root / site.config.docs):
        raise ConfigError(f"--out {out}: this folder holds the project. Choose a folder of its own")
    if out.exists() and not out.is_dir():
        raise ConfigError(f"--out {out}: this is a file. Choose a folder")
    homes = (out / site.config.home(language.code) / "index.html" for language in site.config.languages)
    if out.is_dir() and any(out.iterdir()) and not any(home.exists() for home in homes):
        raise ConfigError(
            f"--out {out}: this folder holds files and no site (no index.html). Choose another or empty it"
        )
