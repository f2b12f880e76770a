"""A request to check, as it is made on the command line, answered with a report."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portal.cache import Stamps, Store
from portal.checks.environment import digest
from portal.checks.run import Progress, Way, report
from portal.config import Config, find_root, foreign_config, load_config
from portal.finding import ConfigError, nearest
from portal.model import load_site, refuse_empty
from portal.report import Report

if TYPE_CHECKING:
    from portal.checks.rule import Rule

_KEPT_DAYS = 30


class Request(NamedTuple):
    """What to check. `start` is where the project is looked for, and what `paths` and `layout` are relative
    to. `rules` are slugs, none for all; `since` a revision, empty for none; `layout` any tree, empty for the
    project itself, with its `source` and `targets`; `built` the built site, if that is to be checked too."""

    start: Path
    paths: tuple[Path, ...] = ()
    rules: tuple[str, ...] = ()
    since: str = ""
    layout: str = ""
    source: str = ""
    targets: tuple[str, ...] = ()
    built: Path | None = None
    is_cached: bool = True


def answer(request: Request, workers: int, progress: Progress) -> Report:
    """The report; ConfigError, with all problems at once, for what cannot be checked. `workers` 0: as many
    processes as there are cores."""
    config = _config(request)
    rules = chosen(request.rules, "site" if request.built else "", is_ours=config.is_ours)
    site = load_site(config)
    refuse_empty(site)
    paths = tuple(_relative(config.root, request.start, path) for path in request.paths)
    store = Store(_cache_folder(request, config) if request.is_cached else None)
    stamps = Stamps(store.beside("stamps.json"))
    way = Way(store, stamps, _names(request), workers, progress, paths)
    if not request.is_cached:
        way = replace(way, store=None)
    if request.built:
        folder = request.start / request.built
        way = replace(way, built=folder, built_shown=_shown(config.root, folder))
    told = report(site, rules, way)
    if request.since:
        from portal.checks.since import opened  # git and archives: only this needs them

        told = opened(told, config, request.since, rules, way)
    store.save(is_complete=not paths)
    stamps.save()
    return told


def chosen(names: Sequence[str], *more_groups: str, is_ours: bool = True) -> Callable[[], Sequence[Rule]]:
    """The rules of these slugs, for none all that may speak of the tree; ConfigError for a slug that is none.
    The table is imported when the rules are asked for, or to judge the names."""
    if names:
        from portal.checks.table import RULES

        slugs = {rule.slug for rule in RULES}
        unknown = [name for name in names if name not in slugs]
        if unknown:
            raise ConfigError([f"unknown rule `{name}`. {nearest(name, slugs)}" for name in unknown])
        of_site = [rule.slug for rule in RULES if rule.group == "site" and rule.slug in names]
        if of_site and "site" not in more_groups:
            raise ConfigError(f"`{of_site[0]}` is a rule over the built site: name it, `--site site`")

    def rules() -> Sequence[Rule]:
        if not (names or is_ours):
            from portal.checks import everywhere

            return everywhere.RULES
        from portal.checks.table import RULES

        groups = {rule.group for rule in RULES} - {"site"} | set(more_groups)
        return [rule for rule in RULES if rule.group in groups and (not names or rule.slug in names)]

    return rules


def _names(request: Request) -> str:
    return ",".join(sorted(request.rules)) + ("+site" if request.built else "")


def _config(request: Request) -> Config:
    if request.built and request.layout:
        raise ConfigError("--site is the project's own; --layout names another tree")
    if request.built and not (request.start / request.built).is_dir():
        raise ConfigError(f"--site {request.built}: no such folder. Build the site first: `portal build`")
    if request.layout:
        if request.since:
            raise ConfigError("--since looks at the history of the project itself, not of --layout")
        return foreign_config(request.start, request.layout, request.source, request.targets)
    if request.source or request.targets:
        raise ConfigError("--source and --targets belong to --layout; a project names its languages itself")
    return load_config(find_root(request.start))


def _relative(root: Path, start: Path, path: Path) -> str:
    """A path given on the command line, as findings have it."""
    absolute = Path(*(start / path).parts)
    if not absolute.exists():
        raise ConfigError(f"{path}: no such file or folder")
    for shown in (absolute, absolute.resolve()):
        with contextlib.suppress(ValueError):
            return shown.relative_to(root).as_posix()
    raise ConfigError(f"{path}: lies outside {root}")


def _shown(root: Path, folder: Path) -> str:
    """A folder as findings name it: below the project's root if it lies there."""
    absolute = folder.resolve()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()


def _cache_folder(request: Request, config: Config) -> Path | None:
    """A folder for each kind of request: below the project, else below the user's own caches."""
    try:
        top = find_root(request.start) / ".cache"
    except ConfigError:
        top = Path("~/.cache/portal").expanduser()
    kind = digest((config.layout, config.source.code, *request.targets, _names(request)))[:12]
    folder = top / "check" / kind
    _forget_old(folder.parent)
    return folder


def _forget_old(folder: Path) -> None:
    """Kinds of requests that nobody has made for a month."""
    oldest = time.time() - _KEPT_DAYS * 86_400
    with contextlib.suppress(OSError):
        for kind in folder.iterdir():
            if kind.stat().st_mtime < oldest:
                shutil.rmtree(kind, ignore_errors=True)
