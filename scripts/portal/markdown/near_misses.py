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
    title = content[: max(content.rfind("{"), content.rfind("｛"))].rstrip()
    message = (
        f"the braces of the heading `{content}` are printed: expected ` {{ #id }}` after one ASCII space"
    )
    hint = f"write `{'#' * level} {title} {{ #{name or 'id'} }}`"
    return name, Problem(line, message, hint, "attributes")


def marker(content: str, line: int) -> Problem | None:
    """A paragraph that starts like an admonition or a tab."""
    form = _MARKERS.get(content[:3])
    if not form:
        return None
    first = content.partition("\n")[0][:80]
    if not first[3:].strip():
        return None
    message = f"`{first}` is printed as it stands: expected the form `{form}`"
    return Problem(line, message, f"write `{form}`, with ASCII signs", "marker")


def list_without_gap(line: int) -> Problem:
    """A list in the line after a paragraph; Python-Markdown takes it for text."""
    message = "the list is printed as text: it follows a paragraph directly"
    return Problem(line, message, "put an empty line before the list", "list")


def fence(token: Token, line: int) -> Problem | None:
    """A fence without an end."""
    first, last = token.map or (0, 0)
    content, mark = token.content, token.markup
    inside = content.count("\n") + (content != "" and not content.endswith("\n"))
    if last - first - inside >= 2:
        return None
    message = f"the code block that {mark} opens is never closed"
    return Problem(line, message, f"close it by a line of {mark}", "fence")


def comment(html: str, line: int) -> Problem | None:
    """A comment without an end."""
    if html.rfind("<!--") <= html.rfind("-->"):
        return None
    return Problem(line, "the comment that <!-- opens is never closed", "close it by -->", "comment")
