"""What is told once: quantities (`data/facts/*.yml`) and their sources (`data/sources.yml`), validated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from portal.fields import FieldReader, read_mapping
from portal.figures import UNITS
from portal.finding import Finding, Severity, nearest

QUALIFIERS = ("about", "over", "nearly", "at-most")
CONFIDENCE = ("high", "medium", "low")
SOURCE_KINDS = ("official", "academic", "press", "encyclopaedia", "company", "other")


class Fact(NamedTuple):
    """One quantity. `as_of` is an ISO year, month or day; `sources` are ids of `data/sources.yml`."""

    id: str
    value: Decimal
    unit: str
    qualifier: str
    as_of: str
    sources: tuple[str, ...]
    confidence: str
    path: str
    line: int


class Source(NamedTuple):
    """Where facts come from. `title` stays in its `language`; `url` is empty where nothing may be linked."""

    id: str
    title: str
    publisher: str
    language: str
    kind: str
    url: str
    published: str
    read: str


class Facts(NamedTuple):
    """All facts and sources by id, and what is wrong with them."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...]


def load_facts(root: Path, data: str) -> Facts:
    """Read `data/facts/*.yml` and `data/sources.yml` below `root`; trouble is told in `findings`."""
    findings: list[Finding] = []
    sources = {source.id: source for source in _sources(root, f"{data}/sources.yml", findings)}
    facts: dict[str, Fact] = {}
    for path in sorted((root / data / "facts").glob("*.yml")):
        for fact in _facts(root, path.relative_to(root).as_posix(), sources, findings):
            if fact.id in facts:
                first = facts[fact.id]
                message = f"the fact `{fact.id}` stands twice (first in {first.path}:{first.line})"
                findings.append(
                    Finding("facts", Severity.ERROR, fact.path, fact.line, message, "Keep one of them.")
                )
                continue
            facts[fact.id] = fact
    return Facts(facts, sources, tuple(findings))


def _facts(root: Path, path: str, sources: Mapping[str, Source], findings: list[Finding]) -> Iterator[Fact]:
    document = read_mapping(root, path, findings)
    if document is None:
        return
    for key in document.value:
        reader = FieldReader("facts", path, document, (key,))
        fact = Fact(
            id=key,
            value=reader.decimal("value"),
            unit=reader.choice("unit", UNITS),
            qualifier=reader.choice("qualifier", QUALIFIERS, ""),
            as_of=reader.iso_date("as_of"),
            sources=reader.texts("sources"),
            confidence=reader.choice("conf", CONFIDENCE),
            path=path,
            line=reader.line(),
        )
        reader.text("note", "")
        reader.unknown_keys()
        if not fact.sources:
            reader.error(
                "sources", f"the fact `{key}` has no source", "Give `sources: [id]`, ids of data/sources.yml."
            )
        for source in fact.sources:
            if source not in sources:
                reader.error("sources", f"unknown source `{source}`", nearest(source, sources))
        findings.extend(reader.findings)
        if not reader.findings:
            yield fact


def _sources(root: Path, path: str, findings: list[Finding]) -> Iterator[Source]:
    if not (root / path).exists():
        return
    document = read_mapping(root, path, findings)
    if document is None:
        return
    for key in document.value:
        reader = FieldReader("sources", path, document, (key,))
        source = Source(
            id=key,
            title=reader.text("title"),
            publisher=reader.text("publisher"),
            language=reader.language("language"),
            kind=reader.choice("kind", SOURCE_KINDS),
            url=reader.text("url", ""),
            published=reader.iso_date("published", ""),
            read=reader.iso_date("read"),
        )
        reader.unknown_keys()
        findings.extend(reader.findings)
        if not reader.findings:
            yield source


def as_linked(source: Source) -> str:
    """The address that a page may link; empty for copies on third-party sites (`other`): those are named."""
    return "" if source.kind == "other" else source.url
