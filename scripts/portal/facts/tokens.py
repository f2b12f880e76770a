"""Tokens: `{{ id }}` in a text becomes the fact's number in the reader's language.

Done on the raw Markdown before any parser sees it: attribute lists of Python-Markdown swallow braces.
Substitution is plain; a token can run nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from portal.facts import Fact
from portal.figures import Forms, format_date, format_number, format_quantity
from portal.finding import nearest
from portal.language import Traits
from portal.markdown import code_spans

_TOKEN = re.compile(r"(\\?)\{\{[ \t]*([^{}\n]*?)[ \t]*\}\}|\\\{\{")


class Token(NamedTuple):
    """A token found in a text: the fact's id, the part asked for (``, `value` or `date`), where it stands."""

    id: str
    part: str
    start: int
    end: int
    line: int


class Replaced(NamedTuple):
    """A text without tokens, and the ids of the facts that took their place, in order."""

    text: str
    used: tuple[str, ...]


def find_tokens(text: str, first_line: int = 1) -> tuple[Token, ...]:
    """All tokens of a Markdown text outside code and comments."""
    return tuple(token for token in _matches(text, first_line) if isinstance(token, Token))


def token_problems(
    text: str, facts: Mapping[str, Fact], first_line: int = 1
) -> tuple[tuple[int, str, str], ...]:
    """(line, message, hint) of each token that cannot be replaced."""
    return tuple(
        (token.line, *problem)
        for token in find_tokens(text, first_line)
        if (problem := _problem(token, facts))
    )


def replace_tokens(text: str, facts: Mapping[str, Fact], traits: Traits, forms: Forms) -> Replaced:
    """Replace the tokens of a Markdown text; `\\{{` becomes `{{`. A token with a problem stays."""
    pieces: list[str] = []
    used: list[str] = []
    done = 0
    for token in _matches(text, 1):
        if isinstance(token, int):
            pieces.append(text[done:token])
            done = token + 1
            continue
        if _problem(token, facts):
            continue
        pieces += (text[done : token.start], show(facts[token.id], token.part, traits, forms))
        done = token.end
        used.append(token.id)
    pieces.append(text[done:])
    return Replaced("".join(pieces), tuple(dict.fromkeys(used)))


def show(fact: Fact, part: str, traits: Traits, forms: Forms) -> str:
    """A fact as a reader sees it: number with unit, `value` the number alone, `date` its date."""
    if part == "date":
        return format_date(fact.as_of, traits)
    if part == "value":
        return format_number(fact.value, traits, fact.unit)
    return format_quantity(fact.value, fact.unit, fact.qualifier or None, traits, forms)


def _matches(text: str, first_line: int) -> Iterator[Token | int]:
    """Tokens, and the position of each backslash before braces, in order, outside code and comments."""
    if "{{" not in text:
        return
    spans = iter(code_spans(text))
    span = next(spans, None)
    for match in _TOKEN.finditer(text):
        while span and span[1] <= match.start():
            span = next(spans, None)
        if span and span[0] <= match.start():
            continue
        if match[0].startswith("\\"):
            yield match.start()
            continue
        name, _, part = match[2].partition(".")
        line = first_line + text.count("\n", 0, match.start())
        yield Token(name, part, match.start(), match.end(), line)


def _problem(token: Token, facts: Mapping[str, Fact]) -> tuple[str, str] | None:
    shown = f"{token.id}.{token.part}" if token.part else token.id
    if token.id not in facts:
        return f"unknown fact `{{{{ {shown} }}}}`", nearest(token.id, facts)
    if token.part not in ("", "value", "date"):
        hint = f"Write `{{{{ {token.id} }}}}`, `{{{{ {token.id}.value }}}}` or `{{{{ {token.id}.date }}}}`."
        return f"a fact has no part `{token.part}`", hint
    if facts[token.id].confidence == "low":
        return f"the fact `{token.id}` has low confidence", "Find a second source or leave it out."
    return None
