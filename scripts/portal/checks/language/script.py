"""Text in another language's script, or in another language of the same script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portal.checks.language import letters
from portal.checks.language.latin import may_be_latin, other_language
from portal.checks.language.passages import excerpt, passages, whole_text
from portal.checks.rule import Fault, PageView
from portal.finding import Severity
from portal.language import Traits
from portal.markdown import Block

_LEAST_HAN = 8
Judge = Callable[[PageView, Block], Fault | None]


def script(view: PageView) -> Iterator[Fault]:
    """Text is in the language of its page.

    Looked for: letters of a script that the language does not write (kana on a Chinese page, Han characters
    on an English one); on a Japanese page Simplified Chinese forms, and paragraphs of 8 Han characters or
    more without kana; on a Chinese page Japanese forms; blocks and sentences in English or Vietnamese elsewhere.

    Not looked at: code, addresses, texts marked by `lang`, Latin and Greek letters as such. Letters of
    another script, and sentences in another language, inside a text that is otherwise in the right language are a
    warning: a name or a quotation may stand there, but then a screen reader must be told.

    Mend: translate the text, or mark what shall stay: `<span lang="ja">港町</span>`.

    Example: `これは港です。` on a Chinese page.
    """
    text = whole_text(view.page)
    judges = [judge for may_apply, judge in _JUDGES if may_apply(view.traits, text)]
    for passage in passages(view) if judges else ():
        for judge in judges:
            if fault := judge(view, passage):
                yield fault
                break


def _may_be_foreign(traits: Traits, text: str) -> bool:
    return not text.isascii() and bool(letters.foreign_letters(traits).search(text))


def _foreign_letters(view: PageView, passage: Block) -> Fault | None:
    found = letters.foreign_letters(view.traits).findall(passage.prose)
    if not found:
        return None
    own = len(letters.own_letters(view.traits).findall(passage.prose))
    severity = None if len(found) >= 4 and len(found) * 3 >= own else Severity.WARNING
    script = letters.script_name(found[0])
    tag = {"kana": "ja", "Hangul": "ko", "Han characters": "zh"}.get(script, "…")
    named = (
        f"{script} on a `{view.page.lang}` page: “{excerpt(passage.prose[passage.prose.index(found[0]) :])}”"
    )
    return _fault(passage, named, severity, tag)


def _chinese(view: PageView, passage: Block) -> Fault | None:
    """Chinese text on a Japanese page."""
    prose = passage.prose
    simplified = letters.only_simplified().search(prose)
    if simplified:
        message = f"“{simplified[0]}” is a Simplified Chinese form: “{excerpt(prose)}”"
        return _fault(passage, message, None, "zh-Hans")
    if letters.KANA.search(prose) or (passage.kind != "paragraph" and "，" not in prose):
        return None
    if len(letters.HAN.findall(prose)) < _LEAST_HAN:
        return None
    return _fault(passage, f"no kana in a whole text: “{excerpt(prose)}” reads as Chinese", None, "zh")


def _japanese(view: PageView, passage: Block) -> Fault | None:
    """Japanese forms on a Chinese page, kana apart."""
    found = letters.only_japanese().search(passage.prose)
    if not found:
        return None
    return _fault(passage, f"“{found[0]}” is a Japanese form: “{excerpt(passage.prose)}”", None, "ja")


def _latin(view: PageView, passage: Block) -> Fault | None:
    """A block, or a sentence in it, in another language that writes Latin letters."""
    text, other = other_language(view, passage)
    if not other:
        return None
    message = f"“{excerpt(text)}” is not in the language of the page (`{view.page.lang}`)"
    return _fault(passage, message, None if text == passage.prose else Severity.WARNING, other)


def _fault(passage: Block, message: str, severity: Severity | None, tag: str) -> Fault:
    hint = f'Translate it; what shall stay so is marked: `<span lang="{tag}">…</span>`.'
    return Fault(passage.line, message, hint, passage.text, severity=severity)


_JUDGES: tuple[tuple[Callable[[Traits, str], bool], Judge], ...] = (
    (_may_be_foreign, _foreign_letters),
    (lambda traits, text: "Kana" in traits.scripts, _chinese),
    (lambda traits, text: traits.primary == "zh" and bool(letters.only_japanese().search(text)), _japanese),
    (may_be_latin, _latin),
)
