"""Where links and images lead, with what belongs to the language taken away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from portal.model import Page, Site

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TAG = re.compile(r"[a-z]{2}(?:[-_](?:[a-z]{2}|han[st]|\d{3}))?", re.IGNORECASE)
_LANGUAGE_QUERY = re.compile(r"(?:^|(?<=&))(?:lang|hl|locale|language|lng)=[^&]*&?", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|(?<=/))_?(?:index|readme)$", re.IGNORECASE)
_PAGE_ENDING = re.compile(r"\.(?:md|mdx|html?)$", re.IGNORECASE)
# Their articles have other names in other languages.
_WIKIS = ("wikipedia.org", "wikisource.org", "wiktionary.org", "wikivoyage.org", "wikimedia.org")


@dataclass(frozen=True, slots=True)
class Target:
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
    codes = _codes(tuple((language.code, language.tag) for language in config.languages))
    return lambda target: _read(target, page.lang, page.key, codes, config.site_url)


def is_same_place(one: Target, other: Target) -> bool:
    """Whether two targets are the same but for language and anchor."""
    if one.shared == other.shared:
        return True
    host = one.shared.partition("/")[0]
    return host.endswith(_WIKIS) and host == other.shared.partition("/")[0] and one.language != other.language


@lru_cache
def _codes(languages: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Codes and tags of the tree's languages, in lower case, the longest first."""
    found = {code.lower() for language in languages for code in language}
    found |= {code.replace("-", "_") for code in found}
    return tuple(sorted(found, key=lambda code: (-len(code), code)))


@lru_cache(maxsize=20_000)
def _read(target: str, lang: str, key: str, codes: tuple[str, ...], site_url: str) -> Target:
    target = unquote(target.strip())
    if site_url and target.startswith(site_url):
        target = "/" + target[len(site_url) :]
    address, _, anchor = target.partition("#")
    address, mark, query = address.partition("?")
    if _SCHEME.match(address) and not address.lower().startswith(("http:", "https:")):
        return Target(address, "", "", is_inside=False, shared=address)
    query = _LANGUAGE_QUERY.sub("", query).rstrip("&")
    is_inside = not (_SCHEME.match(address) or address.startswith("//"))
    steps, language = _inside(address, lang, key, codes) if is_inside else _outside(address)
    kept, variant = _without_variant(steps, codes)
    if not is_inside:
        steps, language = kept, language or variant
    asked = f"{mark}{query}" if query else ""
    place, shared = (_bare("/".join(each)) + asked for each in (steps, kept))
    return Target(place, language, anchor, is_inside, shared)


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


def _inside(address: str, lang: str, key: str, codes: tuple[str, ...]) -> tuple[list[str], str]:
    """The steps from the language's folder on, and the language of that folder."""
    if not address:
        return [key], lang
    base = "" if address.startswith("/") else f"{lang}/{posixpath.dirname(key)}"
    parts = posixpath.normpath(f"{base}/{address}").split("/")
    steps = [step for step in parts if step not in ("", ".", "..")]
    languages = [step.lower() for step in steps if step.lower() in codes]
    return [step for step in steps if step.lower() not in codes], "".join(languages[:1])


def _without_variant(steps: list[str], codes: tuple[str, ...]) -> tuple[list[str], str]:
    """`map.en.png`, `map-en.png`, `map_en.png` are variants of `map.png`: (steps, language)."""
    stem, dot, ending = steps[-1].rpartition(".") if steps else ("", "", "")
    for code in codes:
        if dot and stem.lower().endswith(("." + code, "-" + code, "_" + code)):
            return [*steps[:-1], stem[: -len(code) - 1] + dot + ending], code
    return steps, ""


def _bare(path: str) -> str:
    return _INDEX.sub("", _PAGE_ENDING.sub("", path.rstrip("/"))).rstrip("/")
