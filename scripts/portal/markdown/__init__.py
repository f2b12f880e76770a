"""Markdown as it is written for Python-Markdown and Material, read into values that know their lines.

A page is read once: `split_front_matter` cuts the YAML off, `parse` gives a `Document` of flat blocks in
document order, `text_hash` names a text by its content, `code_spans` says where code stands in raw text.
Nothing raises on any text: unknown syntax is opaque, and what Python-Markdown prints instead of reading
it is a `Problem`.
"""

from portal.markdown.document import (
    Block,
    Document,
    Footnote,
    Image,
    ItemList,
    Link,
    Marked,
    Problem,
    Section,
    Table,
    sections,
)
from portal.markdown.front_matter import FrontMatter, split_front_matter
from portal.markdown.hashing import document_hash, text_hash
from portal.markdown.reader import parse
from portal.markdown.spans import code_spans

__all__ = [
    "Block",
    "Document",
    "Footnote",
    "FrontMatter",
    "Image",
    "ItemList",
    "Link",
    "Marked",
    "Problem",
    "Section",
    "Table",
    "code_spans",
    "document_hash",
    "parse",
    "sections",
    "split_front_matter",
    "text_hash",
]
