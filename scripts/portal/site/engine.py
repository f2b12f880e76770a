"""Runs MkDocs: the one entry that the build driver knows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from portal.cache import Store
from portal.finding import BuildError
from portal.model import Site
from portal.site.compiled import compiled_once
from portal.site.complaints import located, warnings_of_mkdocs, words_of
from portal.site.given import give
from portal.site.live import Live, Shown, serve_live
from portal.site.localized import localized_quickly
from portal.site.reuse import Keys, Work, reusing
from portal.site.searched import entries_kept
from portal.site.single import Singles, reading_alone
from portal.site.texts import Texts
from portal.site.trusted import adapter_of, reason_against

if TYPE_CHECKING:
    from portal.site.adapter import Adapter

__all__ = [
    "Keys",
    "Live",
    "Shown",
    "Singles",
    "Work",
    "doubled_languages",
    "is_portal",
    "load_mkdocs",
    "reason_against",
    "run_mkdocs",
    "run_mkdocs_for",
    "serve_live",
    "singles_of",
]


def run_mkdocs(site: Site, out: Path) -> None:
    """Build all languages of a project into `out`, one after another, as `mkdocs build` does.

    Every warning of MkDocs is an error here. BuildError with its own words, the line added where they name
    a link.
    """
    with warnings_of_mkdocs() as warnings:
        _run(site, out, lambda: load_mkdocs(site), warnings)


def load_mkdocs(site: Site) -> MkDocsConfig:
    """MkDocs' settings of a project, loaded once for all languages. BuildError with MkDocs' words."""
    give(site)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        return load_config(str(site.config.root / "mkdocs.yml"), strict=False)
    except MkDocsException as error:
        raise BuildError(str(error).splitlines()) from error


def is_portal(config: MkDocsConfig) -> bool:
    """Whether a project has our hooks: its content then follows our contracts, its pages are ours."""
    return _adapter(config) is not None


def run_mkdocs_for(lang: str, site: Site, config: MkDocsConfig, work: Work) -> None:
    """Build one language into `work.files`, without its search index if that is Pagefind's; `config` is used
    up. BuildError."""
    _choose(lang, config)
    work.sees_navigation = not is_portal(config)  # our templates are told what they show of it, see `menu`
    with (
        warnings_of_mkdocs() as warnings,
        localized_quickly(),
        reusing(work, warnings),
        entries_kept(config, work.store, work.keys.pages),
        compiled_once(work.store, work.keys.texts),
    ):
        _run(site, work.files.files, lambda: config, warnings)


@contextmanager
def singles_of(
    lang: str, site: Site, config: MkDocsConfig, texts: tuple[Store, str], folder: Path
) -> Iterator[Singles]:
    """Let MkDocs read a language, so that single pages can be made of it below `folder`. `texts`: where
    conversions are kept, and what all of them depend on. BuildError."""
    _choose(lang, config)
    with (
        warnings_of_mkdocs() as warnings,
        reading_alone(Texts(*texts, warnings, {}), _adapter(config), warnings) as singles,
    ):
        _run(site, folder, lambda: config, warnings, is_strict=False)
        yield singles


def _choose(lang: str, config: MkDocsConfig) -> None:
    """Let a build with these settings be that of one language.

    static-i18n 1.3.1 builds just the language it believes to be at, when it believes to be inside its own
    loop; these are private attributes, so its version is pinned and a test compares both ways.
    """
    i18n: Any = config.plugins["i18n"]
    i18n.current_language = lang
    i18n.building = True
    adapter = _adapter(config)
    if adapter:
        adapter.makes_index = False


def doubled_languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages whose search entries static-i18n leaves out where they repeat one of the source's; none
    where its settings say so."""
    i18n: Any = config.plugins["i18n"]
    return tuple(i18n.build_languages) if i18n.config.reconfigure_search else ()


def _adapter(config: MkDocsConfig) -> Adapter | None:
    hooks: Any = config.hooks or {}  # MkDocs 1.6.1: a list where there are none, else modules by name
    return next((adapter for name in hooks if (adapter := adapter_of(hooks[name]))), None)


def _run(
    site: Site,
    out: Path,
    settings: Callable[[], MkDocsConfig],
    warnings: Sequence[str],
    *,
    is_strict: bool = True,
) -> None:
    root, docs = site.config.root, site.config.root / site.config.docs
    try:
        config = settings()
        config.site_dir = str(out)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, TemplateError, OSError) as error:
        raise BuildError([*words_of(root, error), *located(root, docs, warnings)]) from error
    if warnings and is_strict:
        raise BuildError(located(root, docs, warnings))
