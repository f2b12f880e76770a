"""What looks like markup and is printed by Python-Markdown as it stands, or swallows the rest of the page."""

from __future__ import annotations

from markdown_it.token import Token

from portal.markdown import attributes
from portal.markdown.document import Problem

_MARKERS = {
    "!!!": '!!! note "Title"',
    "！！！": '!!! note "Title"',
    "???": '??? note "Title"',
    "？？？": '??? note "Title"',
    "===": '=== "Title"',
    "＝＝＝": '=== "Title"',
}


def heading_attributes(content: str, level: int, line: int) -> tuple[str, Problem | None]:
    """(the id that was meant, the problem) of a heading whose braces are printed."""
    name = attributes.near_miss(content) if content.endswith(("}", "｝")) else None
    if name is None:
        return "", None
    start = max(content.rfind("{"), content.rfind("｛"))
    message = f"the braces in the heading `{content}` are printed: expected ` {{ #id }}` after one ASCII space"
    hint = f"write `{'#' * level} {content[:start].rstrip()} {{ #{name or 'id'} }}`"
    return name, Problem(line, message, hint, "attributes")


def marker(content: str, line: int) -> Problem | None:
    """A paragraph that starts like an admonition or a tab."""
    form = _MARKERS.get(content[:3])
    first = content.partition("\n")[0][:80]
    if not form or not first[3:].strip():
        return None
    return Problem(line, f"`{first}` is printed as it stands: it is no admonition and no tab", f"write `{form}`", "marker")


def list_without_gap(line: int) -> Problem:
    """A list that follows a paragraph in the next line; Python-Markdown takes it for text."""
    return Problem(line, "the list follows a paragraph directly: it is printed as text", "put an empty line before it", "list")


def fence(token: Token, line: int) -> Problem | None:
    """A fence without an end."""
    first, last = token.map or (0, 0)
    if last - first - token.content.count("\n") >= 2:
        return None
    mark = token.markup
    return Problem(line, f"the code block that {mark} opens is never closed", f"close it by a line of {mark}", "fence")


def comment(html: str, line: int) -> Problem | None:
    """A comment without an end."""
    if html.rfind("<!--") <= html.rfind("-->"):
        return None
    return Problem(line, "the comment that `<!--` opens is never closed", "close it by `-->`", "comment")
