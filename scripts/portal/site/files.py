"""The files of the catalogues, as the data page and the lists offer them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from portal.catalogue import ItemType
from portal.exports import FOLDER, INDEX, LICENCE, LICENCE_URL, Download
from portal.exports.formats import FORMATS
from portal.site.edition import Edition
from portal.site.printed import Printed

_NAMES = {"geojson": "GeoJSON", "ics": "iCalendar"}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: its link, its language, how large it is, its checksum."""

    link: Printed
    language: str
    tag: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The files of one type: how many rows they hold, the date of the newest."""

    label: str
    rows: int
    as_of: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """All files by type; `index` is the list of them for machines."""

    licence: Printed
    index: Printed
    groups: tuple[FileGroup, ...]


def files(edition: Edition, downloads: tuple[Download, ...]) -> Files:
    """The table of downloads; in each type the reader's own language stands first."""
    by_type = groupby(downloads, key=lambda file: file.type)
    return Files(
        licence=Printed(LICENCE.replace("-", " ", 1).replace("-", " "), "", LICENCE_URL),
        index=Printed(INDEX.rpartition("/")[2], "", INDEX),
        groups=tuple(_group(edition, type_id, tuple(found)) for type_id, found in by_type),
    )


def links(edition: Edition, kind: ItemType) -> tuple[Printed, ...]:
    """A link to each file of a type in the language of texts."""
    return tuple(
        Printed(_NAMES.get(name, name.upper()), "", f"{FOLDER}/{kind.id}.{edition.lang}.{name}")
        for name, form in FORMATS.items()
        if form.applies(kind)
    )


def _group(edition: Edition, type_id: str, found: tuple[Download, ...]) -> FileGroup:
    ordered = sorted(found, key=lambda file: file.lang != edition.lang)
    return FileGroup(
        label=edition.label(edition.site.catalogue.types[type_id].label),
        rows=max(file.rows for file in found),
        as_of=edition.date(max(file.as_of for file in found)),
        files=tuple(_line(edition, file) for file in ordered),
    )


def _line(edition: Edition, file: Download) -> FileLine:
    language = edition.site.config.language(file.lang)
    kilobytes = Decimal(file.size) / 1000
    return FileLine(
        link=Printed(file.path.rpartition("/")[2], "", file.path),
        language=language.name,
        tag=language.tag,
        size=edition.word("data.kilobytes", n=edition.number(kilobytes.quantize(Decimal("0.1")))),
        sha256=file.sha256,
    )
