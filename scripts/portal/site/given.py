"""Content that is read already: a child process of a build has it from its parent."""

from __future__ import annotations

from pathlib import Path

from portal.model import Site

_GIVEN: dict[Path, Site] = {}


def give(site: Site) -> None:
    """Let the builds of this process use content that is read already."""
    _GIVEN[site.config.root] = site


def given(root: Path) -> Site | None:
    """The content of the project there, None where it is still to be read."""
    return _GIVEN.get(root)
