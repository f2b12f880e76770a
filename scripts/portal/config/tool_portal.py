"""`[tool.portal]` of `pyproject.toml`: what the site may claim, whom to write to, who signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.config.values import Settings, SignOff
from portal.finding import nearest

FILE = "pyproject.toml"


_KINDS: Mapping[type, str] = {bool: "true or false", str: "a text", tuple: "a list of texts"}
_KEYS: Mapping[str, type] = {"official": bool, "corrections_email": str, "edit_url": str}
# What is printed as an address must be one.
_FORMS: Mapping[str, tuple[str, str]] = {
    "corrections_email": (r"[^@\s]+@[^@\s]+\.[^@\s]+", "an address such as `sua@example.org`"),
    "edit_url": (r"https?://[^\s?#]+", "an address such as `https://github.com/OWNER/NAME/edit/main/`"),
}
_SIGN_OFF_KEYS: Mapping[str, type] = {"paths": tuple, "by": tuple, "enforce": bool}


def read_settings(root: Path, problems: list[str]) -> Settings:
    """Read `[tool.portal]`; a missing file or table gives the defaults, every problem is appended."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{FILE}: cannot be read: {error}")
        return Settings()
    try:
        table = tomllib.loads(text).get("tool", {}).get("portal", {})
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{FILE}: broken TOML: {error}")
        return Settings()
    sign_off = table.pop("sign-off", {})
    values = _values(table, _KEYS, {"sign-off"}, "[tool.portal]", text, problems)
    signing = _values(sign_off, _SIGN_OFF_KEYS, set(), "[tool.portal.sign-off]", text, problems)
    return Settings(sign_off=SignOff(**signing), **values)


def _values(
    table: Any, keys: Mapping[str, type], tables: set[str], name: str, text: str, problems: list[str]
) -> dict[str, Any]:
    if not isinstance(table, dict):
        problems.append(f"{FILE}: {name} is a table of settings, found `{table}`")
        return {}
    values: dict[str, Any] = {}
    for key, value in table.items():
        place = f"{FILE}:{_line(text, name, key)}: {name}"
        if key not in keys:
            problems.append(f"{place}: unknown key `{key}`. {nearest(key, {*keys, *tables})}")
            continue
        given = tuple(value) if isinstance(value, list) else value
        texts = all(isinstance(part, str) for part in given) if isinstance(given, tuple) else True
        if not isinstance(given, keys[key]) or not texts:
            problems.append(f"{place} {key}: expected {_KINDS[keys[key]]}, found `{value}`")
            continue
        if given and key in _FORMS and not re.fullmatch(_FORMS[key][0], str(given)):
            problems.append(f"{place} {key}: expected {_FORMS[key][1]}, found `{value}`")
            continue
        values[key] = given
    return values


def _line(text: str, table: str, key: str) -> int:
    """The line of a key below its table's heading; tomllib 3.11 keeps no marks."""
    lines = text.splitlines()
    start = lines.index(table) if table in lines else 0
    for number, line in enumerate(lines[start:], start + 1):
        if line.replace('"', "").replace("'", "").split("=")[0].strip() == key:
            return number
    return start + 1
