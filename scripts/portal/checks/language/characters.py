"""Traditional forms on a Simplified page, and Vietnamese words that were left in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.language.letters import KANA, VIETNAMESE, not_simplified, own_letters
from portal.checks.language.passages import excerpt, passages, whole_text, without_forms, without_names
from portal.checks.rule import Fault, PageView
from portal.finding import Severity
from portal.markdown import Block

# 31/2021/NĐ-CP, 60-NQ/TW: numbers of legal texts are the same in every language.
_LEGAL = re.compile(r"\d[\d/-]*[A-ZĐ\d][\w/-]*")
_LETTER = r"[A-Za-zÀ-ɏ\u1e00-\u1eff]"
_RUN = re.compile(rf"{_LETTER}+(?:[ '’-]{_LETTER}+)*")
_OWN = "ăđơư" + "".join(filter(str.islower, map(chr, range(0x1EA0, 0x1EFA))))
_SMALL_WORD = re.compile(rf"(?<!\w)[a-zà-ýĩũ{_OWN}]*[{_OWN}]")


def simplified(view: PageView) -> Iterator[Fault]:
    """Chinese in Simplified characters holds no Traditional forms.

    Looked for are Han characters of the Traditional set (Big5) that the Simplified one (GB 2312) lacks. Forms
    of the glossary are left out, texts marked by `lang` too; texts with kana are told by `script`. Pages in
    Traditional characters (`zh-Hant`, `zh-tw`) are not looked at.

    Mend: write the Simplified form; a quoted Traditional text is marked: `<span lang="zh-Hant">…</span>`.

    Example: `海防港灣` instead of `海防港湾`.
    """
    if view.traits.scripts != ("Hans",) or not not_simplified().search(whole_text(view.page)):
        return
    for passage in passages(view):
        if not not_simplified().search(passage.prose) or KANA.search(passage.prose):
            continue
        found = "".join(dict.fromkeys(not_simplified().findall(without_forms(passage.prose, view))))
        if found:
            message = f"Traditional forms “{found}” in “{excerpt(passage.prose)}”"
            hint = 'Write the Simplified forms; a quoted text is marked: `<span lang="zh-Hant">…</span>`.'
            yield Fault(passage.line, message, hint, passage.text)


def vietnamese_residue(view: PageView) -> Iterator[Fault]:
    """No Vietnamese words are left in a translation.

    Looked for are words with letters that only Vietnamese has (ă đ ơ ư ạ … ỹ), with the words around them.
    Allowed are texts marked by `lang="vi"`, names and forms of the glossary, and capitalised words where
    names keep their Vietnamese spelling: on pages in Latin letters, and in titles and descriptions, which
    cannot be marked. Small letters are an error; a name outside the glossary on a Chinese or Japanese page is
    a warning, since a screen reader must be told its language.

    Mend: translate it, or mark the name: `<span lang="vi">Phả Lễ</span>`.

    Example: `The ferry leaves from bến phà Đồng Bài.`
    """
    if view.traits.primary == "vi" or not VIETNAMESE.search(whole_text(view.page)):
        return
    names_may_stand = "Latn" in view.traits.scripts
    for passage in passages(view):
        if not (_SMALL_WORD if names_may_stand else VIETNAMESE).search(passage.prose):
            continue
        is_own = names_may_stand or own_letters(view.traits).search(passage.prose)
        prose = _LEGAL.sub("", without_names(passage.prose, view) if is_own else passage.prose)
        runs = [match[0] for match in _RUN.finditer(prose) if VIETNAMESE.search(match[0])]
        words = [run for run in runs if _has_small_word(run) or not is_own]
        names = [run for run in runs if not _has_small_word(run)]
        if words:
            yield _residue(passage, words, "Translate it", None)
        elif names and not names_may_stand and passage.kind not in ("title", "description"):
            yield _residue(passage, names, "Use the glossary's form, if there is one", Severity.WARNING)


def _has_small_word(run: str) -> bool:
    return _SMALL_WORD.search(run) is not None


def _residue(passage: Block, runs: list[str], mend: str, severity: Severity | None) -> Fault:
    shown = ", ".join(f"“{excerpt(run)}”" for run in runs[:3])
    hint = f'{mend}; a name that stays is marked: `<span lang="vi">…</span>`.'
    return Fault(passage.line, f"Vietnamese words: {shown}", hint, passage.text, severity=severity)
