"""Lists: the same items, nested alike, numbered alike."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.partners import REMOVE, Alone, added, counted, lost, quote, there, together
from portal.checks.rule import Fault, PairView
from portal.finding import Severity
from portal.markdown import Block, Document

_PATHLESS = {"paragraph": "a paragraph", "html": "HTML", "definition": "a definition", "term": "a term"}


def lists(pair: PairView) -> Iterator[Fault]:
    """A list has as many items as its source, nested alike.

    Items are paired by their order, links, numbers and length; the words are not compared. Whether items
    are numbered counts as a warning. Mend: translate the missing item, remove the one the source lacks,
    indent nested items by four columns.

    Example: `- Xe buýt` and `- Phà` in the source, `- Buses` alone in the translation.
    """
    for run in lost(pair, "item"):
        at = there(pair, run.source_line)
        has = "has" if len(run.blocks) == 1 else "have"
        message = f"{counted(len(run.blocks), 'item')} of a list ({at}) {has} no counterpart: {_quoted(run)}"
        yield Fault(run.line, message, "Translate what is missing.", run.blocks[0].text, run.source_line)
    for run in added(pair, "item"):
        at = there(pair, run.source_line)
        items = f"{counted(len(run.blocks), 'item')} of a list {'is' if len(run.blocks) == 1 else 'are'}"
        message = f"{items} not in the source (near {at}): {_quoted(run)}"
        yield Fault(run.line, message, REMOVE, run.blocks[0].text, run.source_line)
    ours, theirs = _numbered(pair.source.document), _numbered(pair.target.document)
    for one, other in together(pair, "item"):
        was, is_ = ours.get((one.line, one.level)), theirs.get((other.line, other.level))
        if one.kind != other.kind or one.level != other.level or was is not is_:
            yield from _couple(pair, one, other, was, is_)


def _quoted(run: Alone) -> str:
    shown = [quote(block.text) for block in run.blocks[:3]]
    return ", ".join([*shown, "…"] if len(run.blocks) > len(shown) else shown)


def _numbered(document: Document) -> dict[tuple[int, int], bool]:
    """Line and level of each list's first item → whether the list is numbered."""
    return {(found.line, found.level): found.ordered for found in document.lists}


def _couple(
    pair: PairView, one: Block, other: Block, expected: bool | None, found: bool | None
) -> Iterator[Fault]:
    at = there(pair, one.line)
    if one.kind != other.kind:
        is_, was = (_PATHLESS.get(block.kind, "a list item") for block in (other, one))
        message = f"{quote(other.text)} is {is_} here, {was} in the source ({at})"
        yield Fault(other.line, message, "Write it as the source does.", other.text, one.line)
        return
    if one.level != other.level:
        depth = f"nested at depth {other.level}, expected {one.level}"
        message = f"the item {quote(other.text)} is {depth} ({at})"
        hint = "Indent nested items by four columns, as the source does."
        yield Fault(other.line, message, hint, other.text, one.line)
    if None not in (expected, found) and expected != found:
        words = ("numbered", "bulleted") if expected else ("bulleted", "numbered")
        message = f"the list is {words[1]}, expected a {words[0]} one ({at})"
        hint = "Begin the items with `1.`." if expected else "Begin the items with `-`."
        yield Fault(other.line, message, hint, other.text, one.line, severity=Severity.WARNING)
