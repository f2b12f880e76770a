"""A way of a whole language is one finding, not one for each of its pages.

The form of a finding is its rule, severity and language, and its message without quoted text, places and
numbers. Forms are named where the findings of a page are made; only those told in the end are read again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.finding import Finding, decode, encode
from portal.report import SEPARATOR, Change, FileFindings

SHARE = 0.85
FEWEST_PAGES = 6

Forms = Mapping[str, Sequence[tuple[int, int]]]
"""Name of a form → where its findings stand in the text of a file, from and to."""

# Differences of form. A figure, a link or a name that is wrong on every page is wrong on every page.
_GROUPS = frozenset({"structure", "language"})

# What belongs to one place: quoted text, paths with lines, numbers.
_QUOTED = re.compile(r"“[^”]*”|\d+(?:[.,–-]\d+)*")
_QUOTED_OR_PLACE = re.compile(r"“[^”]*”|\S+\.\w+:\d+\S*|\d+(?:[.,–-]\d+)*")
_PLACE = re.compile(r":\d")


def forms_of(
    findings: Mapping[str, Sequence[Finding]], files: Iterable[FileFindings], groups: Mapping[str, str]
) -> Mapping[str, Forms]:
    """Path → the forms of its findings, of those on pages by rules about form. `findings` are by path and in
    order, `files` what `FileFindings.of` made of them; `groups` maps slug → group."""
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for file in files:
        start = 0
        for finding, raw in zip(findings[file.path], file.parts, strict=True):
            if finding.key and groups.get(finding.rule) in _GROUPS:
                forms = found.setdefault(file.path, {})
                forms.setdefault(_name(finding), []).append((start, start + len(raw)))
            start += len(raw) + len(SEPARATOR)
    return found


def _name(finding: Finding) -> str:
    """The language, the severity, and a short name for the form."""
    # Looking for places takes ten times longer.
    local = _QUOTED_OR_PLACE if _PLACE.search(finding.message) else _QUOTED
    form = (finding.rule, local.sub("…", finding.message))
    digest = hashlib.blake2b(repr(form).encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f"{finding.lang} {finding.severity.label} {digest}"


def fold(files: Sequence[tuple[FileFindings, Forms]], pages: Mapping[str, int]) -> tuple[Change, ...]:
    """What becomes of the files that hold a way of their language, so that each way is told once.

    A way is a form that stands on 85 % of a language's pages. It becomes the first of its findings, in the
    first file by path, which says on how many; the rest of the files stays as it is. `pages` counts those that
    were looked at, by language; languages of fewer than 6 have no ways. The count stands in the hint: message
    and fingerprint do not change with the next page.
    """
    counted = Counter([name for _, forms in files for name in forms])
    ways = {name: count for name, count in counted.items() if _is_way(count, _total(name, pages))}
    holding = [
        (file, held)
        for file, forms in files
        if (held := {name: spans for name, spans in forms.items() if name in ways})
    ]
    first: dict[str, str] = {}
    for file, held in holding:
        for name in held:
            if name not in first or file.path < first[name]:
                first[name] = file.path
    changes: list[Change] = []
    for file, held in holding:
        counts = dict(file.counts)
        gone = {(start, end): "" for spans in held.values() for start, end in spans}
        for name, spans in held.items():
            label, is_first = name.split(" ")[1], first[name] == file.path
            counts[label] += is_first - len(spans)
            if is_first:
                start, end = spans[0]
                gone[start, end] = _of_all(file.raw[start:end], ways[name], _total(name, pages))
        left = {label: count for label, count in counts.items() if count}
        changes.append(Change(file.path, left, tuple(_left(len(file.raw), gone))))
    return tuple(changes)


def _left(length: int, gone: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, int] | str]:
    """The parts of a text of findings without those from and to some places, or with others there."""
    position = 0
    for (start, end), instead in sorted(gone.items()):
        if start > position:
            yield position, start - len(SEPARATOR)
        if instead:
            yield instead
        position = end + len(SEPARATOR)
    if position < length:
        yield position, length


def _of_all(raw: bytes | memoryview, count: int, total: int) -> str:
    finding = decode(json.loads(bytes(raw)))
    told = f"The same on {count} of {total} pages in `{finding.lang}`: settle it once for all of them."
    return encode(finding._replace(hint=f"{finding.hint} {told}".strip()))


def _is_way(count: int, total: int) -> bool:
    return total >= FEWEST_PAGES and count >= SHARE * total


def _total(name: str, pages: Mapping[str, int]) -> int:
    return pages.get(name.partition(" ")[0], 0)
