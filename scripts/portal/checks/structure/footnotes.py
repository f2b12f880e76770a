"""Footnotes: each note is there, and each is called."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.partners import REMOVE, there
from portal.checks.rule import Fault, PairView
from portal.markdown import Footnote


def footnotes(pair: PairView) -> Iterator[Fault]:
    """A translation has the footnotes of its source and calls each of them.

    Labels (`[^1]`) are compared as they are, how often each is called included; where they are called may
    differ, for languages order their sentences differently. Mend: keep the labels, translate the notes.
    """
    for is_definition, word in ((True, "the footnote"), (False, "the mark")):
        ours = _labels(pair.source.document.footnotes, is_definition)
        theirs = _labels(pair.target.document.footnotes, is_definition)
        for label, notes in ours.items():
            found = theirs.get(label, [])
            if len(notes) > len(found):
                at = there(pair, notes[0].line)
                message = f"{word} `[^{label}]` ({at}) {_missing(len(notes), len(found))}"
                line = found[0].line if found else max(1, pair.target.page.body_line)
                hint = "Write `[^{}]: …`." if is_definition else "Put `[^{}]` where the text needs it."
                yield Fault(line, message, hint.format(label), label, notes[0].line)
        for label, notes in theirs.items():
            if len(notes) > len(ours.get(label, ())):
                line = ours[label][0].line if label in ours else max(1, pair.source.page.body_line)
                message = f"{word} `[^{label}]` is not in the source (near {there(pair, line)})"
                yield Fault(notes[-1].line, message, REMOVE, label, line)
    yield from _dangling(pair)


def _labels(notes: tuple[Footnote, ...], is_definition: bool) -> dict[str, list[Footnote]]:
    found: dict[str, list[Footnote]] = {}
    for note in notes:
        if note.is_definition is is_definition:
            found.setdefault(note.label, []).append(note)
    return found


def _missing(expected: int, found: int) -> str:
    return f"stands {found} times here, expected {expected}" if found else "has no counterpart"


def _dangling(pair: PairView) -> Iterator[Fault]:
    """Marks without a footnote, where the source does not have the footnote either."""
    notes = pair.target.document.footnotes
    defined = {note.label for note in notes if note.is_definition}
    expected = {note.label for note in pair.source.document.footnotes if note.is_definition}
    for note in notes:
        if not note.is_definition and note.label not in defined | expected:
            message = f"the mark `[^{note.label}]` has no footnote"
            yield Fault(note.line, message, f"Write `[^{note.label}]: …`.", note.label)
