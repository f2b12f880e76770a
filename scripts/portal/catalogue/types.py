"""What a catalogue type is: its fields, their kinds, labels and closed lists, read from `_type.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.catalogue.declarations import (
    Agreement,
    Bounds,
    Classes,
    Occurrence,
    Total,
    read_agreements,
    read_bounds,
    read_classes,
    read_occurrence,
    read_totals,
)
from portal.catalogue.field import Field, Labels, read_field_of_type, read_labels, with_states
from portal.config import Config
from portal.fields import FieldReader, read_mapping
from portal.finding import Finding, Severity, nearest
from portal.yamltext import YamlText

RULE = "item-type"


@dataclass(frozen=True, slots=True)
class ItemType:
    """A catalogue type.

    `columns`, `filters` and `charts` name the fields of the list, `sheet` those of a complete item. `page` is
    the key (without `.md`) of the page that lists the type, empty for none; `item_pages`: each item has a
    page below it. `bounds`: the window that its points lie in, None for types without a place.
    """

    id: str
    label: Labels
    fields: Mapping[str, Field]
    columns: tuple[str, ...]
    filters: tuple[str, ...]
    charts: tuple[str, ...]
    sheet: tuple[str, ...]
    schema_org: Classes
    page: str
    item_pages: bool
    bounds: Bounds | None
    occurs: Occurrence | None
    totals: tuple[Total, ...]
    agreements: tuple[Agreement, ...]
    path: str
    document: YamlText = field(repr=False, compare=False)

    def line_of(self, *steps: str | int) -> int:
        """The line of a part of `_type.yml`."""
        return self.document.line(*steps)

    @property
    def naming(self) -> Field:
        """The field that names an item: the first one."""
        return next(iter(self.fields.values()))

    @property
    def page_key(self) -> str:
        """The key of the page that lists the type; empty for none."""
        return f"{self.page}.md" if self.page else ""


def read_type(config: Config, path: str, findings: list[Finding]) -> ItemType | None:
    """Read one `_type.yml`; None where it cannot be used."""
    document = read_mapping(config.root, path, findings)
    if document is None:
        return None
    reader = FieldReader(RULE, path, document, ())
    names = reader.value("fields")
    fields = {
        name: read_field_of_type(config, reader.below("fields", name), name)
        for name in (names if isinstance(names, dict) else ())
    }
    fields = {name: with_states(field, names[name], fields, reader) for name, field in fields.items()}
    columns, filters, charts = _listed(reader, fields)
    kind = ItemType(
        id=path.split("/")[-2],
        label=read_labels(reader, "label", config),
        fields=fields,
        columns=columns,
        filters=filters,
        charts=charts,
        sheet=reader.texts("sheet", ()),
        schema_org=read_classes(reader),
        page=reader.text("page", "").removesuffix(".md"),
        item_pages=reader.value("item_pages", False) is True,
        bounds=read_bounds(reader),
        occurs=read_occurrence(reader),
        totals=read_totals(reader),
        agreements=read_agreements(reader),
        path=path,
        document=document,
    )
    for name in _fields_named(kind):
        if name not in fields:
            reader.error("fields", f"`{name}` is no field of this type", nearest(name, fields))
    reader.unknown_keys()
    findings.extend(reader.findings)
    return kind if fields else None


def _listed(reader: FieldReader, fields: Mapping[str, Field]) -> tuple[tuple[str, ...], ...]:
    """Columns, filters and charts of the list; all fields are columns where none are named."""
    if not reader.has("list"):
        reader.value("list", {})
        return tuple(fields), (), ()
    below = reader.below("list")
    columns = below.texts("columns", tuple(fields))
    filters, charts = below.texts("filters", ()), below.texts("charts", ())
    below.unknown_keys()
    return columns, filters, charts


def _fields_named(kind: ItemType) -> Iterator[str]:
    """Every name that must be a field of this type."""
    yield from (*kind.columns, *kind.filters, *kind.charts, *kind.sheet)
    yield from (total.field for total in kind.totals)
    yield from (total.words for total in kind.totals if total.words)
    for agreement in kind.agreements:
        yield from (*agreement.fields, agreement.recorded_by)
    if kind.occurs:
        yield from kind.occurs.fields
    if kind.schema_org.by:
        yield kind.schema_org.by


def dangling_types(types: Mapping[str, ItemType]) -> Iterator[Finding]:
    """References and totals to types that stand nowhere."""
    for kind in types.values():
        named = [
            *((field.to, field.name) for field in kind.fields.values() if field.to),
            *((total.of, total.field) for total in kind.totals),
        ]
        for target, name in named:
            if target not in types:
                message = f"`{name}` refers to an unknown type `{target}`"
                line, hint = kind.line_of("fields", name), nearest(target, types)
                yield Finding(RULE, Severity.ERROR, kind.path, line, message, hint)
