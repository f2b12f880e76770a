"""`portal counts` and `portal export`."""

from __future__ import annotations

import enum
from pathlib import Path

import click

from portal.cli.app import PATH, app, choice, errors_told, site_here


class Layout(enum.StrEnum):
    """How a command prints."""

    text = "text"
    json = "json"


@app.command()
@choice("layout", "--format", default=Layout.text, told="How to print them.")
def counts(layout: Layout) -> None:
    """Count the items of each catalogue type, and those that are current in each language."""
    from portal import exports

    with errors_told():
        told = exports.counts_json if layout is Layout.json else exports.counts_text
        click.echo(told(site_here()))


@app.command()
@click.option(
    "--out",
    type=PATH,
    default=Path("export"),
    show_default=True,
    help="The folder to write `data/…` into.",
)
@click.option("types", "--type", metavar="TYPE", multiple=True, help="Only this type; may be repeated.")
@click.option("langs", "--lang", metavar="LANG", multiple=True, help="Only this language; may be repeated.")
@click.option(
    "formats", "--format", metavar="FORMAT", multiple=True, help="Only csv, json, xlsx, …; may be repeated."
)
def export(out: Path, types: tuple[str, ...], langs: tuple[str, ...], formats: tuple[str, ...]) -> None:
    """Write the catalogues as the files that the site offers, without building it."""
    from portal import exports

    with errors_told():
        number = exports.export(site_here(), out, types, langs, formats)
        click.echo(f"{out / exports.FOLDER}: {number} files")
