"""Items read from their files: one in a file, or several below `items:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.catalogue.compound import is_on_earth
from portal.catalogue.declarations import EARTH
from portal.catalogue.item import Item, hash_of_texts, names_of, translated_names, translated_texts
from portal.catalogue.kinds import read_field
from portal.catalogue.occasions import impossible_days
from portal.catalogue.types import ItemType
from portal.catalogue.values import Point
from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.finding import Finding, Severity, nearest
from portal.yamltext import YamlText

RULE = "item-fields"
# Keys that the items of a file may share.
SHARED_KEYS = ("sources", "as_of")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HASH = re.compile(r"h[1-9][0-9]?-[0-9a-f]{12}")


def read_items(config: Config, folder: Path, kind: ItemType, findings: list[Finding]) -> Mapping[str, Item]:
    """The items of one type by id; trouble is appended to `findings`."""
    items: dict[str, Item] = {}
    for path in sorted(folder.glob("*.yml")):
        if path.name == "_type.yml":
            continue
        relative = path.relative_to(config.root).as_posix()
        document = read_mapping(config.root, relative, findings)
        for item in _items_of(config, document, relative, kind, findings) if document else ():
            if item.id in items:
                first = items[item.id]
                message = f"the item `{item.id}` stands twice (first in {first.path}:{first.line})"
                findings.append(Finding(RULE, Severity.ERROR, item.path, item.line, message, "Rename one."))
            items.setdefault(item.id, item)
    return items


def _items_of(
    config: Config, document: YamlText, path: str, kind: ItemType, findings: list[Finding]
) -> Iterator[Item]:
    """The one item of a file, or those below `items:`, which share the keys that stand beside it."""
    if "items" not in document.value:
        yield _item(config, FieldReader(RULE, path, document, ()), (), Path(path).stem, kind, findings)
        return
    shared = {key: document.value[key] for key in SHARED_KEYS if key in document.value}
    known = ("items", *SHARED_KEYS)
    for key in document.value:
        if key not in known:
            line, hint = document.line(key), nearest(key, known)
            findings.append(Finding(RULE, Severity.ERROR, path, line, f"unknown key `{key}`", hint))
    entries = document.value["items"]
    for key in entries if isinstance(entries, dict) else ():
        reader = FieldReader(RULE, path, document, ("items", key), shared)
        yield _item(config, reader, ("items", key), key, kind, findings)


def _item(
    config: Config,
    reader: FieldReader,
    steps: tuple[str, ...],
    key: str,
    kind: ItemType,
    findings: list[Finding],
) -> Item:
    if not ID.fullmatch(key):
        reader.error("", f"`{key}` is no id", "Write lowercase Roman letters and digits, joined by hyphens.")
    values = {
        name: value
        for name, field in kind.fields.items()
        if (value := read_field(reader, field, config)) is not None
    }
    source = config.source.code
    texts = translated_texts(kind, values)
    item = Item(
        type=kind.id,
        id=key,
        values=values,
        sources=reader.texts("sources", ()),
        as_of=reader.iso_date("as_of", ""),
        valid_from=reader.iso_date("valid_from", ""),
        valid_to=reader.iso_date("valid_to", ""),
        predecessor=reader.text("predecessor", ""),
        successor=reader.text("successor", ""),
        translated_from=_hashes(reader, config),
        names=names_of(kind, values, (source, *(language.code for language in config.targets))),
        texts=texts,
        hash=hash_of_texts({**texts, **translated_names(kind, values, source)}, source),
        path=reader.path,
        line=reader.line(),
        document=reader.document,
        steps=steps,
    )
    _unknown_languages(reader, item, config)
    for name in impossible_days(kind.occurs, item) if kind.occurs else ():
        reader.error(name, f"`{name}` is no such month or day", "Write `month`, first and last day in order.")
    if item.valid_from and item.valid_to and item.valid_to < item.valid_from[: len(item.valid_to)]:
        reader.error("valid_to", f"ends ({item.valid_to}) before {item.valid_from}", "Exchange them.")
    reader.unknown_keys()
    faults = [*reader.findings, *_out_of_bounds(item, kind)]
    findings.extend(finding._replace(message=f"{key}: {finding.message}") for finding in faults)
    return item


def _hashes(reader: FieldReader, config: Config) -> Mapping[str, str]:
    """`translated_from: {en: h1-…}`, written by `portal mark`."""
    value = reader.value("translated_from", {})
    targets = [language.code for language in config.targets]
    given = value if isinstance(value, dict) else {}
    for lang, hash_ in given.items():
        if not isinstance(hash_, str) or not _HASH.fullmatch(hash_):
            reader.error("translated_from", f"`{lang}: {hash_}` is no hash", "`portal mark` writes it.")
        if lang not in targets:
            reader.error(
                "translated_from", f"`{lang}` is no language to translate to", nearest(lang, targets)
            )
    if given != value:
        reader.error(
            "translated_from", f"`translated_from: {value}` is no mapping", "`portal mark` writes it."
        )
    return {str(lang): str(hash_) for lang, hash_ in given.items()}


def _unknown_languages(reader: FieldReader, item: Item, config: Config) -> None:
    known = {language.code: language.name for language in config.languages}
    for steps, texts in item.texts.items():
        for lang in texts:
            if lang not in known:
                message = f"`{'.'.join(map(str, steps))}` has a text in an unknown language `{lang}`"
                reader.below(*steps).error(lang, message, nearest(lang, known))


def _out_of_bounds(item: Item, kind: ItemType) -> Iterator[Finding]:
    """Points outside the window of the type."""
    for name, value in item.values.items():
        if not isinstance(value, Point):
            continue
        bounds = kind.bounds or EARTH
        if is_on_earth(value) and value in bounds:
            continue
        window = f"{bounds.south} to {bounds.north} N, {bounds.west} to {bounds.east} E"
        message = f"`{name}` lies at {value.lat} N, {value.lon} E, outside {window}"
        swapped = Point(value.lon, value.lat, value.basis)
        hint = "Latitude and longitude are exchanged." if swapped in bounds else "Mend the coordinates."
        yield Finding("coordinates", Severity.ERROR, item.path, item.line_of(name), message, hint)


def dangling_references(
    types: Mapping[str, ItemType], items: Mapping[str, Mapping[str, Item]], sources: frozenset[str]
) -> Iterator[Finding]:
    """Ids of items and of sources that stand nowhere, each with the line of its field."""
    for of_type in items.values():
        for item in of_type.values():
            for key, target, known in _references(types, items, sources, item):
                if target not in known:
                    message = f"{item.id}: unknown reference `{target}` in `{key}`"
                    line, hint = item.line_of(key), nearest(target, known)
                    yield Finding("item-references", Severity.ERROR, item.path, line, message, hint)


def _references(
    types: Mapping[str, ItemType],
    items: Mapping[str, Mapping[str, Item]],
    sources: frozenset[str],
    item: Item,
) -> Iterator[tuple[str, str, Mapping[str, object] | frozenset[str]]]:
    for field in types[item.type].fields.values():
        if field.kind == "reference" and field.name in item.values:
            value = item.values[field.name]
            for target in (value,) if isinstance(value, str) else value:
                yield field.name, target, items.get(field.to, {})
    for key, target in (("predecessor", item.predecessor), ("successor", item.successor)):
        if target:
            yield key, target, items[item.type]
    for source in item.sources:
        yield "sources", source, sources
