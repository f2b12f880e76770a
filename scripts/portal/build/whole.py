"""What stands once for all languages: joined indexes, the sitemap, the files of the catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portal.build.join import join_shared
from portal.cache import Making
from portal.model import Site
from portal.site.engine import doubled_languages, is_portal


def make_whole(site: Site, config: Any, parts: Sequence[Path], folder: Path, key: str = "") -> Path:
    """Make the files of the parts and of the content; where they are. OSError."""
    made = Making(folder, follows=False)
    try:
        join_shared(parts, made.files, doubled_languages(config))
        if is_portal(config):
            from portal.build.finish import finish_site

            finish_site(site, made.files)
        return made.complete(key).files
    finally:
        made.discard()
