"""`portal counts` and `portal export`."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from portal.cli.app import app, errors_told, site_here


class Layout(enum.StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSON = "json"


@app.command()
def counts(
    layout: Annotated[Layout, typer.Option("--format", help="How to print them.")] = Layout.TEXT,
) -> None:
    """Count the items of each catalogue type, and those that are current in each language."""
    from portal import exports

    with errors_told():
        told = exports.counts_json if layout is Layout.JSON else exports.counts_text
        typer.echo(told(site_here()))


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="The folder to write `data/…` into.")] = Path("export"),
    type_: Annotated[list[str] | None, typer.Option("--type", help="Only this type.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="Only this language.")] = None,
    format_: Annotated[list[str] | None, typer.Option("--format", help="Only csv, json, xlsx, …")] = None,
) -> None:
    """Write the catalogues as the files that the site offers, without building it."""
    from portal import exports

    with errors_told():
        number = exports.export(site_here(), out, type_ or (), lang or (), format_ or ())
        typer.echo(f"{out / exports.FOLDER}: {number} files")
