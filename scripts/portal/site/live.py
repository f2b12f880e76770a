"""MkDocs' server with live reload over a folder that somebody else fills."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from portal.finding import ConfigError, PortalError

# Seconds. Files are asked for their dates, since the system's own events also tell of files that are read.
_BETWEEN_LOOKS = 0.2
_AFTER_A_CHANGE = 0.05
_LOG = logging.getLogger("mkdocs.livereload")


@dataclass(frozen=True, slots=True)
class Live:
    """A folder to serve: where it is, what `rebuild` is to be called for, and where the server listens.

    `rebuild` fills the folder again; it may call its argument once what was edited is there, and go on. What is
    wrong (BuildError, ConfigError) is told, and pages are shown again when it is mended.
    """

    folder: Path
    config: MkDocsConfig
    address: str | None
    rebuild: Callable[[Callable[[], None]], None]


def serve_live(live: Live) -> None:
    """Serve until interrupted. ConfigError for an address that is none; OSError for one that is taken."""
    _LOG.addHandler(logging.StreamHandler())
    _LOG.setLevel(logging.INFO)
    host, port = _address(live)
    mount = urlsplit(live.config.site_url or "/").path

    def build() -> None:
        try:
            live.rebuild(show)
        except PortalError as error:
            raise Abort(str(error)) from None

    server = LiveReloadServer(
        build,
        host,
        port,
        str(live.folder),
        mount,
        polling_interval=_BETWEEN_LOOKS,
    )
    server.build_delay = _AFTER_A_CHANGE

    def show() -> None:
        # MkDocs 1.6.1 does this when its builder returns: browsers that wait for this state reload.
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def error_page(code: int) -> bytes | None:
        page = live.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    server.error_handler = error_page
    for path in (live.config.docs_dir, live.config.config_file_path, *live.config.watch):
        server.watch(path)
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        _LOG.info("Shutting down...")
    finally:
        server.shutdown()


def _address(live: Live) -> tuple[str, int]:
    if not live.address:
        host, port = live.config.dev_addr
        return host, port
    name, _, number = live.address.rpartition(":")
    if not name or not number.isdigit() or int(number) > 65535:
        raise ConfigError(f"--address {live.address}: expected a host and a port, such as 127.0.0.1:8000")
    return name, int(number)
