"""`portal mark`, `portal new` and `portal schema`."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.app import PATH, app, errors_told, site_here


@app.group()
def new() -> None:
    """Start a page or an item in every language."""


@app.command()
@click.argument("paths", metavar="PATH…", type=PATH, nargs=-1, required=True)
@click.option("--lang", metavar="LANG", multiple=True, help="Only this language; may be repeated.")
def mark(paths: tuple[Path, ...], lang: tuple[str, ...]) -> None:
    """Say that these translations are up to date with their source.

    PATH: translations or folders of them; items as FILE#ID.
    """
    from portal import edit

    with errors_told():
        for marked in edit.mark(site_here(), paths, lang):
            click.echo(f"{marked.path}: {marked.before} → current")


@app.command()
def schema() -> None:
    """Write a JSON Schema beside each catalogue type, for editors."""
    from portal import edit

    with errors_told():
        for path in edit.write_schemas(site_here()):
            click.echo(path)


@new.command("page")
@click.argument("key")
def new_page(key: str) -> None:
    """Start the page KEY in every language."""
    from portal import edit

    with errors_told():
        for path in edit.new_page(site_here(), key):
            click.echo(path)


@new.command("item")
@click.argument("type_", metavar="TYPE")
@click.argument("id_", metavar="ID")
def new_item(type_: str, id_: str) -> None:
    """Start the item ID of a catalogue TYPE."""
    from portal import edit

    with errors_told():
        click.echo(edit.new_item(site_here(), type_, id_))
