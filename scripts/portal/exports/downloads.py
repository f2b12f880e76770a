"""The files of `/data/`: every type in every language and format, and the list of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.exports.formats import FORMATS, LICENCE, LICENCE_URL, newest
from portal.exports.wording import Wording
from portal.finding import ConfigError, nearest
from portal.model import Site

FOLDER = "data"
INDEX = f"{FOLDER}/index.json"


_LAST: list[tuple[Site, tuple[Download, ...]]] = []


@dataclass(frozen=True, slots=True)
class Download:
    """One file below the site's root. `rows`: how many items it holds; `as_of`: the newest date of them (ISO,
    empty for none)."""

    path: str
    type: str
    lang: str
    format: str
    media_type: str
    rows: int
    as_of: str
    content: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """The checksum, in hex."""
        return hashlib.sha256(self.content).hexdigest()


def downloads(site: Site) -> tuple[Download, ...]:
    """Every file, with its content, by type, language and format. The last site's are remembered: pages list
    them, and they are written beside the pages."""
    if not (_LAST and _LAST[0][0] is site):
        _LAST[:] = [(site, tuple(_downloads(site)))]
    return _LAST[0][1]


def remember_downloads(site: Site, files: tuple[Download, ...]) -> None:
    """Let `downloads` answer with files that were made of the same data before."""
    _LAST[:] = [(site, files)]


def _downloads(site: Site) -> Iterator[Download]:
    for kind in site.catalogue.types.values():
        for language in site.config.languages:
            wording = Wording(site, kind, language.code)
            for name, form in FORMATS.items():
                if form.applies(kind):
                    path = f"{FOLDER}/{kind.id}.{language.code}.{name}"
                    rows, content = form.rows(wording), form.write(wording)
                    as_of = newest(wording)
                    yield Download(path, kind.id, language.code, name, form.media_type, rows, as_of, content)


def index_bytes(site: Site, files: tuple[Download, ...]) -> bytes:
    """The list of the files as JSON: address, type, language, format, rows, date, size and checksum."""
    listed = [
        {
            "url": site.config.site_url + file.path,
            "type": file.type,
            "language": site.config.language(file.lang).tag,
            "mediaType": file.media_type,
            "rows": file.rows,
            "as_of": file.as_of,
            "bytes": file.size,
            "sha256": file.sha256,
        }
        for file in files
    ]
    told = {"licence": LICENCE, "licence_url": LICENCE_URL, "files": listed}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def export(
    site: Site, out: Path, types: Collection[str], langs: Collection[str], formats: Collection[str]
) -> int:
    """Write the files, or those of some types, languages and formats, and their list below `out`; how many.

    ConfigError for a type, a language or a format that is none.
    """
    known = {
        "type": (types, site.catalogue.types),
        "lang": (langs, [language.code for language in site.config.languages]),
        "format": (formats, FORMATS),
    }
    problems = [
        f"--{option} {name}: there is none. {nearest(name, names)}"
        for option, (asked, names) in known.items()
        for name in asked
        if name not in names
    ]
    if problems:
        raise ConfigError(problems)
    chosen = tuple(
        file
        for file in downloads(site)
        if (not types or file.type in types)
        and (not langs or file.lang in langs)
        and (not formats or file.format in formats)
    )
    for path, content in (*((one.path, one.content) for one in chosen), (INDEX, index_bytes(site, chosen))):
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(chosen)
