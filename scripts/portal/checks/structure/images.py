"""Images: the same ones, each with a text that says what they show."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from portal.checks.changes import Change, changes
from portal.checks.partners import REMOVE, quote, there, together
from portal.checks.rule import Fault, PageView, PairView
from portal.checks.targets import is_same_place
from portal.finding import Severity
from portal.markdown import Image

_FEWEST_WORDS = 3
_TEXTS = ("paragraph", "image", "html", "item", "row", "definition", "quote", "heading", "footnote")


def images(pair: PairView) -> Iterator[Fault]:
    """A translation shows the images of its source, each with its text translated.

    A variant in the reader's language is the same image: `map.vi.png` and `map.en.png`, `vi/map.png` and
    `en/map.png`. The text (alt) is what a reader who sees nothing is told: an empty one is an error where
    the source says something; a sentence that is equal to the source's is a warning, names may be equal.

    Example: `![Bản đồ cảng](ports.png)` becomes `![Map of the port](ports.png)`.
    """
    if not (pair.source.document.images or pair.target.document.images):
        return
    for change in changes(pair, attrgetter("images"), is_same_place, alone="image"):
        yield _fault(pair, change)
    for one, other in together(pair, *_TEXTS):
        if one.images and len(one.images) == len(other.images):
            for was, is_ in zip(one.images, other.images, strict=True):
                yield from _alt(pair, was, is_)


def _fault(pair: PairView, change: Change) -> Fault:
    was, now = change.was, change.now
    if was and now:
        at = there(pair, was.line)
        message = f"the image is `{now.written}`, expected `{was.written}` ({at})"
        hint = "Show the same image, or name the variant by its language: `name.en.png`."
        return Fault(change.line, message, hint, now.block.text, was.line)
    if was:
        message = f"the image `{was.written}` ({there(pair, was.line)}) has no counterpart"
        return Fault(change.line, message, "Show it here.", was.block.text, was.line)
    assert now
    message = f"the image `{now.written}` is not in the source"
    return Fault(change.line, message, REMOVE, now.block.text, severity=Severity.WARNING)


def _alt(pair: PairView, was: Image, now: Image) -> Iterator[Fault]:
    if was.alt and not now.alt:
        at = there(pair, was.line)
        message = f"the image `{now.target}` has no text; the source says {quote(was.alt)} ({at})"
        yield Fault(now.line, message, "Say between `![` and `]` what it shows.", was.alt, was.line)
    elif was.alt == now.alt and _is_sentence(was.alt):
        at = there(pair, was.line)
        message = f"the text of the image `{now.target}` is not translated: {quote(now.alt)} ({at})"
        hint = "Translate what stands between `![` and `]`."
        yield Fault(now.line, message, hint, now.alt, was.line, severity=Severity.WARNING)


def _is_sentence(text: str) -> bool:
    """Several words that are not all capitalised as names are."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return len(words) >= _FEWEST_WORDS and sum(word[:1].islower() for word in words) >= len(words) / 2


def image_alt(view: PageView) -> Iterator[Fault]:
    """Each image of a source page has a text that says what it shows.

    `![Bến tàu Cát Bà lúc sáng sớm](ben-tau.jpg)`. An image that only decorates is written as HTML with an
    empty text: `<img src="…" alt="">`. Translations are held against their source by `images`.
    """
    if not view.is_source:
        return
    for block in view.document.blocks:
        if any("<img" in tag for tag in block.html):
            continue
        for image in block.images:
            if not image.alt:
                message = f"the image `{image.target}` has no text"
                yield Fault(image.line, message, "Say between `![` and `]` what it shows.", block.text)
