"""`portal compress`: brotli and gzip beside the files of a built site, for servers that send them as they are."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from portal.finding import ConfigError

# What shrinks. Pictures, workbooks and the search's index (gzip inside) do not.
SUFFIXES = (".html", ".css", ".js", ".json", ".geojson", ".csv", ".ics", ".svg", ".xml", ".atom", ".txt")
SMALLEST = 1024  # bytes; below, the headers of an answer weigh more than what is saved


@dataclass(frozen=True, slots=True)
class Compressed:
    """How many files have smaller forms beside them; bytes as they are, by brotli and by gzip."""

    files: int
    size: int
    brotli: int
    gzip: int


def compress(folder: Path) -> Compressed:
    """Write `FILE.br` and `FILE.gz` beside each file that shrinks; those of an earlier run are replaced, or
    removed where they no longer belong. The same bytes each time. ConfigError where there is no folder."""
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no folder. Build the site first: portal build")
    for path in list(_made(folder)):
        path.unlink()
    # Both libraries give the interpreter free while they work.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(_compress, _worthwhile(folder)))
    plain, brotli_size, gzip_size = map(sum, zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return Compressed(len(sizes), plain, brotli_size, gzip_size)


def _compress(path: Path) -> tuple[int, int, int]:
    content = path.read_bytes()
    by_brotli, by_gzip = brotli.compress(content), gzip.compress(content, mtime=0)
    for suffix, form in ((".br", by_brotli), (".gz", by_gzip)):
        path.with_name(path.name + suffix).write_bytes(form)
    return len(content), len(by_brotli), len(by_gzip)


def _worthwhile(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if _is_worthwhile(path))


def _is_worthwhile(path: Path) -> bool:
    return path.suffix in SUFFIXES and path.is_file() and path.stat().st_size >= SMALLEST


def _made(folder: Path) -> Iterator[Path]:
    """What an earlier run wrote, also beside files that are gone or shrank since."""
    paths = (path for suffix in (".br", ".gz") for path in folder.rglob(f"*{suffix}"))
    return (path for path in paths if path.with_suffix("").suffix in SUFFIXES)
