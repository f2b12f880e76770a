"""Style sheets and scripts during a build: taken from MkDocs, handed to templates, written at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from portal.site.assets import SOURCES, Assets, load_assets

# Material 9.8.1: its sheets are in ours, its script and search are not used, its favicon neither.
_OF_THE_THEME = ("assets/stylesheets/", "assets/javascripts/", "assets/images/favicon.png")


class Static:
    """The assets of one build, the same for every language."""

    def __init__(self) -> None:
        self._assets = Assets({}, {})

    def take(self, config: MkDocsConfig) -> None:
        """Read them by `extra_css`, which is left empty: the later languages find nothing to take."""
        if not config.extra_css:
            return
        folders = [Path(folder) for folder in config.theme.dirs]
        theme = next(folder for folder in folders if (folder / "assets" / "stylesheets").is_dir())
        try:
            self._assets = load_assets(theme, Path(config.docs_dir), config.extra_css)
        except (OSError, ValueError) as error:
            raise PluginError(str(error)) from None
        config.extra_css = []

    def leave_out(self, files: Files) -> Files:
        """Keep MkDocs from copying what is written in another form, or not used."""
        for file in list(files):
            if file.src_uri.startswith((*SOURCES, *_OF_THE_THEME)):
                files.remove(file)
        return files

    def teach(self, environment: Environment) -> None:
        """Asked for an asset, the filter `url` gives its written name."""
        plain = environment.filters["url"]

        @pass_context
        def url(context: Any, value: str) -> str:
            return str(plain(context, self._assets.names.get(value, value)))

        environment.filters["url"] = url

    def write(self, out: Path) -> None:
        """Write the files below the folder `out`."""
        for name, content in self._assets.files.items():
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
