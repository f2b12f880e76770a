"""The terms that a source page names, and what a translation says in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.checks.language.passages import passages, without_originals, without_quotations
from portal.checks.memory import remembered
from portal.checks.rule import PageView, PairView
from portal.checks.termbase import termbase
from portal.glossary import Found, Term
from portal.glossary.search import fold
from portal.markdown import Block

TAG = re.compile(r"<[^<>]*>")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_NUMBER = re.compile(r"(?: số)? \d+/")


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in the source: what was found, and in which block."""

    found: Found
    block: Block


@remembered
def mentions(view: PageView) -> tuple[Mention, ...]:
    """The terms of a source page."""
    search = termbase(view.site).in_source
    return tuple(
        Mention(found, passage)
        for passage in passages(view)
        for found in search.find(without_quotations(passage.prose))
        if found.terms
    )


def names(view: PageView) -> Iterator[Mention]:
    """Every first mention of a name; of a territory every one."""
    firsts = set()
    for mention in mentions(view):
        is_strict = any(term.kind == "territory" for term in mention.found.terms)
        if is_strict or mention.found.form not in firsts:
            firsts.add(mention.found.form)
            yield mention


def first_mentions(view: PageView) -> Iterator[Mention]:
    """The first mention of each term; the number of a legal text goes before."""
    firsts: dict[tuple[Term, ...], Mention] = {}
    for mention in mentions(view):
        first = firsts.setdefault(mention.found.terms, mention)
        if first is not mention and has_number(mention) and not has_number(first):
            firsts[mention.found.terms] = mention
    yield from firsts.values()


def has_number(mention: Mention) -> bool:
    """Whether this is a kind of legal text and its number follows: `Nghị định 31/2021/NĐ-CP`."""
    is_legal = mention.found.terms[0].kind == "legal"
    return is_legal and _NUMBER.match(mention.block.prose, mention.found.end) is not None


@remembered
def text_of(view: PageView) -> str:
    """All that a page says, folded for comparison."""
    return fold("\n".join(map(spoken, passages(view))))


def spoken(passage: Block) -> str:
    """A text as it is read, with and without the originals in brackets (吉碑（Cát Bi）机场)."""
    if passage.text == passage.prose:
        return passage.text
    return TAG.sub("", passage.text) + "\n" + without_originals(passage.prose)


def counterpart(pair: PairView, block: Block) -> Block | None:
    """The text of the translation that stands for a text of the source."""
    if block.kind in ("title", "description"):
        return next((passage for passage in passages(pair.target) if passage.kind == block.kind), None)
    sources, targets = pair.source.document.blocks, pair.target.document.blocks
    for blocks in pair.blocks:
        if blocks.source >= 0 and sources[blocks.source] is block:
            return targets[blocks.target] if blocks.target >= 0 else None
    return None
