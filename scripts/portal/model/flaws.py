"""What is wrong with a file before anyone understands it: signs that no editor shows, lines without end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

LONGEST_LINE = 100_000  # the longest paragraph of a book has 10,000
_LONE_CR = re.compile(r"\r(?!\n)")
# Unicode TR36, 2.4: text shown in another order than it is stored. Looked for one by one they are found in half
# the time of a class.
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_WORD = re.compile(r"\S+")


class Flaw(NamedTuple):
    """A fault at a line. `is_fatal`: nothing more can be said of the file. `is_grave`: it stops a build."""

    line: int
    message: str
    hint: str
    is_fatal: bool = False
    is_grave: bool = True


def is_fatal(flaws: Iterable[Flaw]) -> bool:
    """Whether nothing more can be said."""
    return any(flaw.is_fatal for flaw in flaws)


def flaws_of(text: str) -> Iterator[Flaw]:
    """The flaws of a decoded file, each kind once, at its first place."""
    if not text.strip("\ufeff \t\r\n"):
        yield Flaw(1, "the file is empty", "Write the page or delete the file.", is_grave=False)
    if text.startswith("\ufeff"):
        hint = "Save it as UTF-8 without BOM."
        yield Flaw(1, "the file begins with a byte order mark", hint, is_grave=False)
    if "\0" in text:
        yield Flaw(_line(text, text.index("\0")), "a NUL character", "Delete it.")
    if "\r" in text and (lone := _LONE_CR.search(text)):
        message = "a carriage return (CR) that ends no line"
        yield Flaw(_line(text, lone.start()), message, "Save it with LF line ends.", is_grave=False)
    if turned := [text.index(sign) for sign in _BIDI if sign in text]:
        message = f"an invisible sign that turns the direction of the text (U+{ord(text[min(turned)]):04X})"
        yield Flaw(_line(text, min(turned)), message, "Delete it.")
    # In Python 3.11 `is_normalized` takes twice as long.
    if unicodedata.normalize("NFC", text) != text:
        yield _decomposed(text)
    if len(text) > LONGEST_LINE:
        yield from _endless_line(text)


def _decomposed(text: str) -> Flaw:
    """The first word whose accents stand apart from their letters; a sign may also be of the old kind (Å)."""
    word = next(
        (word for word in _WORD.finditer(text) if not unicodedata.is_normalized("NFC", word[0])), None
    )
    line = _line(text, word.start()) if word else 1
    shown = unicodedata.normalize("NFC", word[0][:40]) if word else ""
    message = f"accents are stored apart from their letters (NFD), first in `{shown}`"
    return Flaw(line, message, "Save it composed (NFC); editors call it “Normalize to NFC”.", is_grave=False)


def _endless_line(text: str) -> Iterator[Flaw]:
    ends = [-1, *(match.start() for match in re.finditer(r"\n", text)), len(text)]
    for number, (start, end) in enumerate(pairwise(ends), 1):
        if end - start > LONGEST_LINE:
            message = f"a line of {end - start - 1:,} characters"
            yield Flaw(number, message, "Break it into paragraphs.", is_fatal=True)
            return


def _line(text: str, position: int) -> int:
    head = text[:position]
    return 1 + head.count("\n") + len(_LONE_CR.findall(head))
