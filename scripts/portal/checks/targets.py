"""Where links and images lead, with what belongs to the language taken away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Set
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from portal.model import Page, Site

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TAG = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|han[st]|\d{3}))?", re.IGNORECASE)
_LANGUAGE_QUERY = re.compile(r"(?:^|(?<=&))(?:lang|hl|locale|language|lng)=[^&]*&?", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|(?<=/))_?(?:index|readme)$", re.IGNORECASE)
_INDEX_NAMES = ("ndex", "readme")  # without the i, which has more than two forms
_PAGE_ENDING = re.compile(r"\.(?:md|mdx|html?)$", re.IGNORECASE)
# Their articles have other names in other languages.
_WIKIS = ("wikipedia.org", "wikisource.org", "wiktionary.org", "wikivoyage.org", "wikimedia.org")


class Target(NamedTuple):
    """`place`: the address without scheme, language, `.md` and `index`, for addresses of the tree itself
    (`is_inside`) from the language's folder on. `language` is what was taken away, `anchor` what stands
    behind `#`. `shared` is the place for comparing: a language at the end of a file's name, which may as well
    be a part of the name (`map-en.png`, `bach-long-vi.md`), is gone too."""

    place: str
    language: str
    anchor: str
    is_inside: bool
    shared: str

    @property
    def stem(self) -> tuple[str, str]:
        """What is compared first."""
        return self.shared, self.anchor


def target_reader(page: Page, site: Site) -> Callable[[str], Target]:
    """Reads targets as they are written on a page."""
    config = site.config
    read = _reader(tuple((language.code, language.tag) for language in config.languages), config.site_url)
    return lambda target: read(target, page.lang, page.key)


def is_same_place(one: Target, other: Target) -> bool:
    """Whether two targets are the same but for language and anchor."""
    if one.shared == other.shared:
        return True
    host = one.shared.partition("/")[0]
    return host.endswith(_WIKIS) and host == other.shared.partition("/")[0] and one.language != other.language


@lru_cache
def _reader(languages: tuple[tuple[str, str], ...], site_url: str) -> Callable[[str, str, str], Target]:
    """Reads a target on the page of a language and a key; `languages` are codes and tags of the tree."""
    codes = {code.lower() for language in languages for code in language}
    codes |= {code.replace("-", "_") for code in codes}
    endings = tuple(f"{sign}{code}" for code in sorted(codes, key=len, reverse=True) for sign in ".-_")

    @lru_cache(maxsize=20_000)
    def read(target: str, lang: str, key: str) -> Target:
        target = unquote(target.strip())
        if site_url and target.startswith(site_url):
            target = "/" + target[len(site_url) :]
        address, _, anchor = target.partition("#")
        address, mark, query = address.partition("?")
        scheme = _SCHEME.match(address)
        if scheme and not address.lower().startswith(("http:", "https:")):
            return Target(address, "", "", is_inside=False, shared=address)
        query = _LANGUAGE_QUERY.sub("", query).rstrip("&") if query else ""
        is_inside = not (scheme or address.startswith("//"))
        steps, language = _inside(address, lang, key, codes) if is_inside else _outside(address)
        kept, variant = _without_variant(steps, endings)
        if not is_inside:
            steps, language = kept, language or variant
        asked = f"{mark}{query}" if query else ""
        place = _bare("/".join(steps)) + asked
        shared = place if kept is steps else _bare("/".join(kept)) + asked
        return Target(place, language, anchor, is_inside, shared)

    return read


def _outside(address: str) -> tuple[list[str], str]:
    """The host and the steps behind it, and the language that stood among them."""
    host, _, path = address.partition("//")[2].partition("/")
    host = host.lower().removeprefix("www.")
    label, _, rest = host.partition(".")
    languages: list[str] = []
    if "." in rest and _TAG.fullmatch(label):
        host = rest
        languages.append(label)
    if host.endswith(_WIKIS):
        return [host, path], "".join(languages)
    parts = [part for part in path.split("/") if part]
    languages += [part for part in parts if _TAG.fullmatch(part)]
    return [host, *(part for part in parts if not _TAG.fullmatch(part))], "".join(languages[:1]).lower()


def _inside(address: str, lang: str, key: str, codes: Set[str]) -> tuple[list[str], str]:
    """The steps from the language's folder on, and the language of that folder."""
    if not address:
        return [key], lang
    base = "" if address.startswith("/") else f"{lang}/{posixpath.dirname(key)}"
    parts = posixpath.normpath(f"{base}/{address}").split("/")
    steps = [step for step in parts if step not in ("", ".", "..")]
    languages = [step.lower() for step in steps if step.lower() in codes]
    if languages:
        steps = [step for step in steps if step.lower() not in codes]
    return steps, "".join(languages[:1])


def _without_variant(steps: list[str], endings: tuple[str, ...]) -> tuple[list[str], str]:
    """`map.en.png`, `map-en.png`, `map_en.png` are variants of `map.png`: (steps, language). `endings` are
    the languages with their signs, the longest first."""
    stem, dot, ending = steps[-1].rpartition(".") if steps else ("", "", "")
    lower = stem.lower()
    if dot and lower.endswith(endings):
        code = next(each for each in endings if lower.endswith(each))[1:]
        return [*steps[:-1], stem[: -len(code) - 1] + dot + ending], code
    return steps, ""


def _bare(path: str) -> str:
    path = _PAGE_ENDING.sub("", path.rstrip("/"))
    if any(name in path.lower() for name in _INDEX_NAMES):
        path = _INDEX.sub("", path)
    return path.rstrip("/")
