"""The theme's style sheet without what no page of the portal can show: a page waits for its sheet before it is drawn.

A rule goes where all its selectors name a part of the theme that the templates do not print, or that only the
theme's script would make; then go the custom properties and animations that nothing reads any more. What a writer
may use in Markdown stays. A test compares with the classes of every built page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The classes that `overrides/`, Material's base.html (9.8.1) and our scripts print.
_PRINTED = r"(?:banner|button|container|content|grid|header|main|typeset)(?:__inner|--primary)?(?![\w-])"
# Set by the theme's script, or printed by extensions that mkdocs.yml does not name.
_OTHERS = (
    r"(?:js|focus-visible|tabbed-control|giscus|mermaid|keys|key-|critic|arithmatex|katex|task-list|\w*moji)"
)
_ABSENT = re.compile(rf"\.md-(?!{_PRINTED})|\.{_OTHERS}|\[data-md-(?!color-scheme)|\[(?:for|id)=__")
_STRING = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_MARK = re.compile(rf"{_STRING}|[{{}};]")
_ARGUMENTS = r"\((?:[^()]|\([^()]*\))*\)"
_SELECTOR = re.compile(rf"(?:[^,(]|{_ARGUMENTS})+")
_PROPERTY = re.compile(rf"(?<=[{{;])--([\w-]+):(?:{_STRING}|[^;}}\"'])*;?")
_ANIMATION = re.compile(r"@keyframes ([\w-]+)")


def used_of_theme(theme: str, ours: str) -> str:
    """What of the sheet `theme` is used, given the sheets that follow it."""
    text = "".join(_used(theme))
    while (shorter := "".join(_used(_without_unread(text, ours)))) != text:
        text = shorter
    return text


def _without_unread(text: str, ours: str) -> str:
    """Without the custom properties that no rule asks for; one may be asked for by another."""
    read = set(re.findall(r"var\(\s*--([\w-]+)", text + ours))
    return _PROPERTY.sub(lambda match: match[0] if match[1] in read else "", text)


def _used(text: str) -> Iterator[str]:
    for head, body in _rules(text):
        if not body:
            yield head
        elif match := _ANIMATION.match(head):
            if re.search(rf"animation[^;}}]*\b{match[1]}\b", text):
                yield f"{head}{{{body}}}"
        elif head.startswith(("@media", "@supports")):
            if inner := "".join(_used(body)):
                yield f"{head}{{{inner}}}"
        elif head := ",".join(one for one in _SELECTOR.findall(head) if _is_shown(one)):
            yield f"{head}{{{body}}}"


def _is_shown(selector: str) -> bool:
    """What stands in `:not(…)` and its like may be absent."""
    return not _ABSENT.search(re.sub(_ARGUMENTS, "", selector))


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """(what stands before the braces, what is in them); a statement without braces, and nothing."""
    depth = start = opened = 0
    for mark in _MARK.finditer(text):
        if mark[0] == "{":
            opened = opened if depth else mark.start()
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if not depth:
                if body := text[opened + 1 : mark.start()].strip():
                    yield text[start:opened].strip(), body
                start = mark.end()
        elif mark[0] == ";" and not depth:
            yield text[start : mark.end()].strip(), ""
            start = mark.end()
