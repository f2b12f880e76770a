"""The files of the catalogues, made once for as long as the data stay the same."""

from __future__ import annotations

import json
from typing import Any

from portal.build.inputs import digest
from portal.build.order import Order
from portal.cache import Making, open_kept
from portal.exports import Download, downloads, remember_downloads


def recall_downloads(order: Order) -> None:
    """Let the files of the catalogues be known, which pages list too: they depend on the data, and on the
    addresses of pages."""
    site, folder = order.site, order.folder / "data"
    key = digest(order.inputs.data, [(route.lang, route.key, route.url) for route in site.routes.values()])
    kept = open_kept(folder)
    if order.keeps and kept.key == key:
        rows = json.loads(kept.notes["rows"])
        files = (Download(**row, content=(kept.files / row["path"]).read_bytes()) for row in rows)
        remember_downloads(site, tuple(files))
        return
    made = Making(folder, follows=False)
    try:
        listed = downloads(site)
        for file in listed:
            path = made.files / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        made.notes["rows"] = json.dumps([_row(file) for file in listed])
        made.complete(key if order.keeps else "")
    finally:
        made.discard()


def _row(file: Download) -> dict[str, Any]:
    return {name: getattr(file, name) for name in file.__slots__ if name != "content"}
