"""A site served by a real nginx with the settings of `deploy/`, on a free local port."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from project import ROOT

CONFIGURATION = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
load_module {modules}/ngx_http_brotli_static_module.so;
events {{}}
http {{
    include {settings}/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {root}/deploy/nginx.conf;
    }}
}}
"""


@contextmanager
def serve_by_nginx(nginx: Path, site: Path, folder: Path) -> Iterator[str]:
    """Serve `site` until the block ends; `folder` takes nginx's own files. Gives the address, without slash."""
    told = subprocess.run((nginx, "-V"), capture_output=True, text=True, check=True).stderr
    options = dict(re.findall(r"--([a-z-]+)=(\S+)", told))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file = folder / "nginx.conf"
    text = CONFIGURATION.format(
        folder=folder,
        modules=options["modules-path"],
        settings=Path(options["conf-path"]).parent,
        port=port,
        site=site,
        root=ROOT,
    )
    file.write_text(text, encoding="utf-8")
    log = folder / "error.log"
    with subprocess.Popen((nginx, "-c", file, "-e", log), stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_for(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    """Until the port answers; what nginx says where it ended instead."""
    for _ in range(100):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1])
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not answer")
