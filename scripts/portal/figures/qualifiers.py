"""The word at a figure that makes it more or less: about, over, at least."""

from __future__ import annotations

from portal.figures.grammar import Grammar


def qualifier_of(text: str, start: int, end: int, grammar: Grammar) -> str:
    """The name of the qualifier of a figure that stands at [start, end); empty if it has none."""
    if not grammar.traits.is_spaced and grammar.inside.search(text, start, end):
        return "over"
    is_likely = grammar.qualified.match(text, start)
    match = (is_likely and grammar.before.match(text, start)) or grammar.after.match(text, end)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else ""
