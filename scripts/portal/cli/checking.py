"""`portal check`."""

from __future__ import annotations

import enum
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli.app import PATH, app, choice, errors_told
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
@click.argument("paths", metavar="[PATH]…", type=PATH, nargs=-1)
@choice("format_", "--format", default=Format.text, told="How findings are told.")
@choice("--fail-on", default=FailOn.error, told="Exit 1 from this severity on.")
@click.option("--rules", metavar="A,B", default="", help="Only these rules.")
@click.option("list_", "--list", is_flag=True, help="Name all rules; with --format markdown explain them.")
@click.option("--explain", metavar="RULE", default="", help="Explain a rule.")
@click.option("--since", metavar="REV", default="", help="Only what changed for the worse since REV.")
@click.option("--layout", metavar="'DIR/{lang}'", default="", help="Any tree of Markdown.")
@click.option("--source", metavar="LANG", default="", help="Its source language.")
@click.option("--targets", metavar="LANG,LANG", default="", help="Its other languages.")
@click.option("--site", metavar="DIR", type=PATH, help="The built site too.")
@click.option("--no-cache", is_flag=True, help="Ask every rule again.")
@click.option(
    "--workers", type=click.IntRange(min=0), default=0, help="Processes; 0: as many as there are cores."
)
def check(
    paths: tuple[Path, ...],
    format_: Format,
    fail_on: FailOn,
    rules: str,
    list_: bool,
    explain: str,
    since: str,
    layout: str,
    source: str,
    targets: str,
    site: Path | None,
    no_cache: bool,
    workers: int,
) -> None:
    """Find what is wrong with the content and how to mend it.

    PATH: only what is said of these files and folders.

    Exit codes: 0 fine, 1 findings at or above --fail-on, 2 settings or input that cannot be used.
    """
    from portal.checks.request import Request, answer

    with errors_told():
        if list_ or explain:
            _describe(explain, format_)
            return
        request = Request(
            start=Path.cwd(),
            paths=paths,
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
        sys.exit(report.fails(Severity[fail_on.name.upper()]))


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
    write([(rule_explained(rows[0]) if slug else listed(rows)).encode()])


def _rows() -> Sequence[RuleRow]:
    from portal.checks import RULES

    return RULES
