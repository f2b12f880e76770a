"""`portal build`, `portal join`, `portal compress`, `portal deploy` and `portal serve`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli.app import PATH, app, errors_told, site_here
from portal.cli.painting import is_terminal, progress_bar
from portal.finding import ConfigError

if TYPE_CHECKING:
    from portal.build import Built

_out = click.option(
    "--out",
    type=PATH,
    default=Path("site"),
    show_default=True,
    help="The folder of the site; replaced as a whole.",
)


@app.command("build")
@_out
@click.option("--lang", metavar="LANG,LANG", default="", help="Only these languages, for `join`.")
@click.option(
    "--workers", type=click.IntRange(min=0), default=0, help="Languages at once; 0: the free cores."
)
@click.option("--cache/--no-cache", default=True, help="Use what earlier builds left.")
@click.option("--verify", is_flag=True, help="Build by MkDocs alone too, and compare.")
@click.option("--timings", is_flag=True, help="Tell the ten slowest pages.")
def build_(out: Path, lang: str, workers: int, cache: bool, verify: bool, timings: bool) -> None:
    """Build the whole site; the old one stays until the new one is complete."""
    from portal.build import Options, build, read_project
    from portal.config import find_root

    with errors_told():
        languages = [code.strip() for code in lang.split(",") if code.strip()]
        if languages and verify:
            raise ConfigError("--verify compares whole sites. Call it without --lang")
        site, inputs = read_project(find_root(Path.cwd()))
        folder = (site.config.root / out).resolve()
        with progress_bar("Pages") as bar:
            options = Options(workers, cache, verified=verify, told=_summed(bar))
            built = build(site, folder, options, languages, inputs)
        _tell(built)
        if timings:
            _tell_slowest(built)


@app.command()
@click.argument("parts", metavar="PART…", type=PATH, nargs=-1, required=True)
@_out
def join(parts: tuple[Path, ...], out: Path) -> None:
    """Make one site of parts that were built on several machines; the parts are used up.

    PART: a folder made by `build --lang`.
    """
    from portal.build import join_parts

    with errors_told():
        site = site_here()
        folders = [part.resolve() for part in parts]
        _tell(join_parts(site, folders, (site.config.root / out).resolve()))


def _summed(bar: Callable[[int, int], None]) -> Callable[[str, int, int], None]:
    """One bar for all languages."""
    counts: dict[str, tuple[int, int]] = {}

    def told(lang: str, done: int, of_all: int) -> None:
        counts[lang] = done, of_all
        bar(sum(done for done, _ in counts.values()), sum(of_all for _, of_all in counts.values()))

    return told


def _tell(built: Built) -> None:
    """What was done, by language for a log; a terminal had its bar."""
    if built.reason:
        click.echo(f"built by MkDocs alone, and nothing kept: {built.reason}")
    for lang, _ in built.pages if not (is_terminal() or built.reason) else ():
        made = built.made.get(lang)
        done = f"{made.pages} pages, {made.taken} as before, {made.spent:.1f} s" if made else "as before"
        click.echo(f"{lang}: {done}")
    pages = ", ".join(f"{lang} {count}" for lang, count in built.pages)
    click.echo(f"{built.out}: built ({pages} pages)")


def _tell_slowest(built: Built) -> None:
    seconds = [(spent, url) for made in built.made.values() for url, spent in made.seconds.items()]
    for spent, url in sorted(seconds, reverse=True)[:10]:
        click.echo(f"{spent:7.3f} s  /{url}")


@app.command()
def languages() -> None:
    """Print the codes of all languages as JSON, for a CI job that builds each on a machine of its own."""
    with errors_told():
        click.echo(json.dumps([language.code for language in site_here().config.languages]))


@app.command()
@click.option("--address", metavar="HOST:PORT", help="Such as 127.0.0.1:8000.")
def serve(address: str | None) -> None:
    """Show the site while it is edited; pages, data and templates are watched."""
    from portal.build import serve as serve_site
    from portal.config import find_root

    with errors_told():
        serve_site(find_root(Path.cwd()), address)


@app.command()
@click.argument("folder", metavar="[DIR]", type=PATH, default=Path("site"))
def compress(folder: Path) -> None:
    """Write brotli and gzip beside the files of a built site, for its release.

    DIR: the folder of the site; `site` if none is named.
    """
    from portal.compress import compress as compress_files

    with errors_told():
        done = compress_files(folder)
        click.echo(f"{folder}: {done.files} files, {done.size} bytes; br {done.brotli}, gz {done.gzip}")


@app.command()
def deploy() -> None:
    """Write the settings for servers in deploy/ anew."""
    from portal.config import find_root, load_config
    from portal.deploy import write_settings

    with errors_told():
        for path in write_settings(load_config(find_root(Path.cwd()))):
            click.echo(path)
