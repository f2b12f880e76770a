"""Many literal forms looked for at once in a text: the longest that begins at a place wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from portal.glossary.term import Term

# One sign for one sign, so that places stay. `str.translate` takes ten times as long.
_ALIKE = (("’", "'"), ("\u00a0", " "), ("\u2011", "-"))
_END = ""


class Found(NamedTuple):
    """A form in a text, from `start` to `end`. `terms` is empty for a longer name of another thing."""

    form: str
    terms: tuple[Term, ...]
    is_forbidden: bool = False
    start: int = 0
    end: int = 0


def fold(text: str) -> str:
    """The text without differences of case and of look-alike signs; every place stays where it is."""
    lowered = text.lower()
    return _alike(lowered if len(lowered) == len(text) else text)


def _alike(text: str) -> str:
    for sign, common in _ALIKE:
        text = text.replace(sign, common)
    return text


@dataclass(frozen=True, eq=False)
class Search:
    """Looks for the keys of `forms`. In a language that writes spaces they are whole words; in others only
    their Latin letters and digits at the ends are."""

    forms: Mapping[str, Found]
    is_spaced: bool
    ignores_case: bool = False

    def find(self, text: str) -> Iterator[Found]:
        """All forms in a text, from left to right, none inside another."""
        if not self.forms:
            return
        looked = fold(text) if self.ignores_case else _alike(text)
        for match in self._pattern.finditer(looked):
            found = self.forms[match[0]]
            yield Found(found.form, found.terms, found.is_forbidden, match.start(), match.end())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Between a Vietnamese name and kana there is an end of a word.
        edge = r"[^\W\u3040-\u30ff\u3400-\u9fff]" if self.is_spaced else "[A-Za-z0-9]"
        whole = [form for form in self.forms if self.is_spaced or re.match(edge, form)]
        parts = [rf"(?<!{edge})(?:{_branches(whole)})(?!{edge})"] if whole else []
        others = [form for form in self.forms if not (self.is_spaced or re.match(edge, form))]
        parts += [_branches(others)] if others else []
        # Without a look at the first letter 700 branches are tried at each place: three times slower.
        first = "".join(sorted({re.escape(form[0]) for form in self.forms}))
        return re.compile(f"(?=[{first}])(?:{'|'.join(parts)})")


def _branches(forms: Iterable[str]) -> str:
    """A pattern that reads each letter once, however many forms there are; the longest form first."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    branches = []
    for letter, below in node.items():
        if letter == _END:
            continue
        literal = letter
        while len(below) == 1 and _END not in below:
            (letter, below), *_ = below.items()
            literal += letter
        branches.append(re.escape(literal) + _pattern(below))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return joined + "?" * (_END in node)
