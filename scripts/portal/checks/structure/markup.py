"""What looks like markup and is printed as text."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.rule import Fault, PageView


def markup(view: PageView) -> Iterator[Fault]:
    """Boxes, tabs and lists are understood, not printed as they stand.

    A box begins with `!!! note "Title"`, a tab with `=== "Title"`, both in ASCII signs; a list needs an
    empty line before it. What Python-Markdown does not understand a reader sees as signs.

    Example: `！！！ note` with full-width signs, or `- first` in the line right below a paragraph.
    """
    for problem in view.document.problems:
        if problem.kind in ("marker", "list"):
            yield Fault(problem.line, problem.message, problem.hint)
