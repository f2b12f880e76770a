"""Any tree of Markdown: a folder for each language, and nothing else that the portal would know of it."""

from __future__ import annotations

import re
from pathlib import Path

from portal.config.values import Language

# As `language.traits_for` takes them, which costs 40 ms to import.
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def foreign_languages(
    root: Path, layout: str, source: str, targets: tuple[str, ...], problems: list[str]
) -> tuple[Language, ...]:
    """The languages of a tree; what cannot be used is appended to `problems`."""
    if "{lang}" not in layout:
        problems.append(f"--layout {layout}: `{{lang}}` expected where the language stands: 'docs/{{lang}}'")
    if not source or not targets:
        problems.append(
            "--layout: the languages are missing. Add for example `--source en --targets ja,zh-cn`"
        )
    codes = [code for code in (source, *targets) if code]
    for code in codes:
        if not _TAG.fullmatch(code):
            problems.append(f"--source, --targets: `{code}` is no language tag such as `en` or `zh-cn`")
        elif codes.count(code) > 1:
            problems.append(f"--source, --targets: `{code}` stands twice")
        elif "{lang}" in layout and not (root / layout.replace("{lang}", code)).is_dir():
            problems.append(f"{layout.replace('{lang}', code)}: no such folder; the layout is {layout}")
    return tuple(Language(code, code, code, code == source) for code in codes)
