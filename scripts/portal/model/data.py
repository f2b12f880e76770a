"""What is told once — facts, catalogue, interface strings — each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from portal.config import Config
from portal.finding import Finding, Severity

if TYPE_CHECKING:
    from portal.catalogue import Catalogue
    from portal.facts import Facts
    from portal.interface import Interface


class Data:
    """The data of a project; empty for a tree that is not ours.

    The readers are imported late: they cost 0.1 s, and a check that finds all answers stored needs none.
    """

    def __init__(self, config: Config, linked_folders: tuple[str, ...] = ()) -> None:
        self._config, self._linked_folders = config, linked_folders

    @cached_property
    def facts(self) -> Facts:
        """`data/facts/*.yml` and `data/sources.yml`."""
        from portal.facts import Facts, load_facts

        return load_facts(self._config.root, self._config.data) if self._config.is_ours else Facts({}, {}, ())

    @cached_property
    def catalogue(self) -> Catalogue:
        """`data/catalogue`."""
        from portal.catalogue import Catalogue, load_catalogue

        if not self._config.is_ours:
            return Catalogue({}, {}, ())
        return load_catalogue(self._config, frozenset(self.facts.sources))

    @cached_property
    def interfaces(self) -> Mapping[str, Interface]:
        """`data/ui`, by language."""
        return self._interfaces[0]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the data, and folders that nobody follows."""
        message, hint = "this link to a folder is not followed", "Put the files themselves here."
        links = [
            Finding("unreadable", Severity.ERROR, path, 1, message, hint) for path in self._linked_folders
        ]
        return (*links, *self.facts.findings, *self.catalogue.findings, *self._interfaces[1])

    @cached_property
    def _interfaces(self) -> tuple[Mapping[str, Interface], tuple[Finding, ...]]:
        from portal.interface import load_interfaces

        return load_interfaces(self._config) if self._config.is_ours else ({}, ())
