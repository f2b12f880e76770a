"""Markup that runs, embeds, asks for data, or calls another host."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.checks.rule import Fault, PageView
from portal.finding import Severity
from portal.markdown import code_spans

_PROGRAMS = frozenset({"script", "applet", "object", "embed"})
_FOREIGN = {
    **dict.fromkeys(("iframe", "frame", "frameset", "portal"), "shows another page"),
    **dict.fromkeys(("form", "input", "button", "select", "textarea", "keygen"), "asks for data"),
    **dict.fromkeys(("base", "link", "meta"), "changes the whole page"),
}
_LOADING = frozenset({"img", "source", "video", "audio", "track", "image", "picture"})
# A tag may be broken off, may have no space before its attributes (<svg/onload=…>), and spans lines.
# `<` first: `re` then finds it twenty times faster.
_TAG = re.compile(r"<(?<!\\<)([A-Za-z][A-Za-z0-9:-]*)([^<>]*)")
_BRACES = re.compile(r"\{(?!\{)[^{}\n]*=[^{}\n]*\}")
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([A-Za-z][\w:.-]*)\s*=\s*("[^"]*"?|'[^']*'?|[^\s"'>]+)""")
_HANDLER = re.compile(r"on[a-z]+")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")
_RUNNING = ("javascript:", "vbscript:", "livescript:")
_SAFE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]")
_REMOTE = re.compile(r"(?:https?:)?//|\\\\")
_REMOTE_STYLE = re.compile(
    r"(?:url\(|@import)\s*[\"']?\s*(?:https?:)?//|expression\(|javascript:", re.IGNORECASE
)


class _Danger(NamedTuple):
    """What is wrong at a position of the text; a `custom` is forbidden on our pages alone."""

    position: int
    message: str
    text: str
    is_custom: bool = False


def unsafe_markup(view: PageView) -> Iterator[Fault]:
    """Pages hold no markup that runs, embeds, asks for data or calls another host.

    Looked for, in HTML, links, images (by reference too) and attribute lists, whatever their case and with
    character references decoded: `<script>`, `<object>`, `<embed>`; event handlers (`onclick`);
    addresses beginning with `javascript:` or `data:` (small pictures apart); frames, forms and their fields;
    `<base>`, `<link>`, `<meta>`; styles that load or run something; and images, sound and video from another
    host. In a tree that is not ours frames and forms are a note, and other hosts nobody's business. Code and
    comments are left alone.

    Mend: take it out. Put images below `docs/assets`; link to a film instead of embedding it.

    Example: `[click](JaVaScRiPt&colon;alert(1))`
    """
    page = view.page
    for key in ("title", "description"):
        text = str(page.meta.get(key) or "")
        for danger in _dangers(text, view.site.config.is_ours) if "<" in text else ():
            yield _fault(view, page.meta_lines.get(key, 1), danger)
    found = sorted(_dangers(page.body, view.site.config.is_ours), key=lambda danger: danger.position)
    code = code_spans(page.body) if found else ()
    for danger in found:
        if not any(start <= danger.position < end for start, end in code):
            yield _fault(view, page.body_line + page.body.count("\n", 0, danger.position), danger)
    yield from _links(view)


def _fault(view: PageView, line: int, danger: _Danger) -> Fault:
    severity = Severity.NOTE if danger.is_custom and not view.site.config.is_ours else None
    return Fault(line, danger.message, "Take it out.", danger.text, severity=severity)


def _dangers(text: str, is_ours: bool) -> Iterator[_Danger]:
    for tag in _TAG.finditer(text):
        name = tag[1].lower()
        if name in _PROGRAMS:
            yield _Danger(tag.start(), f"`<{name}>` runs a program", tag[0])
        elif name in _FOREIGN:
            yield _Danger(tag.start(), f"`<{name}>` {_FOREIGN[name]}", tag[0], is_custom=True)
        elif name == "style" and _REMOTE_STYLE.search(text, tag.end(), _end(text, "</style", tag.end())):
            yield _Danger(tag.start(), "`<style>` loads or runs something", tag[0])
        if "=" in tag[2]:
            yield from _attributes(tag, tag[2], is_ours and name in _LOADING)
    for braces in _BRACES.finditer(text):
        yield from _attributes(braces, braces[0][1:-1], is_ours)


def _end(text: str, mark: str, start: int) -> int:
    found = text.lower().find(mark, start)
    return found if found >= 0 else len(text)


def _attributes(where: re.Match[str], attributes: str, is_loading: bool) -> Iterator[_Danger]:
    for name, quoted in _ATTRIBUTE.findall(attributes):
        value = quoted.strip("\"'")
        if _HANDLER.fullmatch(name.lower()):
            yield _Danger(where.start(), f"`{name.lower()}` runs a program", where[0])
        elif name.lower() == "style" and _REMOTE_STYLE.search(_plain(value)):
            yield _Danger(where.start(), "`style` loads or runs something", where[0])
        elif message := _judge(value):
            yield _Danger(where.start(), message, where[0])
        elif (
            is_loading
            and name.lower() in ("src", "srcset", "poster", "href")
            and _REMOTE.match(_plain(value))
        ):
            yield _Danger(where.start(), "an image, sound or film comes from another host", where[0])


def _links(view: PageView) -> Iterator[Fault]:
    """Targets of Markdown links and images; those of HTML are told already."""
    for link in view.document.links:
        if link.kind != "html" and (message := _judge(link.target)):
            yield Fault(link.line, message, "Take it out.", link.target)
    for image in view.document.images:
        message = _judge(image.target)
        if not message and view.site.config.is_ours and _REMOTE.match(_plain(image.target)):
            message = "an image comes from another host"
        if message and f'"{image.target}"' not in view.page.body:
            yield Fault(image.line, message, "Put the image below `docs/assets`.", image.target)


def _plain(address: str) -> str:
    """An address as a browser takes it: references decoded, blanks and control characters dropped."""
    return _BLANKS.sub("", html.unescape(html.unescape(address))).lower()


def _judge(address: str) -> str:
    """What is wrong with an address; empty if nothing is."""
    if ":" not in address and "&" not in address:
        return ""
    plain = _plain(address)
    if plain.startswith(_RUNNING):
        return f"an address that begins with `{plain.partition(':')[0]}:` runs a program"
    if plain.startswith("data:") and not _SAFE_DATA.match(plain):
        return "an address that begins with `data:` is a document of its own"
    return ""
