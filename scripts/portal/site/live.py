"""MkDocs' server with live reload over a folder that somebody else fills."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import _SCRIPT_TEMPLATE, LiveReloadServer, _timestamp
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from portal.finding import ConfigError, PortalError

# Seconds. Files are asked for their dates, since the system's own events also tell of files that are read.
_BETWEEN_LOOKS = 0.2
_AFTER_A_CHANGE = 0.05
_LOG = logging.getLogger("mkdocs.livereload")
_SCRIPT = re.compile(r"/livereload/(?P<epoch>\d+)/(?P<id>\d+)\.js")


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody who fills the folder again tells and asks: `show` what is there now; whether something else
    was saved meanwhile."""

    show: Callable[[], None]
    is_overtaken: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Live:
    """A folder to serve: where it is, and where the server listens.

    `make` writes the page of a file that was saved, whatever else is done; whether it could. `rebuild` then fills
    the folder again; what is wrong (BuildError, ConfigError) is told. The folder is one to be shown at any time.
    """

    folder: Path
    config: MkDocsConfig
    address: str | None
    rebuild: Callable[[Shown], None]
    make: Callable[[Path], bool]


def serve_live(live: Live) -> None:
    """Serve until interrupted. ConfigError for an address that is none; OSError for one that is taken."""
    _LOG.addHandler(logging.StreamHandler())
    _LOG.setLevel(logging.INFO)
    host, port = _address(live)
    mount = urlsplit(live.config.site_url or "/").path

    def build() -> None:
        # MkDocs 1.6.1 shows nothing while it builds; here, nothing half made is ever there.
        with server._epoch_cond:
            server._wanted_epoch = server._visible_epoch
            server._epoch_cond.notify_all()
        try:
            live.rebuild(Shown(show, lambda: server._want_rebuild))
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
    reload_by_file(server)

    def show() -> None:
        # MkDocs 1.6.1 does this when its builder returns: browsers that show an earlier state reload.
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch = _timestamp()
            server._epoch_cond.notify_all()

    def error_page(code: int) -> bytes | None:
        page = live.folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    server.error_handler = error_page

    def make(event: FileSystemEvent) -> None:
        file = Path(os.fsdecode(event.dest_path or event.src_path))
        if file.suffix == ".md" and event.event_type != "deleted" and live.make(file):
            show()

    saved = FileSystemEventHandler()
    saved.on_any_event = make  # type: ignore[method-assign]
    for path in (live.config.docs_dir, live.config.config_file_path, *live.config.watch):
        server.watch(path)
    server.observer.schedule(saved, live.config.docs_dir, recursive=True)
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        _LOG.info("Shutting down...")
    finally:
        server.shutdown()


def reload_by_file(server: LiveReloadServer) -> LiveReloadServer:
    """Let pages load the script of live reload from a file: MkDocs 1.6.1 writes it into them, and their policy
    (`portal.deploy`) allows no browser to run it there."""
    answer = server._serve_request

    def inject(content: bytes, epoch: int) -> bytes:
        end = content.rfind(b"</body>") % (len(content) + 1)
        script = f'<script src="/livereload/{epoch}/{_timestamp()}.js"></script>'
        return content[:end] + script.encode() + content[end:]

    def answer_script(environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        asked = _SCRIPT.fullmatch(environ["PATH_INFO"])
        if asked is None:
            return answer(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript")])
        return [_SCRIPT_TEMPLATE.substitute(epoch=asked["epoch"], request_id=asked["id"]).encode()]

    changed: Any = server
    changed._inject_js_into_html, changed._serve_request = inject, answer_script
    return server


def _address(live: Live) -> tuple[str, int]:
    if not live.address:
        host, port = live.config.dev_addr
        return host, port
    name, _, number = live.address.rpartition(":")
    if not name or not number.isdigit() or int(number) > 65535:
        raise ConfigError(f"--address {live.address}: expected a host and a port, such as 127.0.0.1:8000")
    return name, int(number)
