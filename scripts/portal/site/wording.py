"""Vietnamese words on pages of other scripts, marked: a screen reader says `Bến Nghiêng` in Vietnamese."""

from __future__ import annotations

import re

from portal.language import traits_for

_TAG = re.compile(r'(<(?:[^>"]|"[^"]*")*>)')
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = ("<img", "<input", "<link", "<meta", "<source", "<track")
_UNSPOKEN = ("<script", "<style", "<svg", "<textarea", "<title", "<option")
_LATIN = "A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ\u0300-\u036f"
# As `is_vietnamese_letter` has it; decomposed text is no concern of a page made from checked content.
_VIETNAMESE = re.compile(r"[ĂăĐđƠơƯư\u1EA0-\u1EF9]")
# Words with a capital, a figure or a letter beyond ASCII, with the signs that hold names and numbers of laws
# together: Bến Nghiêng, 1516/QĐ-TTg; `of` and `the` around them are no part of it.
_WORD = rf"(?=[A-ZÀ-ÖØ-ÞĂĐƠƯ\d]|[a-z]*[^\Wa-z])[{_LATIN}\d]+"
_WORDS = re.compile(rf"(?<![{_LATIN}\d]){_WORD}(?:[ \u00a0/.’'–-]+{_WORD})*")


def marked_vietnamese(html: str, tag: str) -> str:
    """A page in the language `tag` with its Vietnamese words in `<span lang="vi">`.

    Only for languages without Latin script: elsewhere names are part of the sentence. What stands in an
    element with another `lang` is judged by that.
    """
    body = html.find("<body")
    if body < 0 or _has_latin(tag):
        return html
    parts = _TAG.split(html[body:])  # text and tags by turns
    is_marking = True
    # Elements that change the language, outer first: name, how many of that name are open, what held before.
    around: list[tuple[str, int, bool]] = []
    for place, part in enumerate(parts):
        if not place % 2:
            if is_marking and not part.isascii() and _VIETNAMESE.search(part):
                parts[place] = _WORDS.sub(_span, part)
        elif part.startswith(_VOID):
            continue
        elif part.startswith("<option") and is_marking and _VIETNAMESE.search(parts[place + 1]):
            parts[place] = f'{part[:-1]} lang="vi">'  # holds no other element
        elif " lang=" in part or part.startswith(_UNSPOKEN):
            around.append((_name(part), 1, is_marking))
            lang = _LANG.search(part)
            is_marking = not _has_latin(lang[1]) if lang else not part.startswith(_UNSPOKEN) and is_marking
        elif around and _name(part) == around[-1][0]:
            name, count, before = around.pop()
            count += -1 if part[1] == "/" else 1
            if count:
                around.append((name, count, before))
            else:
                is_marking = before
    return html[:body] + "".join(parts)


def _name(part: str) -> str:
    match = _NAME.match(part)
    return match[1].lower() if match else ""


def _span(match: re.Match[str]) -> str:
    words = match[0]
    return f'<span lang="vi">{words}</span>' if _VIETNAMESE.search(words) else words


def _has_latin(tag: str) -> bool:
    return "Latn" in traits_for(tag).scripts
