"""What a page consists of: blocks in document order, with lines counted from 1 in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

HARD_BREAK = "\u2028"
OPAQUE = "\ufffc"


class Link(NamedTuple):
    """`kind` is `link` (inline or by reference), `autolink` (`<https://…>`) or `html` (`<a href>`).

    `target` is as written, neither decoded nor encoded.
    """

    target: str
    text: str
    line: int
    kind: str = "link"


class Image(NamedTuple):
    """A Markdown image or an `<img>`; `alt` is plain text, empty if there is none."""

    target: str
    alt: str
    line: int


class Marked(NamedTuple):
    """Text inside an HTML element with a `lang` attribute."""

    lang: str
    text: str


class Table(NamedTuple):
    """`rows` does not count the header row."""

    rows: int
    columns: int
    line: int


class ItemList(NamedTuple):
    """One list, nested lists apart; `level` 1 is outermost."""

    items: int
    ordered: bool
    level: int
    line: int


class Footnote(NamedTuple):
    """A definition (`[^label]: …`) or a reference (`[^label]`)."""

    label: str
    line: int
    is_definition: bool


class Problem(NamedTuple):
    """What Python-Markdown prints instead of understanding, or what swallows the rest of the page.

    `kind` is `fence`, `comment` (never closed), `attributes` (braces after a heading that are printed),
    `marker` (`!!!`, `???`, `===` lines that are printed) or `list` (no empty line before it).
    """

    line: int
    message: str
    hint: str
    kind: str


class Block(NamedTuple):
    """One block of text.

    | kind | text | info | level |
    |---|---|---|---|
    | heading | | | 1 to 6 |
    | paragraph, image (nothing but images), snippet (`--8<--`), abbreviation | | | depth |
    | html, rule (`---`) | | | depth |
    | item (its first paragraph), term, definition, footnote | | label of a footnote | depth |
    | row (cells joined by ` | `) | | `header` for the header row | depth |
    | code (lines joined by LF) | | language and options of the fence | depth |
    | admonition, tab | title | classes of an admonition | depth |
    | quote | (empty: its paragraphs follow) | | depth |

    Depth counts the items, quotes, admonitions, tabs, definitions and footnotes around the text, itself
    included; for an item in plain lists it is the depth of the list. `path` names them for messages:
    `list > item 2 > admonition note`. `id` is the explicit one (`{ #id }`), else empty.

    `text` is what `text_hash` sees: NFC, spaces collapsed, lines joined, no emphasis marks, no targets;
    images are `![alt]`, code is in backticks, HTML tags and tokens are raw, a hard break is U+2028.
    `prose` is what a reader reads of it: without HTML tags, with U+FFFC in place of each token, each code
    span, each bare address and each text marked by `lang` (that text is in `marked`).
    `line` and `end_line` are the first and the last line of this text, nested blocks apart.
    """

    kind: str
    level: int
    text: str
    line: int
    end_line: int
    path: str = ""
    info: str = ""
    id: str = ""
    prose: str = ""
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    codes: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A page without its front matter. `anchors` are all explicit ids, of headings and of anything else."""

    blocks: tuple[Block, ...] = ()
    headings: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[ItemList, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    anchors: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Section(NamedTuple):
    """A heading and the blocks up to the next heading of any level; the first section may lack a heading."""

    heading: Block | None
    blocks: tuple[Block, ...]


def sections(document: Document) -> tuple[Section, ...]:
    """The document cut at its headings; text before the first heading is a section without one."""
    found: list[Section] = []
    heading: Block | None = None
    body: list[Block] = []
    for block in document.blocks:
        if block.kind != "heading":
            body.append(block)
            continue
        if heading or body:
            found.append(Section(heading, tuple(body)))
        heading, body = block, []
    if heading or body:
        found.append(Section(heading, tuple(body)))
    return tuple(found)
