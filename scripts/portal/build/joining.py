"""`portal join`: one site out of parts that were built elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from portal.build.driver import Built
from portal.build.join import join, plan_join
from portal.build.output import page_counts, replaceable, told_as_failed
from portal.build.workshop import workshop
from portal.finding import BuildError, ConfigError
from portal.model import Site


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
        replaceable(site, out) as swap,
        told_as_failed(),
        workshop(site.config.root, out, keeps=False) as folder,
    ):
        config = load_mkdocs(site)
        if is_portal(config) and site.errors:
            raise BuildError(site.errors)
        join(plan_join(ordered, make_whole(site, config, ordered, folder / "whole")), swap.staged)
        swap.put_in_place()
    return Built(out, page_counts(site, site.config.languages))
