"""One piece of running text: what is said, what is read, and what stands in it."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it.common.html_blocks import block_names

from portal.language import joiner
from portal.markdown import attributes, raw_html
from portal.markdown.document import HARD_BREAK, OPAQUE, Footnote, Image, Link, Marked

_DEEPEST = 20
_TOKEN = re.compile(r"\{\{([^{}\n]*+)\}\}")
_ADDRESS = re.compile(r"\bhttps?://[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
_SPACES = re.compile(r"  +")


def squeeze(text: str) -> str:
    """Lines joined by one space, by none between two Han or kana; runs of spaces one; none at the ends.

    Space, tab and LF are spaces; no-break and ideographic spaces are text.
    """
    if "\n" in text:
        lines = [stripped for line in text.split("\n") if (stripped := line.strip(" \t"))]
        text = "".join([*lines[:1], *(joiner(left, right) + right for left, right in pairwise(lines))])
    if "\t" in text:
        text = text.replace("\t", " ")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip(" ")


class Run:
    """Collects one piece of running text; `text` and `prose` are as `Block` has them."""

    __slots__ = (
        "_links",
        "_prose",
        "_tags",
        "_text",
        "anchors",
        "codes",
        "has_only_images",
        "html",
        "images",
        "line",
        "links",
        "marked",
        "notes",
        "tokens",
    )

    def __init__(self, line: int) -> None:
        self.line = line
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.codes: list[str] = []
        self.tokens: list[str] = []
        self.html: list[str] = []
        self.marked: list[Marked] = []
        self.notes: list[Footnote] = []
        self.anchors: list[str] = []
        self.has_only_images = True
        self._text: list[str] = []
        self._prose: list[str] = []
        self._links: list[tuple[int, int]] = []
        self._tags: list[tuple[str, str, int]] = []

    @property
    def text(self) -> str:
        return squeeze("".join(self._text))

    @property
    def prose(self) -> str:
        return squeeze("".join(self._prose))

    @property
    def is_plain(self) -> bool:
        """`text` and `prose` are the same."""
        return self._text == self._prose

    def add(self, text: str, prose: str) -> None:
        self._text.append(text)
        self._prose.append(prose)

    def add_words(self, text: str) -> None:
        """Text of one line without tokens and addresses, outside of HTML."""
        self._text.append(text)
        self._prose.append(text)
        if self.has_only_images and text.strip():
            self.has_only_images = False

    def add_text(self, text: str) -> None:
        prose = text
        if "{{" in text:
            self.tokens += map(str.strip, _TOKEN.findall(text))
            prose = _TOKEN.sub(OPAQUE, text)
        if "://" in text or "@" in text:
            prose = _ADDRESS.sub(OPAQUE, prose)
        if self._tags and self._tags[-1][0] in ("script", "style"):
            prose = ""
        self.add(text, prose)
        self.line += text.count("\n")
        if self.has_only_images and text.strip():
            self.has_only_images = False

    def add_code(self, code: str) -> None:
        self.codes.append(code)
        self.has_only_images = False
        self.add(f"`{code}`", OPAQUE)

    def add_image(self, target: str, alt: Run) -> None:
        self.images.append(Image(target, alt.text, self.line))
        self.tokens += alt.tokens
        self.add(f"![{alt.text}]", alt.prose)

    def add_note(self, label: str) -> None:
        self.notes.append(Footnote(label, self.line, is_definition=False))
        self.has_only_images = False
        self.add(f"[^{label}]", "")

    def absorb(self, cell: Run, separator: str) -> None:
        """Take over a cell of a table; ` | ` stands only between cells."""
        self.add(separator, separator)
        self.add(cell.text.replace("|", "\\|"), cell.prose)
        self.links += cell.links
        self.images += cell.images
        self.codes += cell.codes
        self.tokens += cell.tokens
        self.html += cell.html
        self.marked += cell.marked
        self.notes += cell.notes
        self.anchors += cell.anchors

    def add_attributes(self, words: str) -> None:
        if identifier := attributes.identifier(words):
            self.anchors.append(identifier)

    def open_link(self, target: str, kind: str) -> None:
        self._links.append((len(self.links), len(self._text)))
        self.links.append(Link(target, "", self.line, kind))

    def close_link(self) -> None:
        if self._links:
            index, start = self._links.pop()
            opened = self.links[index]
            text = squeeze("".join(self._text[start:]))
            self.links[index] = Link(opened.target, text, opened.line, opened.kind)

    def add_tag(self, tag: str) -> None:
        """An HTML tag, start or end, inside running text or in a block of HTML."""
        name = raw_html.name(tag)
        self.html.append(tag)
        self.has_only_images = self.has_only_images and name in ("img", "a", "figure", "picture", "source")
        prose = HARD_BREAK if name == "br" else "\n" if name in block_names else ""
        if tag.startswith("</"):
            self._close(name)
            self.add(tag, prose)
        else:
            self.add(tag, prose)
            self._open(name, tag)
        self.line += tag.count("\n")

    def _open(self, name: str, tag: str) -> None:
        given = raw_html.attributes(tag) if "=" in tag else {}
        self.anchors += [value for key in ("id", "name") if (value := given.get(key))]
        if name == "img":
            self.images.append(Image(given.get("src", ""), given.get("alt", ""), self.line))
            self._prose.append(given.get("alt", ""))
        elif name == "a" and "href" in given:
            self.open_link(given["href"], "html")
        if name not in raw_html.VOID and not tag.endswith("/>"):
            self._tags.append((name, given.get("lang", ""), len(self._prose)))

    def _close(self, name: str) -> None:
        if name == "a":
            self.close_link()
        for depth, (opened, lang, start) in enumerate(reversed(self._tags[-_DEEPEST:]), 1):
            if opened == name:
                del self._tags[-depth:]
                if lang:
                    self.marked.append(Marked(lang, squeeze("".join(self._prose[start:]))))
                    self._prose[start:] = [OPAQUE]
                return
