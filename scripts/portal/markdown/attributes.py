"""Attribute lists of Python-Markdown: `{ #id .class key=value }` after a heading, a block or inline text."""

from __future__ import annotations

import re

# Python-Markdown 3.11 (extensions/attr_list.py). `{{` is a token of ours and never opens a list.
_INLINE = re.compile(r"""\{(?!\{):?[ ]*(?:"[^"\n]*+"|'[^'\n]*+'|[^{}"'\n])++\}""")
_NEAR_MISS = re.compile(r"[{｛]\s*[:：]?\s*[#＃]\s*([^\s{}｛｝#＃]*)[^{}｛｝]*[}｝]\s*$")
_LONGEST = 300


def cut_at_end(content: str) -> tuple[str, str]:
    """Heading, term or table cell: (content, attribute list); the list follows one ASCII space or more."""
    if not content.endswith("}"):
        return content, ""
    start = content.rfind("{")
    inner = content[start + 1 : -1]
    if start < 1 or content[start - 1] != " " or "}" in inner or "\n" in inner or not inner.strip(" :"):
        return content, ""
    return content[:start].rstrip(" "), inner


def cut_last_line(content: str) -> tuple[str, str]:
    """Paragraph or item: (content, attribute list); the list is the whole last line."""
    if not content.endswith("}") or "\n" not in content:
        return content, ""
    text, _, last = content.rpartition("\n")
    last = last.strip(" ")
    if not last.startswith("{") or any(brace in last[1:-1] for brace in "{}") or not last[1:-1].strip(" :"):
        return content, ""
    return text, last[1:-1]


def cut_at_start(text: str) -> tuple[str, str]:
    """Text after an inline element: (text, attribute list)."""
    match = _INLINE.match(text)
    return (text[match.end() :], match[0][1:-1]) if match else (text, "")


def identifier(attributes: str) -> str:
    """The id that an attribute list gives, empty if none."""
    if not attributes:
        return ""
    found = ""
    for word in attributes.lstrip(": ").split(" "):
        if word.startswith("#"):
            found = word[1:]
        elif word.startswith("id="):
            found = word[3:].strip("\"'")
    return found


def near_miss(content: str) -> str | None:
    """The id of what was meant as a heading's attribute list and is printed instead; None if nothing was."""
    match = _NEAR_MISS.search(content[-_LONGEST:])
    return match[1] if match else None
