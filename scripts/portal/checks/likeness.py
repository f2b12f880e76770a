"""How alike two blocks of different languages are, by what no translator changes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from portal.markdown import Block, Image, Link

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATORS = str.maketrans("", "", ".,")
_MAY_BE_WIDE = re.compile(r"[\u3040-\ud7a3]")  # one range is found quicker than the two it spans
# `re` goes on to the first letter of a class quicker than to the first run of it.
_DENSE = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff]*")
_SYLLABLES = re.compile(r"[\u3040-\u30ff\uac00-\ud7a3][\u3040-\u30ff\uac00-\ud7a3]*")
_MOST_LINES = 200
_LONG_ENOUGH = 40.0
_LN_3 = math.log(3)

TEXTS = frozenset({"paragraph", "item", "definition", "term", "footnote", "html", "image"})
"""Kinds that may stand for one another when a writer changes a list into paragraphs."""


@dataclass(frozen=True, slots=True)
class Features:
    """`keys`: ends of link and image targets, code, tokens, tags; `numbers`: digits without separators;
    `weight`: length in letters, a Han character as three and a kana as two."""

    kind: str
    level: int
    info: str
    keys: frozenset[str]
    numbers: frozenset[str]
    weight: float

    @property
    def is_telling(self) -> bool:
        """Whether an equal block elsewhere is hardly there by chance."""
        return bool(self.keys) or sum(len(number) for number in self.numbers) > 3


@lru_cache(maxsize=1024)
def features_of(block: Block) -> Features:
    """What of a block stays the same in translation."""
    keys = set(map(_end, block.links)) if block.links else set()
    keys.update(map(_end, block.images))
    keys.update(f"`{code}" for code in block.codes)
    keys.update("{" + token for token in block.tokens)
    keys.update(tag for tag in block.html if tag.isascii())
    if block.kind == "code":
        keys |= {line.strip() for line in block.text.splitlines()[:_MOST_LINES] if line.isascii()}
    elif block.kind in ("heading", "snippet", "abbreviation") and block.text.isascii():
        keys.add(block.text)
    keys.discard("")
    text = "" if block.kind == "code" else block.prose or block.text
    info = block.info.split(" ")[0]
    return Features(block.kind, block.level, info, frozenset(keys), _numbers(text), weight(text))


def union(parts: Iterable[Features], level: int) -> Features:
    """The features of a heading with all its blocks."""
    found = tuple(parts)
    keys = frozenset[str]().union(*(part.keys for part in found))
    numbers = frozenset[str]().union(*(part.numbers for part in found))
    return Features("heading", level, "", keys, numbers, sum(part.weight for part in found))


@lru_cache(maxsize=4096)
def weight(text: str) -> float:
    """Length of a text, comparable between scripts."""
    if text.isascii() or not _MAY_BE_WIDE.search(text):
        return float(len(text))
    dense, syllables = "".join(_DENSE.findall(text)), "".join(_SYLLABLES.findall(text))
    return float(len(text) + 2 * len(dense) + len(syllables))


def likeness(left: Features, right: Features) -> float:
    """From 0.05 (nothing speaks for it) to about 6; kinds are not compared."""
    score = 1.0
    if left.keys or right.keys:
        score += 3 * _overlap(left.keys, right.keys)
    if left.numbers or right.numbers:
        score += _overlap(left.numbers, right.numbers)
    score -= 0.3 * (left.level != right.level) + 0.3 * (left.info != right.info)
    distance = abs(math.log((left.weight + 5) / (right.weight + 5)))
    closeness = max(-1.0, 1 - distance / _LN_3)
    telling = min(left.weight, right.weight) if closeness > 0 else max(left.weight, right.weight)
    score += closeness * min(1.0, telling / _LONG_ENOUGH)
    return max(0.05, score)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """1 for equal sets, -0.3 for disjoint ones."""
    dice = 2 * len(left & right) / (len(left) + len(right))
    return dice - 0.3 * (1 - dice)


def _numbers(text: str) -> frozenset[str]:
    found = _NUMBER.findall(text)
    return frozenset(str(int(match.translate(_SEPARATORS)[:30])) for match in found) if found else frozenset()


def _end(link: Link | Image) -> str:
    """The last part of a path with its anchor, which differs least between languages."""
    path, mark, anchor = link.target.partition("#")
    return path.rstrip("/").rpartition("/")[2] + mark + anchor
