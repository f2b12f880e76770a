"""Edits of boxes: `!!! note` and the lines below it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.parity.sample import Edit, Mutation, Sample

_BOX = re.compile(r"^([ ]*)(!!!|\?\?\?\+?) (\w+)(.*)$", re.MULTILINE)
_TYPES = {"vi": "ghi chú", "en": "remark", "zh": "注意", "ja": "注意"}


def box_type(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _BOX.finditer(sample.raw):
        yield Edit(*match.span(3), "danger" if match[3] != "danger" else "tip")


def box_translated(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _BOX.finditer(sample.raw):
        yield Edit(*match.span(3), _TYPES[sample.primary])


def box_opened(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """The marker line is gone, its text stays behind as a paragraph."""
    for match in _BOX.finditer(sample.raw):
        start, end = match.span()
        body = re.compile(r"\n+(?:    .*(?:\n|$)+)+").match(sample.text, end)
        if body:
            yield Edit(start, body.end(), re.sub(r"^    ", "", body[0].lstrip("\n"), flags=re.MULTILINE))


MUTATIONS = (
    Mutation("box type changed", "structure", box_type),
    Mutation("box keyword translated", "structure", box_translated),
    Mutation("box marker lost", "structure", box_opened),
)
