"""What has changed is made, with MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from portal.build.children import can_fork, run_tasks
from portal.build.known import refuse_errors
from portal.build.order import Options, Order
from portal.build.parts import Made, make_part
from portal.build.whole import make_whole
from portal.cache import Store
from portal.site.engine import is_portal, load_mkdocs, reason_against, run_mkdocs


def make_changed(
    order: Order, codes: Sequence[str], options: Options, workers: int, whole: Path | None
) -> tuple[Mapping[str, Made], str]:
    """Make the languages `codes` as far as they have changed, each in a process of its own, and what stands
    once, for a site as a whole, which goes to the folder `whole`. What was done. BuildError; OSError.

    Or else why the project is not known to be safe for that: then `whole` holds what MkDocs alone makes.
    """
    site = order.site
    config = load_mkdocs(site)
    reason = reason_against(site.config.root, config, order.inputs.watched)
    if reason:
        order = replace(order, keeps=False)
    if is_portal(config):
        from portal.build.downloads import recall_downloads

        refuse_errors(site, order.inputs, Store(order.folder / "judged" if order.keeps else None), workers)
        recall_downloads(order)
    if reason and whole:
        run_mkdocs(site, whole)
        return {}, reason
    is_alone = workers == 1 or not can_fork()
    # A build uses its settings up; a forked process has its own copy of them.
    load = partial(load_mkdocs, site) if is_alone else lambda: config
    changed = [lang for lang in codes if reason or not order.has_part(lang)]
    made = run_tasks({lang: partial(make_part, order, lang, load) for lang in changed}, workers, options.hear)
    if whole:
        key = order.key_of_whole if order.keeps else ""
        make_whole(site, config, [order.part(lang) for lang in codes], order.whole.parent, key)
    return made, reason
