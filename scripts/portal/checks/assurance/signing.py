"""Who has signed a page off, and whether it is still that page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from portal.checks.rule import Fault, PageView
from portal.config import SignOff
from portal.finding import Severity, nearest

_KEYS = ("by", "date", "text")


def sign_off(view: PageView) -> Iterator[Fault]:
    """A page that needs a sign-off has one, and it is for the text that stands there.

    `[tool.portal.sign-off]` names the pages (`paths`: globs over keys) and the bodies (`by`). An absent
    sign-off is a note; with `enforce = true` it is an error, and a translation marked `draft` is refused.
    A sign-off that exists is always checked: `by` is one of the bodies, `date` a day that has come, and
    `text` the hash of this page in this language. A single changed word makes it void.

    Mend: the body signs the text anew. Nobody else writes these lines.

    Example: `sign_off: {by: so-ngoai-vu, date: 2026-11-20, text: h1-41c09a77e2b0}`
    """
    settings = view.site.config.settings.sign_off
    given = view.page.meta.get("sign_off")
    is_needed = _needs_sign_off(view.page.key, settings)
    if isinstance(given, dict):
        yield from _faults(view, given, settings)
    elif given is None and is_needed:
        whose = " or ".join(f"`{body}`" for body in settings.by) or "the responsible body"
        severity = Severity.ERROR if settings.enforce else Severity.NOTE
        message = f"no sign-off: the settings ask for that of {whose}"
        yield Fault(1, message, "Ask that body to sign this text off.", severity=severity)
    if is_needed and settings.enforce and view.page.meta.get("translation") == "draft":
        message = "a draft stands where the settings ask for a sign-off"
        hint = "A native reader passes it first: `translation: reviewed`."
        yield Fault(view.page.meta_lines.get("translation", 1), message, hint)


def _needs_sign_off(key: str, settings: SignOff) -> bool:
    names = (key, key.removesuffix(".md"))
    return any(fnmatchcase(name, glob) for glob in settings.paths for name in names)


def _faults(view: PageView, given: Mapping[str, Any], settings: SignOff) -> Iterator[Fault]:
    line = view.page.meta_lines.get("sign_off", 1)
    for key in given:
        if key not in _KEYS:
            yield Fault(line, f"unknown key `{key}` in `sign_off`", nearest(str(key), _KEYS))
    if missing := ", ".join(f"`{key}`" for key in _KEYS if key not in given):
        yield Fault(line, f"`sign_off` lacks {missing}", "A sign-off holds `by`, `date` and `text`.")
        return
    by, signed, text = (given[key] for key in _KEYS)
    bodies = view.site.catalogue.items.get("organisations", {})
    if settings.by and by not in settings.by:
        message = f"signed by `{by}`, the settings ask for {', '.join(f'`{body}`' for body in settings.by)}"
        yield Fault(line, message, "Only that body can sign this page off.")
    elif by not in bodies:
        yield Fault(
            line, f"signed by `{by}`, which is no organisation of the catalogue", nearest(str(by), bodies)
        )
    day = _day(signed)
    if day is None or day > view.site.config.day:
        yield Fault(
            line, f"`date: {signed}` is no day that has come", "Write the day of signing: 2026-11-20."
        )
    if text != view.page.hash:
        message = f"the sign-off is void: it is for the text `{text}`, here stands `{view.page.hash}`"
        yield Fault(line, message, "The text was changed after signing: the body signs it anew.")


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
