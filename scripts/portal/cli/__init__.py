"""The `portal` command: options in, exit codes out. No logic.

What a command needs is imported inside it: a check that finds every answer stored is over in half a second.
"""

from __future__ import annotations

from portal.cli import building, checking, editing, exporting, showing
from portal.cli.app import app

__all__ = ["app", "building", "checking", "editing", "exporting", "main", "showing"]


def main() -> None:
    """The entry point of the `portal` command."""
    app()
