"""What is over: items past their last day, and what still refers to them."""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Item
from portal.checks.rule import Fault, Rule
from portal.finding import Severity
from portal.model import Site

# Kept for a reader who holds the old name: an ended body, a replaced law.
_HISTORICAL = ("replaced_by", "amends", "basis")


def item_expired(site: Site) -> Iterator[Fault]:
    """An item that is over says what follows it, and nothing that is in force refers to it.

    An item is over when the day of the build is past its `valid_to`. Then it names a `successor`, or its
    state says that it has ended; items that are in force refer to the successor.

    Mend: write `successor: <id>`, mend the state, or set a later `valid_to` if it was prolonged.

    Example: `valid_to: "2026-06-30"`, and still `state: in-force`.
    """
    day = site.config.day.isoformat()
    over = {
        (item.type, item.id): item
        for items in site.catalogue.items.values()
        for item in items.values()
        if item.valid_to and item.valid_to < day[: len(item.valid_to)]
    }
    for item in over.values():
        state = str(item.values.get("state", ""))
        if not item.successor and state not in ("ended", "replaced", "closed"):
            told = f", and its state is `{state}`" if state else ""
            message = f"{item.id}: over since {item.valid_to}, without a successor{told}"
            hint = "Write `successor: …`, or a state that says so, or a later `valid_to`."
            yield Fault(item.line_of("valid_to"), message, hint, path=item.path)
    for items in site.catalogue.items.values():
        for item in items.values():
            if (item.type, item.id) not in over:
                yield from _references(site, item, over)


def _references(site: Site, item: Item, over: dict[tuple[str, str], Item]) -> Iterator[Fault]:
    for field in site.catalogue.types[item.type].fields.values():
        if field.kind != "reference" or field.name in _HISTORICAL or field.name not in item.values:
            continue
        value = item.values[field.name]
        for target in (value,) if isinstance(value, str) else value:
            old = over.get((field.to, target))
            if old:
                message = f"{item.id}: `{field.name}` names `{target}`, which is over since {old.valid_to}"
                hint = f"Write `{old.successor}`." if old.successor else "Name what is in force now."
                yield Fault(item.line_of(field.name), message, hint, path=item.path)


RULES: tuple[Rule, ...] = (
    Rule("item-expired", "data", "site", item_expired, Severity.WARNING, is_ours=True),
)
