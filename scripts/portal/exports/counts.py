"""How many items each type has, and how many of them each language has in which state."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from portal.model import Site, State

STATES = (State.CURRENT, State.STALE, State.UNVERIFIED, State.MISSING)


@dataclass(frozen=True, slots=True)
class Count:
    """One type in one target language: how many items there are, and how many translations in each state.
    Items without a text to translate are current."""

    type: str
    lang: str
    items: int
    states: dict[State, int]


def counts(site: Site) -> tuple[Count, ...]:
    """By type, then by language."""
    translations = Counter((one.item.type, one.lang, one.state) for one in site.item_translations())
    found = []
    for type_id, items in site.catalogue.items.items():
        for language in site.config.targets:
            states = {state: translations[type_id, language.code, state] for state in STATES}
            states[State.CURRENT] += len(items) - sum(states.values())
            found.append(Count(type_id, language.code, len(items), states))
    return tuple(found)


def counts_text(site: Site) -> str:
    """A table: a row for each type, the current items of each language, then those that are not."""
    codes = [language.code for language in site.config.targets]
    head, found = ["type", site.config.source.code, *codes, ""], counts(site)
    rows = [head]
    for type_id, items in site.catalogue.items.items():
        of_type = [count for count in found if count.type == type_id]
        current = [str(count.states[State.CURRENT]) for count in of_type]
        rows.append([type_id, str(len(items)), *current, _others(of_type)])
    all_of = [sum(one.states[State.CURRENT] for one in found if one.lang == code) for code in codes]
    total = sum(len(items) for items in site.catalogue.items.values())
    rows.append(["all", str(total), *map(str, all_of), ""])
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index in (0, len(head) - 1) else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def counts_json(site: Site) -> str:
    """`{"types": [{"type": …, "items": …, "languages": {"en": {"current": …}}}]}`."""
    told = [
        {
            "type": type_id,
            "items": len(items),
            "languages": {
                count.lang: {state.value: number for state, number in count.states.items()}
                for count in counts(site)
                if count.type == type_id
            },
        }
        for type_id, items in site.catalogue.items.items()
    ]
    return json.dumps({"types": told}, ensure_ascii=False, indent=1)


def _others(of_type: list[Count]) -> str:
    """`ja: 2 stale, 1 missing; zh: 1 missing`."""
    told = []
    for count in of_type:
        parts = [f"{count.states[state]} {state}" for state in STATES[1:] if count.states[state]]
        if parts:
            told.append(f"{count.lang}: {', '.join(parts)}")
    return "; ".join(told)
