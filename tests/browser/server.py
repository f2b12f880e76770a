"""A folder served like a static host: on a free local port, with its own page for what is not there."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class FolderHandler(SimpleHTTPRequestHandler):
    """Serves files silently, 404s with the folder's `404.html`, all with the headers asked for."""

    def __init__(self, *arguments: Any, headers_added: Mapping[str, str], **options: Any) -> None:
        self.headers_added = headers_added
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self.headers_added.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests read answers, not logs."""


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = NO_HEADERS) -> Iterator[str]:
    """Serve `folder` until the block ends; gives its address, such as `http://127.0.0.1:40123` (no slash)."""
    handler = partial(FolderHandler, directory=str(folder), headers_added=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
