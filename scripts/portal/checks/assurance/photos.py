"""Photographs that tell where they were taken."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from portal.checks.rule import Fault
from portal.model import Site

_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".avif")
_MOST_BYTES = 50_000_000
_GPS = 0x8825
_LATITUDE, _LONGITUDE = 2, 4


def photo_positions(site: Site) -> Iterator[Fault]:
    """The photographs that tell where they were taken: a part of `personal-data`."""
    for path in _images(site.config.content / "assets"):
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES)
        except OSError:
            continue
        if has_position(content):
            shown = Path(os.path.relpath(path, site.config.root)).as_posix()
            hint = "Export it without metadata: `exiftool -gps:all= -xmp:all= FILE`."
            yield Fault(1, "the photograph says where it was taken (GPS)", hint, path=shown)


def _images(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(files) if name.lower().endswith(_SUFFIXES))


def has_position(image: bytes) -> bool:
    """Whether an image file holds a GPS position, in Exif or XMP. Damaged files hold none."""
    return b"GPSLatitude" in image or any(_has_gps(image[start:]) for start in _exif_starts(image))


def _exif_starts(image: bytes) -> Iterator[int]:
    """Where a TIFF structure begins: the file itself, behind the mark of JPEG and HEIC, in the chunk of PNG
    (`eXIf`) and WebP (`EXIF`, with or without the mark)."""
    if image[:4] in (b"II*\0", b"MM\0*"):
        yield 0
    for mark, gap in ((b"Exif\0\0", 0), (b"eXIf", 0), (b"EXIF", 4)):
        at = image.find(mark)
        while at >= 0:
            yield at + len(mark) + gap
            at = image.find(mark, at + 1)


def _has_gps(tiff: bytes) -> bool:
    """Whether the first directory of a TIFF structure points to one with latitude and longitude."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return False
    try:
        first = struct.unpack_from(f"{order}I", tiff, 4)[0]
        gps = dict(_entries(tiff, first, order)).get(_GPS)
        return gps is not None and {_LATITUDE, _LONGITUDE} <= dict(_entries(tiff, gps, order)).keys()
    except struct.error:
        return False


def _entries(tiff: bytes, offset: int, order: str) -> Iterator[tuple[int, int]]:
    """(tag, value or offset) of a directory."""
    count = struct.unpack_from(f"{order}H", tiff, offset)[0]
    for index in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHII", tiff, offset + 2 + 12 * index)
        yield tag, value
