"""The command's frame, and how it tells what it cannot use."""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portal.finding import BuildError, ConfigError

if TYPE_CHECKING:
    from portal.model import Site

Command = Callable[..., Any]
PATH = click.Path(path_type=Path)


@click.group(context_settings={"max_content_width": 120})
def app() -> None:
    """The Hải Phòng portal: build it, serve it, keep its languages in step."""


def choice(*names: str, default: enum.StrEnum, told: str) -> Callable[[Command], Command]:
    """An option that takes one of the values that `default` is of."""
    return click.option(
        *names, type=click.Choice(type(default)), default=default, show_default=True, help=told
    )


@contextmanager
def errors_told() -> Iterator[None]:
    """Settings and input that cannot be used: exit 2. A build that failed: exit 3. Never a traceback."""
    try:
        yield
    except ConfigError as error:
        sys.exit(_told(error.problems, 2))
    except BuildError as error:
        sys.exit(_told((*error.problems, "The build failed; the previous site is as it was."), 3))


def _told(problems: tuple[str, ...], code: int) -> int:
    for problem in problems:
        click.echo(problem, err=True)
    return code


def site_here() -> Site:
    """The content of the project around the current folder."""
    from portal.config import find_root, load_config
    from portal.model import load_site

    return load_site(load_config(find_root(Path.cwd())))


def full_site_here() -> Site:
    """The same; ConfigError where it has no page: nothing found is no good state."""
    from portal.model import refuse_empty

    site = site_here()
    refuse_empty(site)
    return site
