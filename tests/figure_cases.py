"""The cases of tests/cases/figures-grammar, and the printed forms of the portal's own languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from portal.figures import Forms, read_forms

ROOT = Path(__file__).resolve().parents[1]


def read_cases(name: str) -> Any:
    """What stands in a file of cases."""
    return read(ROOT / "tests" / "cases" / "figures-grammar" / f"{name}.yml")


@cache
def forms_of(lang: str) -> Forms:
    """Forms as the portal prints them."""
    return read_forms(read(ROOT / "data" / "ui" / f"{lang}.yml"))


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
