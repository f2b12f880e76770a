"""Common words that tell one language in Latin letters from another."""

from __future__ import annotations

import re

# A few words that no sentence of the language does without and no other language here writes so.
_EN = (
    "the|of|and|is|are|was|for|with|that|this|from|by|which|we|you|it|its|as|at|not|or|how|your|has|have|been"
    "|their|without|into|what|when|who|than|these|more|only|before|after|between"
)
_VI = "của|và|là|các|được|cho|trong|với|không|những|này|có|từ|đến|người"
COMMON = {lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for lang, words in (("en", _EN), ("vi", _VI))}
# Where none of these stands in a page, no sentence of the language does.
FREQUENT = {
    lang: re.compile(rf" (?:{'|'.join(words.split('|')[:8])}) ") for lang, words in (("en", _EN), ("vi", _VI))
}
