"""`text_hash`: a name for what a text says, blind to how it is laid out."""

from __future__ import annotations

import hashlib

from portal.markdown.document import HARD_BREAK, Block, Document
from portal.markdown.reader import normalised, parse
from portal.markdown.run import squeeze

_PREFIX = "h1-"  # the version of the rules below; a change of any of them is h2-
_DIGITS = 12


def text_hash(title: str, description: str, body: str) -> str:
    """`h1-` and the first 12 hex digits of SHA-256 over this serialisation, in UTF-8.

    Lines joined by LF, each `kind TAB level TAB text`; in the text, LF is written as U+2028. The first line
    is `title TAB 0 TAB …`, the second `description TAB 0 TAB …`, neither read as Markdown; then one line for
    each block of the body in document order. Kinds, levels and texts are those of `Block`; where a block has
    an `info`, the kind is `kind SPACE info`: `code python`, `admonition note`, `footnote 1`, `row header`.

    Text is NFC; CRLF and CR are LF, NUL is U+FFFD. The lines of a paragraph are stripped of spaces and tabs
    and joined by one space, by none between two Han or kana; runs of spaces and tabs are one space, none at
    the ends. A hard break is U+2028. Character references are the characters they mean, backslash escapes
    the characters they escape; only `\\{` stays.

    Left out: front matter other than title and description; list markers, numbering, tightness, and whether
    a list is numbered; marks of emphasis and headings; padding and alignment rows of tables; comments;
    attribute lists, ids among them; targets and titles of links and images, and whether words are a link;
    link definitions; the length and sign of fences.
    Kept: code with its line breaks, code spans in backticks with runs of spaces made one; raw HTML with its
    attributes; alt texts, as `![alt]`; classes and titles of admonitions; titles of tabs; references to
    footnotes, as `[^label]`; tokens, unreplaced; the cells of a row, joined by ` | `; punctuation;
    everything else that is not syntax.
    """
    return document_hash(title, description, parse(body))


def document_hash(title: str, description: str, document: Document) -> str:
    """`text_hash` of a page whose body is parsed already, its tokens unreplaced."""
    lines = [_line("title", 0, _plain(title)), _line("description", 0, _plain(description))]
    lines += map(_block_line, document.blocks)
    digest = hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    return _PREFIX + digest[:_DIGITS]


def _plain(text: str) -> str:
    return squeeze(normalised(text))


def _block_line(block: Block) -> str:
    return _line(f"{block.kind} {block.info}" if block.info else block.kind, block.level, block.text)


def _line(kind: str, level: int, text: str) -> str:
    return f"{kind}\t{level}\t{text}".replace("\n", HARD_BREAK)
