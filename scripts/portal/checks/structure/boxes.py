"""Boxes (admonitions) and tabs."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.partners import REMOVE, added, lost, quote, there, together
from portal.checks.rule import Fault, PairView
from portal.markdown import Block


def admonitions(pair: PairView) -> Iterator[Fault]:
    """A box has the type that it has in the source.

    The type after `!!!` or `???` is a word of the program, the same in every language; the title in quotes
    is translated. A note of the translator, `!!! translator "…"`, is allowed without counterpart.

    Example: `!!! warning "Chú ý"` becomes `!!! warning "Attention"`, not `!!! attention "Warning"`.
    """
    yield from _alone(pair, "admonition", "box")
    for one, other in together(pair, "admonition"):
        if one.kind != other.kind:
            continue
        at = there(pair, one.line)
        if one.info != other.info:
            message = f"the box has the type `{other.info}`, expected `{one.info}` ({at})"
            hint = f'Write `!!! {one.info} "…"` and translate the title only.'
            yield Fault(other.line, message, hint, other.text or other.info, one.line)
        elif one.text and not other.text:
            message = f"the box has no title; the source says {quote(one.text)} ({at})"
            hint = f'Write `!!! {one.info} "…"` with the title translated.'
            yield Fault(other.line, message, hint, other.info, one.line)


def tabs(pair: PairView) -> Iterator[Fault]:
    """A group of tabs has as many tabs as in the source.

    Tabs are written `=== "Title"`, their text indented by four columns. Titles are translated and not
    compared; a title must not be empty where the source has one.
    """
    yield from _alone(pair, "tab", "tab")
    for one, other in together(pair, "tab"):
        if one.kind == other.kind and one.text and not other.text:
            at = there(pair, one.line)
            message = f"the tab has no title; the source says {quote(one.text)} ({at})"
            yield Fault(other.line, message, 'Write `=== "…"` with the title translated.', "", one.line)


def _alone(pair: PairView, kind: str, word: str) -> Iterator[Fault]:
    for run in lost(pair, kind):
        for block in run.blocks:
            message = f"the {_named(word, block)} ({there(pair, block.line)}) has no counterpart"
            yield Fault(run.line, message, "Write it here.", block.text or block.info, block.line)
    for run in added(pair, kind):
        for block in run.blocks:
            at = there(pair, run.source_line)
            message = f"the {_named(word, block)} is not in the source (near {at})"
            hint = REMOVE
            if kind == "admonition":
                hint += " A note of your own: `!!! translator`."
            yield Fault(block.line, message, hint, block.text or block.info, run.source_line)


def _named(word: str, block: Block) -> str:
    kind = f"{word} `{block.info}`" if block.info else word
    return f"{kind} {quote(block.text)}" if block.text else kind
