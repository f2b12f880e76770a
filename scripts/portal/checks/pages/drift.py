"""What a source changed since a translation was made: the figures among it weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from portal.checks.partners import place, quote
from portal.checks.rule import Fault, PairView
from portal.figures import find_figures
from portal.finding import Severity
from portal.language import Traits
from portal.markdown import Block, Document
from portal.model import State

Value = tuple[object, ...]
Stated = Mapping[Value, tuple[str, int]]
"""What is stated → as printed, and in which line. Tokens are figures too."""

_MOST_TOLD = 4


def changed_figures(pair: PairView) -> Iterator[Fault]:
    """A translation was made from the text that its source has now.

    `source:` in the front matter names that text by its hash, which is blind to layout, link targets and
    comments. The state needs no git. Where git knows the earlier text, each number, date, amount and legal
    number that the source no longer gives, or gives anew, is an error: readers would be told something
    wrong. Other changes are a warning.

    Mend: `portal diff` shows what changed; translate it, then `portal mark` the page, or write the line
    yourself.
    """
    view = pair.source
    current = view.site.page(view.site.config.source.code, view.page.key)
    if pair.state is not State.STALE or current is None:
        return
    before, now = _changed(view.document, current.document), _changed(current.document, view.document)
    old, new = _figures(before, view.traits), _figures(now, view.traits)
    gone = {value: stated for value, stated in old.items() if value not in new}
    come = {value: stated for value, stated in new.items() if value not in old}
    if gone or come:
        at = place(current, next((line for _, line in come.values()), current.body_line))
        told = [f"no longer says {_listed(gone)}"] if gone else []
        told += [f"now says {_listed(come)}"] if come else []
        line = pair.target.page.meta_lines.get("source", 1)
        earlier = next((line for _, line in gone.values()), 0)
        message = f"the source {' and '.join(told)} ({at})"
        hint = "Bring the translation up to date, then `portal mark` it."
        yield Fault(line, message, hint, source_line=earlier, severity=Severity.ERROR)


def _changed(one: Document, other: Document) -> list[Block]:
    """Blocks that the other text does not have."""
    known = Counter((block.kind, block.text) for block in other.blocks)
    changed: list[Block] = []
    for block in one.blocks:
        known[(block.kind, block.text)] -= 1
        if known[(block.kind, block.text)] < 0:
            changed.append(block)
    return changed


def _figures(blocks: list[Block], traits: Traits) -> Stated:
    found: dict[Value, tuple[str, int]] = {}
    for block in blocks:
        for figure in find_figures(block.prose or block.text, traits):
            found.setdefault((figure.kind, figure.value, figure.unit), (figure.text, block.line))
        for token in block.tokens:
            found.setdefault(("token", token), (f"{{{{ {token} }}}}", block.line))
    return found


def _listed(stated: Stated) -> str:
    shown = ", ".join(quote(text) for text, _ in islice(stated.values(), _MOST_TOLD))
    return f"{shown}, …" if len(stated) > _MOST_TOLD else shown
