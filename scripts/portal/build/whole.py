"""What stands once for all languages: joined indexes, the sitemap, the files of the catalogues."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portal.build.finish import finish_site
from portal.build.inputs import digest
from portal.build.join import join_shared
from portal.build.order import Order
from portal.cache import Making, open_kept
from portal.exports import Download, downloads, remember_downloads
from portal.model import Site
from portal.site.engine import doubled_languages, is_portal


def make_whole(site: Site, config: Any, parts: Sequence[Path], folder: Path, key: str = "") -> Path:
    """Make the files of the parts and of the content; where they are. OSError."""
    made = Making(folder, follows=False)
    try:
        join_shared(parts, made.files, doubled_languages(config))
        if is_portal(config):
            finish_site(site, made.files)
        return made.complete(key).files
    finally:
        made.discard()


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
