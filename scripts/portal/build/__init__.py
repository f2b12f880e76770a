"""Building the site safely: made beside the old one, put in its place in one step."""

from __future__ import annotations

from pathlib import Path

from portal.build.driver import Built, build
from portal.build.inputs import read_project
from portal.build.joining import join_parts
from portal.build.order import Options

__all__ = ["Built", "Options", "build", "join_parts", "read_project", "serve"]


def serve(root: Path, address: str | None) -> None:
    """Serve a project while it is edited, see `serving`, which is the only one here to need MkDocs at once."""
    from portal.build.serving import serve as serve_site

    serve_site(root, address)
