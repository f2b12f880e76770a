"""`portal build`: the whole site, or the old one untouched."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.build.children import can_fork
from portal.build.inputs import Inputs, read_inputs, saved_between
from portal.build.join import is_joined, join, plan_join, refresh
from portal.build.order import DEFAULTS, Options, Order, Overtaken
from portal.build.output import page_counts, replaceable, told_as_failed
from portal.build.swap import Swap
from portal.build.workshop import workshop
from portal.config import Language
from portal.finding import ConfigError, nearest
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
        replaceable(site, out) as swap,
        told_as_failed(),
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
    return Built(swap.out, page_counts(order.site, languages), made, reason, not is_partial, changed)


def _may_wait(order: Order, others: Sequence[str], options: Options) -> bool:
    """Whether what is not to be made first is there as it was once."""
    return bool(options.first) and order.had_whole and all(order.had_part(lang) for lang in others)


def _workers(asked: int) -> int:
    return (asked or len(os.sched_getaffinity(0))) if can_fork() else 1


def _language(site: Site, code: str) -> Language:
    known = {language.code: language for language in site.config.languages}
    if code not in known:
        raise ConfigError(f"--lang {code}: unknown language. {nearest(code, known)}")
    return known[code]
