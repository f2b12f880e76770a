"""Positions in the metadata of photographs."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.checks.assurance.photos import has_position

MODEL, GPS, LATITUDE, LONGITUDE, ALTITUDE = 0x0110, 0x8825, 2, 4, 6


def directory(order: str, offset: int, entries: list[tuple[int, int]]) -> bytes:
    """A TIFF directory of (tag, value) that stands at `offset`."""
    body = b"".join(struct.pack(f"{order}HHII", tag, 4, 1, value) for tag, value in entries)
    return struct.pack(f"{order}H", len(entries)) + body + struct.pack(f"{order}I", 0)


def exif(order: str, *gps_tags: int) -> bytes:
    """A TIFF structure: a camera, and a GPS directory with these tags."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    gps_at = 8 + 2 + 12 * 2 + 4
    first = directory(order, 8, [(MODEL, 0), (GPS, gps_at)])
    return (
        head + struct.pack(f"{order}I", 8) + first + directory(order, gps_at, [(tag, 0) for tag in gps_tags])
    )


def jpeg(tiff: bytes) -> bytes:
    segment = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xda"


def png(tiff: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(tiff)) + b"eXIf" + tiff + b"\0\0\0\0"


def webp(tiff: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBPEXIF" + struct.pack("<I", len(tiff)) + tiff


@pytest.mark.parametrize("wrap", [jpeg, png, webp, bytes])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_position_is_found(wrap: object, order: str) -> None:
    assert callable(wrap)
    assert has_position(wrap(exif(order, 1, LATITUDE, 3, LONGITUDE)))


@pytest.mark.parametrize("wrap", [jpeg, png, webp, bytes])
def test_a_camera_without_a_position_is_fine(wrap: object) -> None:
    assert callable(wrap)
    assert not has_position(wrap(exif("<", ALTITUDE)))
    assert not has_position(wrap(exif("<")))


def test_a_position_in_xmp_is_found() -> None:
    assert has_position(b'\xff\xd8<rdf:Description exif:GPSLatitude="20,48.6N"/>')


@given(st.binary(max_size=200), st.integers(0, 80))
def test_damaged_files_are_no_fault(noise: bytes, cut: int) -> None:
    has_position(noise)
    has_position(b"Exif\0\0" + exif(">", LATITUDE, LONGITUDE)[:cut] + noise)
    has_position(b"Exif\0\0II*\0" + noise)
