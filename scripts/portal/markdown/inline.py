"""Running text of one block, read from Markdown or from raw HTML into a `Run`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from markdown_it.token import Token

from portal.markdown import attributes, raw_html
from portal.markdown.document import HARD_BREAK, Link
from portal.markdown.run import Run, squeeze

ParseInline = Callable[[str], Sequence[Token]]

# Longer running text is opaque: nobody writes it, and markdown-it may need quadratic time for it.
_LONGEST = 20_000
# Each begins with a class or literals, which `re` finds several times faster than what stands before them.
_MARKUP = re.compile(r"[\\`*_\[<&\n](?:(?<!\n)|(?<=  \n))")
# Links, images and strong text with nothing inside, code, addresses, footnotes and tags: most of what running text
# has, and read ten times faster than by markdown-it 4.3, with the same result.
_PLAIN = r"[^\\`*_\[\]<&\n]"
_TARGET = r"[^\s\x00-\x1f\x7f()<>\\&`]+"
_SIMPLE = re.compile(
    rf"\[(?!\^)(?P<words>{_PLAIN}+)\]\((?P<target>{_TARGET})\)"
    rf"|!\[(?!\^)(?P<alt>{_PLAIN}+)\]\((?P<source>{_TARGET})\)"
    rf"|\*\*(?<!\*\*\*)(?=\S)(?P<strong>{_PLAIN}+)(?<=\S)\*\*(?!\*)"
    r"|`(?<!``)(?P<code>[^`\n]+)`(?!`)"
    r"|<(?P<address>https?://[^<>\x00-\x20]+)>"
    r"|\[\^(?P<note>[^\s\[\]\\`<*_&]+)\](?!\(|\[(?!\^))"
    r'|<(?P<tag>/[a-z][a-z0-9]*|[a-z][a-z0-9]*(?: [a-z][a-z-]*="[^"<>\n]*")* ?/?)>'
)
_STRIDE = _SIMPLE.groups + 1
# What makes a reader's text another than the words, or is counted.
_TELLING = ("{{", "://", "@", "<", "\n")
_ELEMENTS = frozenset({"link_close", "em_close", "strong_close", "code_inline", "image"})


def read_markdown(content: str, parse: ParseInline, line: int) -> Run:
    """Read Markdown of one block; `line` is that of its first character."""
    run = Run(line)
    if len(content) > _LONGEST:
        run.add_text(content)
    elif not _read_simple(run, content):
        _read_tokens(run, parse(content))
    return run


def _read_simple(run: Run, content: str) -> bool:
    """Read text that has no markup but simple elements; False, and nothing is read, where there is any other."""
    parts = _SIMPLE.split(content)
    if _MARKUP.search("".join(parts[::_STRIDE])):
        return False
    add = run.add_text if any(sign in content for sign in _TELLING) else run.add_words
    add(parts[0])
    for start in range(1, len(parts), _STRIDE):
        words, target, alt, source, strong, code, address, note, tag, text = parts[start : start + _STRIDE]
        if words:
            run.links.append(Link(target, squeeze(words), run.line))
            add(words)
        elif strong:
            add(strong)
        elif alt:
            shown = Run(run.line)
            shown.add_text(alt)
            run.add_image(source, shown)
        elif code:
            is_padded = code[0] == code[-1] == " " and code.strip(" ")
            run.add_code(code[1:-1] if is_padded else code)
        elif address:
            run.links.append(Link(address, address, run.line, "autolink"))
            add(address)
        elif note:
            run.add_note(note)
        else:
            run.add_tag(f"<{tag}>")
        if text[:1] == "{" and not (note or tag):
            text, attribute_list = attributes.cut_at_start(text)
            run.add_attributes(attribute_list)
        add(text)
    return True


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
    """A character written as `\\*` or `&#42;`; `\\{` stays as it is, so that `\\{{` is no token."""
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
