"""`portal status` and `portal diff`."""

from __future__ import annotations

import enum

import click

from portal.cli.app import app, choice, errors_told, full_site_here
from portal.cli.painting import is_terminal, paint, write


class Format(enum.StrEnum):
    """How states are told."""

    text = "text"
    json = "json"
    markdown = "markdown"


@app.command()
@choice("format_", "--format", default=Format.text, told="How states are told.")
def status(format_: Format) -> None:
    """Say in what state every page is in every language."""
    from portal.reporters.status import FORMATS, status_of

    with errors_told():
        write([FORMATS[format_](status_of(full_site_here())).encode()])


@app.command()
@click.argument("name", metavar="LANG/KEY")
def diff(name: str) -> None:
    """Show what changed in the source since this translation was made.

    LANG/KEY: such as en/city/history.
    """
    from portal.drift import drift_of
    from portal.reporters import diff as reporter

    with errors_told():
        drift = drift_of(full_site_here(), name)
        if is_terminal():
            paint(reporter.lines(drift, marks=False), reporter.STYLES)
        else:
            write([reporter.as_text(drift).encode()])
