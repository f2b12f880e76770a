"""What a build depends on, as digests: the same digests mean the same site.

Every file is read: nothing is believed because of its date. Left out is what no page can show: the body of a
page in a language that is neither the one built nor the source.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import portal
from portal.cache import digest_of, paths_below
from portal.config import Config, load_config
from portal.finding import BuildError
from portal.model import Site, load_site

# Entries of a project's folder that no page is made from; hidden ones and built sites neither.
_ASIDE = {"node_modules", "tests", "bench", "documentation", "deploy", "build", "dist"}
_ENVIRONMENT = re.compile(r"!ENV\s+(?:\[([^\]]*)\]|(\w+))")
_HEAD = re.compile(rb"\A---[ \t]*\r?\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_MADE_BY_PYTHON = re.compile(r"(^|/)(__pycache__|[^/]+\.egg-info)/")

Digests = tuple[str, str]
"""Of a file: all of it, and its front matter."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests. `texts`: what the conversion of a text depends on beside the text; `pages`: what all pages have
    in common; `data`: what is told once; `languages`: everything, by language; `files`: single files of the
    content, by path. `watched`: the entries of the project's folder that went into them."""

    texts: str
    pages: str
    data: str
    languages: Mapping[str, str]
    files: Mapping[str, str]
    watched: frozenset[str]

    def is_as_read(self, root: Path, path: str) -> bool:
        """Whether a file of the content is now as it was then."""
        return digest_of(str(root / path)) == self.files.get(path)

    @property
    def common(self) -> tuple[str, str, str]:
        """What is not the text of a page."""
        return self.texts, self.pages, self.data


def read_project(root: Path) -> tuple[Site, Inputs]:
    """The content of a project, and the digests of its files from before it was read: what is written while a
    build reads is noticed at its end. ConfigError, BuildError."""
    config = load_config(root)
    try:
        inputs = read_inputs(config)
    except OSError as error:
        raise BuildError(str(error)) from error
    return load_site(config), inputs


def read_inputs(config: Config) -> Inputs:
    """Read all files of a project and find their digests. OSError for one that cannot be read."""
    root = config.root
    docs, source = root / config.docs, config.source.code
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    codes = [language.code for language in config.languages]
    aside = _ASIDE | {config.docs.partition("/")[0], config.data}
    entries = sorted(entry.name for entry in os.scandir(root) if _is_watched(entry, aside))
    texts = digest(_versions(), _CODE, settings, _environment(settings), config.site_url)
    shared = [found for found in _below(docs) if found[0].partition("/")[0] not in codes]
    around = [(name, _below(root / name)) for name in entries]
    pages = digest(texts, around, shared, _below(root / config.data / "ui"))
    data = digest(texts, config.day, _below(root / config.data))
    contents = {code: _contents(docs / code) for code in codes}
    return Inputs(
        texts,
        pages,
        data,
        {
            code: digest(pages, data, code, [_seen(contents, code, other, source) for other in codes])
            for code in codes
        },
        {
            f"{config.docs}/{code}/{path}": found
            for code in codes
            for path, (found, _) in contents[code].items()
        },
        frozenset((*entries, config.docs.partition("/")[0])),
    )


def saved_between(before: Inputs, now: Inputs) -> frozenset[str]:
    """The paths of the content's files that differ, that came or went."""
    return frozenset(path for path, _ in before.files.items() ^ now.files.items())


def digest(*parts: object) -> str:
    """24 hex digits for plain values."""
    return _of(repr(parts).encode("utf-8", errors="surrogatepass"))


def code_of(root: Path) -> str:
    """The Python that a build runs: ours, and the project's hooks."""
    hooks = [(path, found) for path, found in _below(root / "scripts") if path.endswith(".py")]
    return digest(_below(Path(portal.__file__).parent), hooks)


def _seen(contents: Mapping[str, Mapping[str, Digests]], lang: str, other: str, source: str) -> object:
    """What pages of a language can show of another language's files: of a target's only their heads, which say
    from which text they were made; all of its own and of the source's."""
    part = 0 if other in (lang, source) else 1
    return other, [(path, digests[part]) for path, digests in contents[other].items()]


def _contents(folder: Path) -> dict[str, Digests]:
    """By path, all files below a folder."""
    return {path: _digests(folder / path) for path in sorted(paths_below(folder, follow=True))}


def _digests(file: Path) -> Digests:
    content = file.read_bytes()
    head = _HEAD.match(content)
    return _of(content), _of(head[0] if head else b"")


def _below(path: Path) -> list[tuple[str, str]]:
    """Every file below a folder (or the file itself) with its digest, without what Python compiles."""
    if path.is_file():
        return [("", digest_of(str(path)))]
    found = sorted(paths_below(path, follow=True))
    return [(name, digest_of(str(path / name))) for name in found if not _MADE_BY_PYTHON.search(name)]


def _is_watched(entry: os.DirEntry[str], aside: set[str]) -> bool:
    if entry.name.startswith(".") or entry.name in aside:
        return False
    if entry.is_dir():
        return not all(Path(entry, page).is_file() for page in ("index.html", "404.html"))  # a built site
    return entry.name.endswith((".yml", ".yaml", ".toml", ".py"))


def _versions() -> list[str]:
    """Python, and every package that is installed, by the folders that hold their descriptions."""
    entries = (entry.name for folder in sys.path if Path(folder).is_dir() for entry in Path(folder).iterdir())
    return [sys.version, *sorted({name for name in entries if name.endswith((".dist-info", ".egg-info"))})]


def _environment(text: str) -> list[tuple[str, str | None]]:
    """The variables that `mkdocs.yml` names after `!ENV`, with their values."""
    listed = [(several or one).split(",") for several, one in _ENVIRONMENT.findall(text)]
    return [
        (name, os.environ.get(name)) for names in listed for name in (part.strip(" \"'") for part in names)
    ]


def _of(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=12).hexdigest()


# As this process runs it: who serves for hours must not put down today's code for what yesterday's made.
_CODE = _below(Path(portal.__file__).parent)
