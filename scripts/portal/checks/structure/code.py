"""Code: the same in every language but for its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.partners import REMOVE, added, counted, lost, quote, there, together
from portal.checks.rule import Fault, PairView
from portal.finding import Severity
from portal.markdown import Block

Lines = list[tuple[int, str]]
"""(line in the file, code without comments), lines without code left out."""

_SPREAD = (('"""', '"""'), ("'''", "'''"), ("/*", "*/"), ("<!--", "-->"))
_TRAILING = re.compile(r"(?:^|(?<=\s))(?:#+|//+|--)(?=\s|[^\x00-\x7f]|$).*|^\s*(?:[;%]|#(?![!a-z]|\s*\d)).*")
_LITERAL = re.compile(r"""(["'`])((?:\\.|(?!\1).)*)\1""")
_LONGEST = 2000
_DRAWN_NAMES = "mermaid text txt plain plaintext ascii dot plantuml markdown md"
_DRAWN = frozenset(_DRAWN_NAMES.split())


def code(pair: PairView) -> Iterator[Fault]:
    """Code is the same in every language but for its comments.

    Compared line by line without comments, empty lines and spaces at the ends. Texts in quotation marks that
    differ are a warning: they may be meant for a reader. Diagrams and plain text (`mermaid`, `text`, no
    language named) may be translated; only their number of lines is compared. Copy the code from the source.

    Example: `make build` in the source, `make bulid` in the translation.
    """
    for run in lost(pair, "code"):
        for block in run.blocks:
            at = there(pair, block.line)
            message = f"the code block ({at}) has no counterpart: {quote(block.text)}"
            yield Fault(run.line, message, "Copy it here.", block.text, block.line)
    for run in added(pair, "code"):
        for block in run.blocks:
            at = there(pair, run.source_line)
            message = f"the code block {quote(block.text)} is not in the source (near {at})"
            yield Fault(block.line, message, REMOVE, block.text, run.source_line)
    for one, other in together(pair, "code"):
        if one.kind == other.kind and (one.text != other.text or one.info != other.info):
            yield from _couple(pair, one, other)


def _couple(pair: PairView, one: Block, other: Block) -> Iterator[Fault]:
    expected, found = _language(one), _language(other)
    at = there(pair, one.line)
    if expected != found:
        message = f"the code block is marked `{found}`, expected `{expected}` ({at})"
        hint = f"Write ```` ```{expected} ````."
        yield Fault(other.line, message, hint, other.text, one.line, severity=Severity.WARNING)
    ours, theirs = _lines(one), _lines(other)
    if (expected or "text") in _DRAWN and not (one.text.isascii() and other.text.isascii()):
        if len(ours) != len(theirs):
            message = f"{counted(len(theirs), 'line')} of text, expected {len(ours)} ({at})"
            yield Fault(other.line, message, "Compare with the source.", other.text, one.line)
        return
    if not _is_same(ours, theirs):
        yield _difference(pair, ours, theirs, other, one)


def _is_same(ours: Lines, theirs: Lines) -> bool:
    """Equal line by line, or broken into lines at other places."""
    one, other = ([line for _, line in side] for side in (ours, theirs))
    return one == other or (len(one) != len(other) and _joined(one) == _joined(other))


def _joined(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def _difference(pair: PairView, ours: Lines, theirs: Lines, other: Block, one: Block) -> Fault:
    is_same_but_texts = [_without_literals(line) for _, line in ours] == [
        _without_literals(line) for _, line in theirs
    ]
    same = 0
    while same < min(len(ours), len(theirs)) and ours[same][1] == theirs[same][1]:
        same += 1
    was, is_ = (side[same] if same < len(side) else None for side in (ours, theirs))
    line = is_[0] if is_ else other.end_line
    source_line = was[0] if was else one.end_line
    at = there(pair, source_line)
    found = f"`{is_[1].strip()}`" if is_ else "no more line"
    expected = f"`{was[1].strip()}`" if was else "no more line"
    what = "a text in the code" if is_same_but_texts else "the code"
    message = f"{what} differs: {found}, expected {expected} ({at})"
    severity = Severity.WARNING if is_same_but_texts else None
    hint = "Copy it from the source; only comments are translated."
    return Fault(line, message, hint, other.text, source_line, severity=severity)


def _language(block: Block) -> str:
    words = block.info.replace("{", " ").replace("}", " ").split()
    return words[0].lstrip(".").casefold() if words else ""


def _lines(block: Block) -> Lines:
    text = block.text
    for opening, closing in _SPREAD:
        text = _without_spread(text, opening, closing)
    rows = text.split("\n")
    is_fenced = block.end_line - block.line + 1 > len(rows)
    stripped = (_TRAILING.sub("", row).rstrip() for row in rows)
    return [(line, row) for line, row in enumerate(stripped, block.line + is_fenced) if row]


def _without_spread(text: str, opening: str, closing: str) -> str:
    """Without comments that may reach over lines; the line ends stay."""
    kept: list[str] = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        kept += text[position:start], "\n" * text.count("\n", start, end)
        position = end + len(closing)
    return "".join([*kept, text[position:]])


def _without_literals(line: str) -> str:
    """Texts in quotation marks that hold words are left out."""

    def blank(match: re.Match[str]) -> str:
        return '""' if " " in match[2] or not match[2].isascii() else match[0]

    return _LITERAL.sub(blank, line[:_LONGEST])
