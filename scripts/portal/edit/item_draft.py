"""A new item's text: every field of its type, ready to fill, with the schema that editors complete from."""

from __future__ import annotations

from portal.catalogue import Catalogue, Field, ItemType
from portal.config import Config

SCHEMA_LINE = "# yaml-language-server: $schema=_schema.json"


def item_draft(config: Config, catalogue: Catalogue, kind: ItemType) -> str:
    """A YAML text that reads without a finding; optional fields are comments."""
    day = f'"{config.day.isoformat()}"'
    lines = [SCHEMA_LINE]
    for field in kind.fields.values():
        comment = "" if field.required else "# optional: "
        lines.append(f"{comment}{field.name}: {_example(config, catalogue, field, day)}")
    return "\n".join([*lines, "sources: []", f"as_of: {day}", ""])


def _example(config: Config, catalogue: Catalogue, field: Field, day: str) -> str:
    texts = f"{{{', '.join(f'{language.code}: …' for language in config.languages)}}}"
    choice = next(iter(field.of), "…")
    other = next(iter(catalogue.items.get(field.to, {})), "…")
    examples = {
        "name": f"{{{config.source.code}: …}}",
        "text": texts,
        "markdown": texts,
        "address": texts,
        "number": '"0"',
        "money": '{amount: "0", currency: vnd}',
        "date": day,
        "period": f"{{from: {day}}}",
        "choice": choice,
        "point": '{lat: "20.86", lon: "106.68", basis: approximate}',
        "url": "https://example.org/",
        "contact": "{url: https://example.org/}",
        "history": f"[{{date: {day}, state: {choice}}}]",
        "reference": f"[{other}]" if field.many else other,
    }
    return examples.get(field.kind, "…")
