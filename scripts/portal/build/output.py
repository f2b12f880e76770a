"""The folder that a build fills, in the place of the one that stood there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from portal.build.swap import Swap
from portal.config import Language
from portal.finding import BuildError, ConfigError
from portal.model import Site


@contextmanager
def replaceable(site: Site, out: Path) -> Iterator[Swap]:
    """A folder to fill, to be put in the place of `out` when all went well."""
    _refuse_foreign(site, out)
    with Swap(out) as swap:
        yield swap


@contextmanager
def told_as_failed() -> Iterator[None]:
    """A disk that is full, or a file that cannot be read, is no fault of ours."""
    try:
        yield
    except OSError as error:
        raise BuildError(str(error)) from error


def page_counts(site: Site, languages: Sequence[Language]) -> tuple[tuple[str, int], ...]:
    """How many pages each of these languages has."""
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
