"""The ids of headings, which keep links and the language switch at their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.partners import quote, there, together
from portal.checks.rule import Fault, PageView, PairView

_NEUTRAL = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def heading_ids(view: PageView) -> Iterator[Fault]:
    """The id of a heading is understood and stands once on the page.

    An id is written `## Title { #id }`, with one ASCII space before the brace; `交通{#x}` or a full-width
    space or brace is printed as it stands. Of two equal ids a browser only ever finds the first.
    """
    for problem in view.document.problems:
        if problem.kind == "attributes" and view.site.config.is_ours:  # other programs may understand it
            yield Fault(problem.line, problem.message, problem.hint)
    first: dict[str, int] = {}
    for heading in view.document.headings:
        line = first.setdefault(heading.id, heading.line) if heading.id else heading.line
        if line != heading.line:
            message = f"the id `{heading.id}` of {quote(heading.text)} stands already in line {line}"
            hint = "Give one of the two another id, in all languages."
            yield Fault(heading.line, message, hint, heading.text)


def heading_ids_explicit(view: PageView) -> Iterator[Fault]:
    """Each heading of a source page has an explicit, language-neutral id.

    Without one the id is made from the words, which lose đ in Vietnamese and everything in Chinese and
    Japanese: links break, and the language switch loses its place. Lowercase ASCII letters, digits and
    hyphens, from the English word: `## Di chuyển { #getting-there }`. Headings of the first level are left
    out: the page itself is their address.
    """
    if not view.is_source:
        return
    for heading in view.document.headings:
        if not heading.id and heading.level > 1:
            message = f"the heading {quote(heading.text)} has no id"
            hint = f"Write `{'#' * heading.level} {heading.text} {{ #id }}` with a short English word for id."
            yield Fault(heading.line, message, hint, heading.text)
        elif heading.id and not _NEUTRAL.fullmatch(heading.id):
            message = f"the id `{heading.id}` is not made of lowercase ASCII letters, digits and hyphens"
            yield Fault(heading.line, message, "Write it so, in all languages.", heading.text)


def heading_ids_equal(pair: PairView) -> Iterator[Fault]:
    """A heading has the same id in every language.

    Compared are the explicit ids of headings that stand for each other; where the source has none, the
    translation may have one. Copy `{ #id }` from the source as it is: an id is an address, not a word.
    """
    for one, other in together(pair, "heading"):
        if not one.id or one.id == other.id or other.kind != one.kind:
            continue
        at = there(pair, one.line)
        found = f"has the id `{other.id}`" if other.id else "has no id"
        message = f"the heading {quote(other.text)} {found}, expected `{one.id}` ({at})"
        hint = f"Write `{'#' * other.level} {other.text} {{ #{one.id} }}`."
        yield Fault(other.line, message, hint, other.text, one.line)
