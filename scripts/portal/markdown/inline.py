"""Running text: from Markdown or HTML to normalised text, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from markdown_it.common.html_blocks import block_names
from markdown_it.token import Token

from portal.language import joiner
from portal.markdown import attributes, raw_html
from portal.markdown.document import HARD_BREAK, OPAQUE, Footnote, Image, Link, Marked

ParseInline = Callable[[str], Sequence[Token]]

# Longer running text is opaque: nobody writes it, and markdown-it may need quadratic time for it.
LONGEST = 20_000
_DEEPEST = 20

_MARKUP = re.compile(r"[\\`*_\[<&]|  \n")
_TOKEN = re.compile(r"\{\{([^{}\n]*+)\}\}")
_ADDRESS = re.compile(r"\bhttps?://[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
_SPACES = re.compile(r"  +")
_ELEMENTS = frozenset({"link_close", "em_close", "strong_close", "code_inline", "image"})


def squeeze(text: str) -> str:
    """Lines joined by one space, by none between two Han or kana; runs of spaces one; none at the ends.

    Space, tab and LF are spaces; no-break and ideographic spaces are text.
    """
    if "\n" in text:
        lines = [stripped for line in text.split("\n") if (stripped := line.strip(" \t"))]
        pairs = zip(lines, lines[1:], strict=False)
        text = "".join([*lines[:1], *(joiner(left, right) + right for left, right in pairs)])
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

    def add(self, text: str, prose: str) -> None:
        self._text.append(text)
        self._prose.append(prose)

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
            self.links[index] = replace(self.links[index], text=squeeze("".join(self._text[start:])))

    def add_tag(self, tag: str) -> None:
        """An HTML tag, start or end, inside running text or in a block of HTML."""
        name = raw_html.name(tag)
        self.html.append(tag)
        self.has_only_images = self.has_only_images and name in ("img", "a", "figure", "picture", "source")
        if tag.startswith("</"):
            self._close(name)
        else:
            self._open(name, tag)
        self.add(tag, HARD_BREAK if name == "br" else "\n" if name in block_names else "")
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


def read_markdown(content: str, parse: ParseInline, line: int) -> Run:
    """Read Markdown of one block; `line` is that of its first character."""
    run = Run(line)
    if len(content) > LONGEST or not _MARKUP.search(content):
        run.add_text(content)
    else:
        _read_tokens(run, parse(content))
    return run


def read_html(content: str, line: int) -> Run:
    """Read a block of raw HTML without comments."""
    run = Run(line)
    for text, tag in raw_html.pieces(content):
        run.add_text(text)
        if tag:
            run.add_tag(tag)
    return run


def _read_tokens(run: Run, tokens: Iterable[Token]) -> None:
    previous = ""
    for token in tokens:
        kind, content = token.type, token.content
        if kind == "text":
            if content[:1] == "{" and previous in _ELEMENTS:
                content, words = attributes.cut_at_start(content)
                run.add_attributes(words)
            run.add_text(content)
        elif kind == "text_special":
            _read_escaped(run, token)
        elif kind in _READERS:
            _READERS[kind](run, token)
        previous = kind


def _read_escaped(run: Run, token: Token) -> None:
    """A character written as `\\{` or `&#123;`; the escape stays before a brace, so that `\\{{` is no token."""
    run.add("\\{" if token.content == "{" and token.info == "escape" else token.content, token.content)
    run.has_only_images = False


def _read_break(run: Run, token: Token) -> None:
    sign = "\n" if token.type == "softbreak" else HARD_BREAK
    run.add(sign, sign)
    run.line += 1


def _read_tag(run: Run, token: Token) -> None:
    if token.content.startswith("<!--"):
        run.line += token.content.count("\n")
    else:
        run.add_tag(token.content)


def _read_image(run: Run, token: Token) -> None:
    alt = Run(run.line)
    _read_tokens(alt, token.children or ())
    run.add_image(str(token.attrs.get("src", "")), alt)


def _read_link(run: Run, token: Token) -> None:
    run.open_link(str(token.attrs.get("href", "")), "autolink" if token.markup == "autolink" else "link")


_READERS: dict[str, Callable[[Run, Token], None]] = {
    "softbreak": _read_break,
    "hardbreak": _read_break,
    "code_inline": lambda run, token: run.add_code(token.content),
    "html_inline": _read_tag,
    "image": _read_image,
    "link_open": _read_link,
    "link_close": lambda run, token: run.close_link(),
    "footnote_ref": lambda run, token: run.add_note(str(token.meta["label"])),
}
