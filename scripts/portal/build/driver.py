"""`portal build`: the whole site, or the old one untouched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.build.children import can_fork
from portal.build.inputs import Inputs, read_inputs, saved_between
from portal.build.join import is_joined, join, plan_join, refresh
from portal.build.order import DEFAULTS, Options, Order, Overtaken
from portal.build.swap import Swap
from portal.build.workshop import workshop
from portal.config import Language
from portal.finding import BuildError, ConfigError, nearest
from portal.model import Site

if TYPE_CHECKING:
    from portal.build.parts import Made


@dataclass(frozen=True, slots=True)
class Built:
    """Where the site stands now, how many pages each language has, and what was done for each language that
    has changed. `reason`: why MkDocs built it alone and nothing is kept for the next build; empty where that was
    not so. `is_complete`: not only the languages that were to be made `first` are as they should be. `changed`: the
    files of a folder changed in place that are others now. `saved`: the files of the content that were saved while
    it was built; `is_common_saved`: so was something else. The next build makes it again."""

    out: Path
    pages: tuple[tuple[str, int], ...]
    made: Mapping[str, Made] = field(default_factory=dict)
    reason: str = ""
    is_complete: bool = True
    changed: frozenset[str] = frozenset()
    saved: frozenset[str] = frozenset()
    is_common_saved: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether something was saved while it was built."""
        return bool(self.saved) or self.is_common_saved


def build(
    site: Site,
    out: Path,
    options: Options = DEFAULTS,
    only: Sequence[str] = (),
    inputs: Inputs | None = None,
) -> Built:
    """Build `site` into `out`; `only` some languages: then `out` gets their pages, not what stands once for all.
    `inputs` from before `site` was read (see `read_project`).

    ConfigError for a folder that is no site, BuildError for content or engine.
    """
    chosen = tuple(_language(site, code) for code in only) or site.config.languages
    return _build(site, chosen, out, options, inputs, is_whole=not only)


def join_parts(site: Site, parts: Sequence[Path], out: Path) -> Built:
    """One site out of parts of it. ConfigError where a language is missing, BuildError where parts differ."""
    problems = [f"{part}: no folder" for part in parts if not part.is_dir()]
    homes = [f"{site.config.home(language.code)}index.html" for language in site.config.languages]
    for language, page in zip(site.config.languages, homes, strict=True):
        if not any((part / page).is_file() for part in parts):
            mend = f"Build it: portal build --lang {language.code}"
            problems.append(f"no part holds {language.name} ({page}). {mend}")
    if problems:
        raise ConfigError(problems)
    # In the order of the languages, whatever the order in which the parts are named.
    held = {part: [index for index, page in enumerate(homes) if (part / page).is_file()] for part in parts}
    ordered = sorted(parts, key=lambda part: held[part] or [len(homes)])
    from portal.build.whole import make_whole
    from portal.site.engine import is_portal, load_mkdocs

    with (
        _replaceable(site, out) as swap,
        _told_as_failed(),
        workshop(site.config.root, out, keeps=False) as folder,
    ):
        config = load_mkdocs(site)
        if is_portal(config) and site.errors:
            raise BuildError(site.errors)
        join(plan_join(ordered, make_whole(site, config, ordered, folder / "whole")), swap.staged)
        swap.put_in_place()
    return Built(out, _counts(site, site.config.languages))


def _build(
    site: Site,
    languages: Sequence[Language],
    out: Path,
    options: Options,
    inputs: Inputs | None,
    *,
    is_whole: bool,
) -> Built:
    with (
        _replaceable(site, out) as swap,
        _told_as_failed(),
        workshop(site.config.root, out, keeps=options.keeps) as folder,
    ):
        order = Order(site, inputs or read_inputs(site.config), folder, options.keeps, options.searched)
        order.distrust_unfinished()
        try:
            built = _made(order, languages, swap, options, is_whole=is_whole)
        except Overtaken:
            built = Built(out, (), is_complete=False)
        finally:
            now = order.finish()
    before = order.inputs
    return replace(built, saved=saved_between(before, now), is_common_saved=now.common != before.common)


def _made(
    order: Order, languages: Sequence[Language], swap: Swap, options: Options, *, is_whole: bool
) -> Built:
    codes = [language.code for language in languages]
    made: Mapping[str, Made] = {}
    reason, is_partial = "", False
    changed: frozenset[str] = frozenset()
    if not all(order.has_part(lang) for lang in codes) or (is_whole and not order.has_whole):
        from portal.build.changed import make_changed

        order.begin()
        is_partial = _may_wait(order, [lang for lang in codes if lang not in options.first], options)
        chosen = options.first if is_partial else codes
        whole = swap.staged if is_whole and not is_partial else None
        made, reason = make_changed(order, chosen, options, _workers(options.workers), whole)
    if not (reason and is_whole):
        plan = plan_join([order.part(lang) for lang in codes], order.whole if is_whole else None)
        if options.in_place:
            options.refuse_overtaken()
            changed = refresh(plan, swap.out)
        elif options.verified or not is_joined(plan, swap.out):
            join(plan, swap.staged)
    if options.verified:
        from portal.build.verify import verify

        verify(order.site, swap.staged, swap.out)
    if any(swap.staged.iterdir()):
        swap.put_in_place()
    return Built(swap.out, _counts(order.site, languages), made, reason, not is_partial, changed)


def _may_wait(order: Order, others: Sequence[str], options: Options) -> bool:
    """Whether what is not to be made first is there as it was once."""
    return bool(options.first) and order.had_whole and all(order.had_part(lang) for lang in others)


@contextmanager
def _replaceable(site: Site, out: Path) -> Iterator[Swap]:
    """A folder to fill, to be put in the place of `out` when all went well."""
    _refuse_foreign(site, out)
    with Swap(out) as swap:
        yield swap


@contextmanager
def _told_as_failed() -> Iterator[None]:
    """A disk that is full, or a file that cannot be read, is no fault of ours."""
    try:
        yield
    except OSError as error:
        raise BuildError(str(error)) from error


def _workers(asked: int) -> int:
    return (asked or len(os.sched_getaffinity(0))) if can_fork() else 1


def _language(site: Site, code: str) -> Language:
    known = {language.code: language for language in site.config.languages}
    if code not in known:
        raise ConfigError(f"--lang {code}: unknown language. {nearest(code, known)}")
    return known[code]


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
