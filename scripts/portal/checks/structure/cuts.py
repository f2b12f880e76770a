"""Texts that end before their source does."""

from __future__ import annotations

import re

from portal.checks.likeness import weight
from portal.checks.partners import quote, there
from portal.checks.rule import Fault, PairView
from portal.checks.structure.sentences import lost_end, sentences
from portal.finding import Severity
from portal.markdown import Block

# Measured on 2,442 blocks of human translations into four languages: 98 % have 0.66 to 1.9 of the usual length.
_LONG_ENOUGH = 60.0
_WHOLE = 0.95
_AS_MANY = 0.9
_CUT = 0.62
_HALF = 0.52
_TELLING = re.compile(r"\{\{[^{}]*\}\}|[0-9]+")


def cut(pair: PairView, one: Block, other: Block, ratio: float) -> Fault | None:
    """The fault of a block that is empty, or much shorter than its source; `ratio` is the usual one."""
    if one.text and not other.text:
        message = f"empty, but the source says {quote(one.text)} ({there(pair, one.line)})"
        return Fault(other.line, message, "Translate it.", other.text, one.line)
    # Some dialects write ids into headings: `# What they do [[what-they-do]]`.
    if one.kind in ("html", "heading"):
        return None
    expected = weight(one.text) * ratio
    if expected < _LONG_ENOUGH or (share := weight(other.text) / expected) > _WHOLE:
        return None
    return _shortened(pair, one, other, ratio, share)


def _shortened(pair: PairView, one: Block, other: Block, ratio: float, share: float) -> Fault | None:
    """The fault of a block that has only a share of its usual weight, if there is one."""
    ours = sentences(one.text)
    theirs = sentences(other.text) if len(ours) > 1 else ()
    is_fewer = len(theirs) < len(ours)
    lost = lost_end(ours, theirs, ratio) if is_fewer or share < _AS_MANY else ()
    at = there(pair, one.line)
    if lost and not _is_said(" ".join(lost), other.text):
        is_sure = is_fewer and share < _CUT
        message = f"{'' if is_sure else 'perhaps '}cut short: nothing stands for {quote(lost[0])} ({at})"
        hint = "Translate it to the end." if is_sure else "See whether a sentence is missing."
        severity = None if is_sure else Severity.WARNING
        return Fault(other.line, message, hint, other.text, one.line, severity=severity)
    if share < _HALF:
        message = f"about half of what the source says ({at}): {quote(other.text)}"
        hint = "See whether something is missing."
        return Fault(other.line, message, hint, other.text, one.line, severity=Severity.WARNING)
    return None


def _is_said(lost: str, text: str) -> bool:
    """Whether all numbers and tokens of some sentences, if they have any, stand in a text."""
    told = frozenset(_TELLING.findall(lost))
    return bool(told) and told.issubset(_TELLING.findall(text))
