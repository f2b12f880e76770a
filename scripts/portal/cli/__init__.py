"""The `portal` command: options in, exit codes out. No logic.

What a command needs is imported inside it: a check that finds every answer stored is over in half a second.
"""

from __future__ import annotations

import gc
import sys

from portal.cli import building, checking, editing, exporting, showing
from portal.cli.app import app

__all__ = ["app", "building", "checking", "editing", "exporting", "main", "showing"]


def main() -> None:
    """The entry point of the `portal` command."""
    # What a check reads stays to its end: a collector that looks through it again and again takes a tenth of the time.
    if sys.argv[1:2] == ["check"]:
        gc.disable()
    app()
