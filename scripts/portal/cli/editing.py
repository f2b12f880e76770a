"""`portal mark`, `portal new` and `portal schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from portal.cli.app import app, errors_told, site_here

new_app = typer.Typer(no_args_is_help=True, help="Start a page or an item in every language.")
app.add_typer(new_app, name="new")


@app.command()
def mark(
    paths: Annotated[list[Path], typer.Argument(help="Translations or folders of them; items as FILE#ID.")],
    lang: Annotated[list[str] | None, typer.Option(help="Only this language; may be repeated.")] = None,
) -> None:
    """Say that these translations are up to date with their source."""
    from portal import edit

    with errors_told():
        for marked in edit.mark(site_here(), tuple(paths), tuple(lang or ())):
            typer.echo(f"{marked.path}: {marked.before} → current")


@app.command()
def schema() -> None:
    """Write a JSON Schema beside each catalogue type, for editors."""
    from portal import edit

    with errors_told():
        for path in edit.write_schemas(site_here()):
            typer.echo(path)


@new_app.command("page")
def new_page(key: str) -> None:
    """Start the page KEY in every language."""
    from portal import edit

    with errors_told():
        for path in edit.new_page(site_here(), key):
            typer.echo(path)


@new_app.command("item")
def new_item(
    type_: Annotated[str, typer.Argument(metavar="TYPE")], id_: Annotated[str, typer.Argument(metavar="ID")]
) -> None:
    """Start the item ID of a catalogue TYPE."""
    from portal import edit

    with errors_told():
        typer.echo(edit.new_item(site_here(), type_, id_))
