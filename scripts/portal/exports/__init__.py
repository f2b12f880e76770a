"""The catalogue for others: tables, JSON, points, calendars; and what pages tell to machines."""

from portal.exports.counts import counts, counts_json, counts_text
from portal.exports.downloads import (
    FOLDER,
    INDEX,
    Download,
    downloads,
    export,
    index_bytes,
    remember_downloads,
)
from portal.exports.formats import LICENCE, LICENCE_URL
from portal.exports.jsonld import structured_data

__all__ = [
    "FOLDER",
    "INDEX",
    "LICENCE",
    "LICENCE_URL",
    "Download",
    "counts",
    "counts_json",
    "counts_text",
    "downloads",
    "export",
    "index_bytes",
    "remember_downloads",
    "structured_data",
]
