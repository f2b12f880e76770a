"""The keys that a page's front matter may hold, and what each must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from portal.fields import is_iso_date
from portal.finding import Finding, Severity, nearest

RULE = "front-matter"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and len(value) == 10 and is_iso_date(value))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(part) for part in value)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict)


class Key(NamedTuple):
    """What a key holds, in words and as a predicate, and whether every page needs it."""

    holds: str
    accepts: Callable[[Any], bool]
    is_required: bool = False


KEYS: Mapping[str, Key] = {
    "title": Key("a text", _is_text, is_required=True),
    "description": Key("a text", _is_text, is_required=True),
    "owner": Key("the id of an organisation", _is_text),
    "reviewed": Key("a day such as 2026-11-20", _is_day),
    "review_by": Key("a day such as 2027-11-20", _is_day),
    "published": Key("a day such as 2026-11-20", _is_day),
    "expires": Key("a day such as 2026-11-20", _is_day),
    "sources": Key("a list of ids", _is_texts),
    "facts": Key("a list of ids", _is_texts),
    "aliases": Key("a list of texts", _is_texts),
    "template": Key("a file of overrides/", _is_text),
    "source": Key("a hash such as h1-9f3ac01d77e2", _is_text),
    "translation": Key("`draft` or `reviewed`", lambda value: value in ("draft", "reviewed")),
    "sign_off": Key("`by`, `date` and `text`", _is_mapping),
    "checks": Key("`ignore: […]`", _is_mapping),
}


def front_matter_findings(
    meta: Mapping[str, Any], lines: Mapping[str, int], path: str, lang: str, key: str
) -> Iterator[Finding]:
    """Unknown keys, missing ones, and values of another kind."""

    def error(line: int, message: str, hint: str) -> Finding:
        return Finding(RULE, Severity.ERROR, path, line, message, hint, lang, key)

    for name, value in meta.items():
        line = lines.get(name, 1)
        if name not in KEYS:
            yield error(line, f"unknown key `{name}`", nearest(name, KEYS))
        elif value is None or not KEYS[name].accepts(value):
            yield error(line, f"`{name}` holds {KEYS[name].holds}, found `{value}`", f"Write `{name}: …` so.")
    for name, wanted in KEYS.items():
        if wanted.is_required and name not in meta:
            yield error(1, f"`{name}` is missing", f"Add the line `{name}: …` between the `---` lines.")
