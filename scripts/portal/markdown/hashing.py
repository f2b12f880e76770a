"""`text_hash`: a name for what a text says, blind to how it is laid out."""

from __future__ import annotations

import hashlib

from portal.markdown.document import HARD_BREAK, Block, Document
from portal.markdown.inline import squeeze
from portal.markdown.reader import normalised, parse

_PREFIX = "h1-"
_DIGITS = 12


def text_hash(title: str, description: str, body: str) -> str:
    """`h1-` and the first 12 hex digits of SHA-256 over the serialised text, in UTF-8."""
    return document_hash(title, description, parse(body))


def document_hash(title: str, description: str, document: Document) -> str:
    """`text_hash` of a page whose body is already parsed, tokens unreplaced."""
    lines = [_line("title", 0, _plain(title)), _line("description", 0, _plain(description))]
    lines += map(_block_line, document.blocks)
    digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    return _PREFIX + digest[:_DIGITS]


def _plain(text: str) -> str:
    return squeeze(normalised(text))


def _block_line(block: Block) -> str:
    return _line(f"{block.kind} {block.info}".rstrip(" "), block.level, block.text)


def _line(kind: str, level: int, text: str) -> str:
    return f"{kind}\t{level}\t{text}".replace("\n", HARD_BREAK)
