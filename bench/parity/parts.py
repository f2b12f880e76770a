"""Edits of code, images, tabs, footnotes and links."""

from __future__ import annotations

import posixpath
import random
import re
from collections.abc import Iterator

from bench.parity.sample import Edit, Mutation, Sample
from bench.parity.structure import whole

_LINK = re.compile(r"(?<![!\\])\[([^\[\]\n]+)\]\(([^)\s]+)\)")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]+)\)")
_CALL = re.compile(r"\[\^[\w-]+\](?!:)")
_WORD = re.compile(r"[A-Za-z]{4,}")


def fence_dropped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for block in sample.document.blocks:
        if block.kind == "code" and sample.lines(block).lstrip().startswith(("```", "~~~")):
            yield Edit(*sample.span(block.line, block.end_line), "")


def fence_open(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for block in sample.document.blocks:
        if block.kind == "code" and sample.lines(block).lstrip().startswith("```"):
            yield Edit(*sample.span(block.end_line, block.end_line), "")


def code_changed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """One word of a line that holds no comment is misspelt."""
    for block in sample.document.blocks:
        raw = sample.lines(block)
        if block.kind != "code" or not raw.startswith("```"):
            continue
        start, first = sample.span(block.line, block.line)[0], raw.find("\n") + 1
        words = [
            match
            for match in _WORD.finditer(raw, first, raw.rfind("\n"))
            if not re.search(r"#|//|--|<!|\"\"\"|'''", raw[: match.end()].rpartition("\n")[2])
        ]
        if words:
            word = rng.choice(words)
            yield Edit(start + word.start(), start + word.end(), word[0][:-1] + "zq")


def images(sample: Sample) -> Iterator[re.Match[str]]:
    yield from _IMAGE.finditer(sample.raw)


def image_dropped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in images(sample):
        yield Edit(*match.span(), "")


def image_changed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in images(sample):
        stem, dot, suffix = match[2].rpartition(".")
        yield Edit(*match.span(2), f"{stem}-old{dot}{suffix}")


def alt_emptied(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in images(sample):
        if match[1].strip():
            yield Edit(*match.span(1), "")


def alt_left(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """The source's text of an image."""
    ours, theirs = list(images(sample.source)), list(images(sample))
    for one, other in zip(ours, theirs, strict=False):
        if len(ours) == len(theirs) and one[1] != other[1] and len(one[1]) > 8:
            yield Edit(*other.span(1), one[1])


def call_dropped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _CALL.finditer(sample.raw):
        yield Edit(*match.span(), "")


def links(sample: Sample) -> Iterator[re.Match[str]]:
    yield from _LINK.finditer(sample.raw)


def link_dropped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in links(sample):
        yield Edit(*match.span(), match[1])


def link_changed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """It leads where another link of the page leads."""
    targets = sorted({match[2] for match in links(sample)})
    for match in links(sample):
        more = [target for target in targets if target.partition("#")[0] != match[2].partition("#")[0]]
        if more:
            yield Edit(*match.span(2), rng.choice(more))


def link_misspelt(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in links(sample):
        if match[2].endswith(".md"):
            yield Edit(*match.span(2), match[2].removesuffix(".md") + "s.md")


def link_external(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in links(sample):
        if match[2].startswith("http"):
            yield Edit(*match.span(2), match[2].rstrip("/") + rng.choice(["x", "/2", "-old"]))


def link_to_source(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """Out of the language's folder, into the source's."""
    for match in links(sample):
        path, _, anchor = match[2].partition("#")
        if path.endswith(".md") and "://" not in path and sample.is_ours and not sample.is_source:
            key = posixpath.normpath(posixpath.join(posixpath.dirname(sample.key), path))
            up = "../" * (sample.key.count("/") + 1)
            yield Edit(*match.span(2), f"{up}{sample.source_lang}/{key}" + (f"#{anchor}" if anchor else ""))


def anchor_changed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in links(sample):
        path, _, anchor = match[2].partition("#")
        if anchor:
            yield Edit(*match.span(2), f"{path}#{anchor[:-1]}")
        elif path.endswith(".md"):
            yield Edit(*match.span(2), f"{path}#introduction")


MUTATIONS = (
    Mutation("fence dropped", "structure", fence_dropped),
    Mutation("fence not closed", "structure", fence_open),
    Mutation("code changed", "structure", code_changed),
    Mutation("tab dropped", "structure", whole("tab")),
    Mutation("footnote dropped", "structure", whole("footnote")),
    Mutation("footnote call dropped", "structure", call_dropped),
    Mutation("image dropped", "structure", image_dropped),
    Mutation("image changed", "structure", image_changed),
    Mutation("alt emptied", "structure", alt_emptied),
    Mutation("alt left in the source language", "structure", alt_left, of_source=False),
    Mutation("link dropped", "links", link_dropped),
    Mutation("link to another page", "links", link_changed),
    Mutation("link misspelt", "links", link_misspelt),
    Mutation("external link changed", "links", link_external),
    Mutation("link to the source language", "links", link_to_source, of_source=False),
    Mutation("anchor changed", "links", anchor_changed),
)
