"""`checks: {ignore: […]}` in a page's front matter: findings set aside, with a reason and an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from portal.checks.rule import Fault, PageView, Rule
from portal.fields import is_iso_date
from portal.finding import Severity, nearest
from portal.model import Page

SLUG = "suppression"
KEYS = ("rule", "match", "reason", "until")
FORM = '`{rule: figures, match: "1.234", reason: why it is right, until: 2027-01-01}`'


class Suppression(NamedTuple):
    """One entry, well-formed or not: `problem` says what is wrong with it, and then it sets nothing aside.

    `match` is a part of the text of the block; empty for a rule about the page as a whole.
    """

    rule: str
    match: str
    until: date
    problem: str = ""

    def covers(self, rule: str, fault: Fault, day: date) -> bool:
        """Whether a fault is set aside."""
        if self.problem or rule != self.rule or day > self.until:
            return False
        return not self.match or any(self.match in _one_line(text) for text in (fault.text, fault.message))


def suppressions(page: Page, groups: Mapping[str, str]) -> tuple[Suppression, ...]:
    """The entries of a page; `groups` maps each rule's slug to its group."""
    checks = page.meta.get("checks")
    entries = checks.get("ignore", []) if isinstance(checks, dict) else []
    if not isinstance(entries, list):
        return (Suppression("", "", date.min, "`ignore` is no list"),)
    return tuple(_suppression(entry, groups) for entry in entries)


def _suppression(entry: Any, groups: Mapping[str, str]) -> Suppression:
    if not isinstance(entry, dict):
        return Suppression("", "", date.min, f"`{entry}` is no entry with {_listed(KEYS)}")
    rule, match = str(entry.get("rule") or ""), _one_line(str(entry.get("match") or ""))
    until = _day(entry.get("until"))
    return Suppression(rule, match, until or date.min, _problem(entry, rule, match, until, groups))


def _problem(
    entry: Mapping[str, Any], rule: str, match: str, until: date | None, groups: Mapping[str, str]
) -> str:
    unknown = [key for key in entry if key not in KEYS]
    if unknown:
        return f"unknown key `{unknown[0]}`. {nearest(unknown[0], KEYS)}"
    if rule not in groups:
        return f"unknown rule `{rule}`. {nearest(rule, groups)}" if rule else "`rule` is missing"
    if rule == SLUG:
        return "this rule cannot be set aside"
    if not str(entry.get("reason") or "").strip():
        return f"`{rule}`: `reason` is missing"
    if until is None:
        return f"`{rule}`: `until` expects a day such as 2027-01-01"
    if not match and groups[rule] != "pages":
        return f"`{rule}`: `match` is missing, a part of the text of the block"
    return ""


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and len(value) == 10 and is_iso_date(value):
        return date.fromisoformat(value)
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


class Suppressed:
    """The entries of one page, and which of them were of use."""

    def __init__(self, entries: tuple[Suppression, ...], day: date) -> None:
        self.entries, self._day = entries, day
        self.used: set[int] = set()

    def covers(self, rule: str, fault: Fault) -> bool:
        """Whether a fault is set aside; notes by which entries."""
        if not self.entries:
            return False
        covering = {index for index, entry in enumerate(self.entries) if entry.covers(rule, fault, self._day)}
        self.used |= covering
        return bool(covering)


def suppression(view: PageView) -> Iterator[Fault]:
    """A finding is set aside only with a reason and an end, and only while it is needed.

    An entry under `checks: {ignore: […]}` in the front matter holds `rule`, `match` (a part of the text of
    the block; not for rules about the page as a whole), `reason` and `until`. An entry of another form, one
    that names no rule, one whose day is over and one that sets nothing aside any more are findings; none of
    them sets anything aside.

    Mend: complete the entry; after its day, look at the text again, then mend the text or give a new day;
    delete an entry that is of no use.

    Example: `ignore: [{rule: figures, match: "1.234", reason: the source says so, until: 2027-01-01}]`.
    """
    from portal.checks.table import groups

    line = view.page.meta_lines.get("checks", 1)
    for entry in suppressions(view.page, groups()):
        if entry.problem:
            yield Fault(line, f"`checks`: {entry.problem.removesuffix('.')}", f"Write {FORM}.")
        elif entry.until < view.site.config.day:
            message = f"`checks`: the entry for `{entry.rule}` ended on {entry.until}"
            hint = "Look at the text again: mend it, or give a reason and a new day."
            yield Fault(line, message, hint, severity=Severity.WARNING)


def unused(entry: Suppression, line: int) -> Fault:
    """What is said of an entry that sets nothing aside."""
    shown = f" with “{entry.match}”" if entry.match else ""
    message = f"`checks`: the entry for `{entry.rule}`{shown} sets nothing aside"
    return Fault(line, message, "Delete it; the finding is gone.", severity=Severity.WARNING)


RULES: tuple[Rule, ...] = (Rule(SLUG, "pages", "page", suppression, Severity.ERROR, is_ours=True),)
