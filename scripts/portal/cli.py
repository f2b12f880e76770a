"""The `portal` command: options in, exit codes out. No logic."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from portal import edit
from portal.build import Built, build_part, join_parts
from portal.build import build as build_site
from portal.config import find_root, load_config
from portal.finding import BuildError, ConfigError
from portal.model import Site, load_site
from portal.site.engine import serve_mkdocs

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The Hải Phòng portal: build it, serve it, keep its languages in step.",
)
new_app = typer.Typer(no_args_is_help=True, help="Start a page or an item in every language.")
app.add_typer(new_app, name="new")


@contextmanager
def _errors_told() -> Iterator[None]:
    """Settings and input that cannot be used: exit 2. A build that failed: exit 3. Never a traceback."""
    try:
        yield
    except ConfigError as error:
        sys.exit(_told(error.problems, 2))
    except BuildError as error:
        sys.exit(_told((*error.problems, "The build failed; the previous site is as it was."), 3))


def _told(problems: tuple[str, ...], code: int) -> int:
    for problem in problems:
        typer.echo(problem, err=True)
    return code


def _site() -> Site:
    return load_site(load_config(find_root(Path.cwd())))


@app.command()
def build(
    out: Annotated[Path, typer.Option(help="The folder of the site; replaced as a whole.")] = Path("site"),
    lang: Annotated[str, typer.Option(help="Only these languages, for `join`: vi,en")] = "",
    workers: Annotated[int, typer.Option(min=0, help="Languages at once; 0: the free cores.")] = 0,
) -> None:
    """Build the whole site; the old one stays until the new one is complete."""
    with _errors_told():
        site = _site()
        folder = (site.config.root / out).resolve()
        languages = [code.strip() for code in lang.split(",") if code.strip()]
        _tell(
            build_part(site, languages, folder, workers) if languages else build_site(site, folder, workers)
        )


@app.command()
def join(
    parts: Annotated[list[Path], typer.Argument(help="Folders made by `build --lang`.")],
    out: Annotated[Path, typer.Option(help="The folder of the site; replaced as a whole.")] = Path("site"),
) -> None:
    """Make one site of parts that were built on several machines; the parts are used up."""
    with _errors_told():
        site = _site()
        _tell(join_parts(site, [part.resolve() for part in parts], (site.config.root / out).resolve()))


def _tell(built: Built) -> None:
    pages = ", ".join(f"{lang} {count}" for lang, count in built.pages)
    typer.echo(f"{built.out}: built ({pages} pages)")


@app.command()
def serve(address: Annotated[str | None, typer.Option(help="Such as 127.0.0.1:8000.")] = None) -> None:
    """Show the site while it is edited; pages, data and templates are watched."""
    with _errors_told():
        serve_mkdocs(find_root(Path.cwd()), address)


@app.command()
def mark(paths: Annotated[list[Path], typer.Argument(help="Translations, or folders of them.")]) -> None:
    """Say that these translations are up to date with their source."""
    with _errors_told():
        for marked in edit.mark(_site(), tuple(paths)):
            typer.echo(f"{marked.path}: {marked.before} → current")


@new_app.command("page")
def new_page(key: str) -> None:
    """Start the page KEY in every language."""
    with _errors_told():
        for path in edit.new_page(_site(), key):
            typer.echo(path)


@new_app.command("item")
def new_item(
    type_: Annotated[str, typer.Argument(metavar="TYPE")], id_: Annotated[str, typer.Argument(metavar="ID")]
) -> None:
    """Start the item ID of a catalogue TYPE."""
    with _errors_told():
        typer.echo(edit.new_item(_site(), type_, id_))


def main() -> None:
    """The entry point of the `portal` command."""
    app()
