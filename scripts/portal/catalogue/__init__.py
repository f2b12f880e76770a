"""Catalogues: `data/catalogue/<type>/_type.yml` says which fields an item has; the items stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.catalogue.kinds import KINDS
from portal.catalogue.types import Field, ItemType, read_type
from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.finding import Finding, Severity, nearest
from portal.yamltext import YamlText

__all__ = ["Catalogue", "Field", "Item", "ItemType", "load_catalogue"]

# Keys that every item may carry beside the fields of its type.
COMMON_KEYS = ("sources", "as_of", "translated_from")


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `values` holds what `catalogue.kinds` makes of each field that is given."""

    type: str
    id: str
    values: Mapping[str, Any]
    sources: tuple[str, ...]
    as_of: str
    translated_from: Mapping[str, str]
    path: str
    line: int

    def name(self, lang: str, source: str) -> tuple[str, str]:
        """The item's name for a reader of `lang`, and the language it is in."""
        names: Mapping[str, str] = self.values.get("name", {})
        return (names[lang], lang) if lang in names else (names.get(source, self.id), source)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Types and items by id, and what is wrong with them."""

    types: Mapping[str, ItemType]
    items: Mapping[str, Mapping[str, Item]]
    findings: tuple[Finding, ...]


def load_catalogue(config: Config, known_sources: frozenset[str]) -> Catalogue:
    """Read `data/catalogue`; trouble is told in `findings`."""
    findings: list[Finding] = []
    folder = config.root / config.data / "catalogue"
    types: dict[str, ItemType] = {}
    items: dict[str, Mapping[str, Item]] = {}
    for path in sorted(folder.glob("*/_type.yml")):
        kind = read_type(config, path.relative_to(config.root).as_posix(), findings)
        if kind:
            types[kind.id] = kind
            items[kind.id] = _items(config, path.parent, kind, findings)
    findings.extend(_dangling(types, items, known_sources))
    return Catalogue(types, items, tuple(findings))


def _items(config: Config, folder: Path, kind: ItemType, findings: list[Finding]) -> Mapping[str, Item]:
    items: dict[str, Item] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == "_type.yml":
            continue
        relative = path.relative_to(config.root).as_posix()
        document = read_mapping(config.root, relative, findings)
        for item in _items_of(config, document, relative, kind, findings) if document else ():
            if item.id in items:
                message = f"the item `{item.id}` stands twice (first in {items[item.id].path})"
                findings.append(
                    Finding("item-fields", Severity.ERROR, item.path, item.line, message, "Rename one.")
                )
            items.setdefault(item.id, item)
    return items


def _items_of(
    config: Config, document: YamlText, path: str, kind: ItemType, findings: list[Finding]
) -> Iterator[Item]:
    """The one item of a file, or those below `items:`, which share the keys that stand beside it."""
    if "items" not in document.value:
        yield _item(config, FieldReader("item-fields", path, document, ()), Path(path).stem, kind, findings)
        return
    shared = {key: document.value[key] for key in COMMON_KEYS if key in document.value}
    for key in document.value:
        if key not in ("items", *COMMON_KEYS):
            line, hint = document.line(key), nearest(key, ("items", *COMMON_KEYS))
            findings.append(Finding("item-fields", Severity.ERROR, path, line, f"unknown key `{key}`", hint))
    entries = document.value["items"]
    for key in entries if isinstance(entries, dict) else ():
        reader = FieldReader("item-fields", path, document, ("items", key), shared)
        yield _item(config, reader, key, kind, findings)


def _item(config: Config, reader: FieldReader, key: str, kind: ItemType, findings: list[Finding]) -> Item:
    values = {
        name: value
        for name, field in kind.fields.items()
        if (value := KINDS[field.kind].read(reader, name, field, config)) is not None
    }
    translated_from = reader.value("translated_from", {})
    item = Item(
        type=kind.id,
        id=key,
        values=values,
        sources=reader.texts("sources", ()),
        as_of=reader.iso_date("as_of", ""),
        translated_from=translated_from if isinstance(translated_from, dict) else {},
        path=reader.path,
        line=reader.line(),
    )
    reader.unknown_keys()
    findings.extend(replace(finding, message=f"{key}: {finding.message}") for finding in reader.findings)
    return item


def _dangling(
    types: Mapping[str, ItemType], items: Mapping[str, Mapping[str, Item]], sources: frozenset[str]
) -> Iterator[Finding]:
    for type_id, of_type in items.items():
        references = [field for field in types[type_id].fields.values() if field.kind == "reference"]
        for item in of_type.values():
            targets: list[tuple[str, Mapping[str, Any]]] = [
                (item.values[field.name], items.get(field.to, {}))
                for field in references
                if field.name in item.values
            ]
            targets += [(source, dict.fromkeys(sources)) for source in item.sources]
            for target, known in targets:
                if target not in known:
                    message = f"{item.id}: unknown reference `{target}`"
                    yield Finding(
                        "item-references",
                        Severity.ERROR,
                        item.path,
                        item.line,
                        message,
                        nearest(target, known),
                    )
