"""The files of `deploy/`: settings for nginx and for static hosts, written from the headers and the languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from portal.config import Config
from portal.deploy.headers import CACHE_IMMUTABLE, CACHE_SHORT, HEADERS, IMMUTABLE
from portal.exports import FOLDER
from portal.exports.formats import FORMATS

DEPLOY = "deploy"

_TEXTS = "text/css text/csv text/calendar text/plain text/xml application/atom+xml application/javascript"
_WRITTEN = "Written by `portal deploy`; change scripts/portal/deploy, not this file."


def settings_files(config: Config) -> Mapping[str, str]:
    """Name below `deploy/` → text."""
    return {"nginx.conf": _nginx(config), "_headers": _static_host()}


def write_settings(config: Config) -> tuple[Path, ...]:
    """Write the files of `deploy/` anew; the paths, below the project."""
    folder = config.root / DEPLOY
    folder.mkdir(exist_ok=True)
    for name, text in settings_files(config).items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(Path(DEPLOY, name) for name in settings_files(config))


def _static_host() -> str:
    """The form that Netlify and Cloudflare Pages read; both send pages with a short life by themselves, and
    headers of several matching rules are joined, so only the long life is told."""
    lines = [
        f"# {_WRITTEN}",
        "# For hosts that read a `_headers` file in the root of the site: copy it there.",
        "/*",
        *(f"  {name}: {value}" for name, value in HEADERS.items()),
        f"/{IMMUTABLE}*",
        f"  Cache-Control: {CACHE_IMMUTABLE}",
    ]
    return "\n".join(lines) + "\n"


def _nginx(config: Config) -> str:
    """Directives inside `server { … }`. One `add_header` in a location would drop those around it, so the
    cache's life is a variable that locations set."""
    lines = [
        f"# {_WRITTEN}",
        "# Inside a server block, whose listening, certificate and root are its own:",
        "#",
        "#     server {",
        "#         listen 443 ssl;",
        "#         root /srv/portal/site;",
        "#         include /srv/portal/deploy/nginx.conf;",
        "#     }",
        "#",
        "# Needs the module of `brotli_static` (Debian 12: libnginx-mod-http-brotli-static), and the files that",
        "# `portal compress` makes beside the site's own.",
        "",
        "index index.html;",
        "charset utf-8;",
        f"charset_types {_TEXTS};",
        "server_tokens off;",
        "absolute_redirect off;",
        "brotli_static on;",
        "gzip_static on;",
        "gzip_vary on;",
        "",
        f'set $portal_cache "{CACHE_SHORT}";',
        "add_header Cache-Control $portal_cache;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "",
        "error_page 404 /404.html;",
        *(_not_found(config.home(language.code)) for language in config.targets),
        "",
        f"location /{IMMUTABLE} {{",
        f'    set $portal_cache "{CACHE_IMMUTABLE}";',
        "}",
        "",
        f"location /{FOLDER}/ {{",
        "    types {",
        *(f"        {form.media_type} {name};" for name, form in FORMATS.items()),
        "    }",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _not_found(home: str) -> str:
    return f"location /{home} {{ error_page 404 /{home}404.html; }}"
