"""`portal check`."""

from __future__ import annotations

import enum
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portal.cli.app import app, errors_told
from portal.cli.painting import is_terminal, paint, progress_bar, write
from portal.finding import Severity

if TYPE_CHECKING:
    from portal.report import Report
    from portal.reporters import RuleRow

# GitHub takes 1 MiB.
LARGEST_SUMMARY = 900_000


class Format(enum.StrEnum):
    """How findings are told."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    markdown = "markdown"


class FailOn(enum.StrEnum):
    """From which severity on the command fails."""

    error = "error"
    warning = "warning"
    note = "note"


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]…", help="Only what is said of these files and folders."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How findings are told.")] = Format.text,
    fail_on: Annotated[FailOn, typer.Option(help="Exit 1 from this severity on.")] = FailOn.error,
    rules: Annotated[str, typer.Option(metavar="A,B", help="Only these rules.")] = "",
    list_: Annotated[
        bool, typer.Option("--list", help="Name all rules; with --format markdown explain them.")
    ] = False,
    explain: Annotated[str, typer.Option(metavar="RULE", help="Explain a rule.")] = "",
    since: Annotated[
        str, typer.Option(metavar="REV", help="Only what changed for the worse since REV.")
    ] = "",
    layout: Annotated[str, typer.Option(metavar="'DIR/{lang}'", help="Any tree of Markdown.")] = "",
    source: Annotated[str, typer.Option(metavar="LANG", help="Its source language.")] = "",
    targets: Annotated[str, typer.Option(metavar="LANG,LANG", help="Its other languages.")] = "",
    site: Annotated[Path | None, typer.Option(metavar="DIR", help="The built site too.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Ask every rule again.")] = False,
    workers: Annotated[int, typer.Option(help="Processes; 0: as many as there are cores.", min=0)] = 0,
) -> None:
    """Find what is wrong with the content and how to mend it.

    Exit codes: 0 fine, 1 findings at or above --fail-on, 2 settings or input that cannot be used.
    """
    from portal.checks.request import Request, answer

    with errors_told():
        if list_ or explain:
            _describe(explain, format_)
            return
        request = Request(
            start=Path.cwd(),
            paths=tuple(paths or ()),
            rules=_split(rules),
            since=since,
            layout=layout,
            source=source,
            targets=_split(targets),
            built=site,
            is_cached=not no_cache,
        )
        with progress_bar("pages") as progress:
            report = answer(request, workers, progress)
        _tell(report, format_)
        raise typer.Exit(report.fails(Severity[fail_on.name.upper()]))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _tell(report: Report, format_: Format) -> None:
    from portal.reporters import FORMATS, as_markdown, text

    if format_ is Format.text and is_terminal():
        paint(text.lines(report), text.STYLES)
    else:
        write(FORMATS[format_](report, _rows))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if format_ is Format.github and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(report, LARGEST_SUMMARY))


def _describe(slug: str, format_: Format) -> None:
    from portal.checks.request import chosen
    from portal.reporters.reference import rule_explained, rule_list, rule_reference

    rows = chosen((slug,) if slug else (), "site")()
    listed = rule_reference if format_ is Format.markdown else rule_list
    write((rule_explained(rows[0]) if slug else listed(rows)).encode())


def _rows() -> Sequence[RuleRow]:
    from portal.checks import RULES

    return RULES
