"""One translation: the text of its source that it was made from, against that of today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portal.drift.changes import Change, changes
from portal.finding import ConfigError, nearest
from portal.history import find_bases
from portal.language import traits_for
from portal.markdown import Block
from portal.model import Page, Pair, Reading, Site, State, hash_of_text


@dataclass(frozen=True, slots=True)
class Drift:
    """The changes; `trouble` says why they are not known, empty where they are."""

    source: Page
    target: Page
    state: State
    changes: tuple[Change, ...] = ()
    trouble: str = ""


def drift_of(site: Site, name: str) -> Drift:
    """The drift of the translation `LANG/KEY` (`.md` may be left out); ConfigError where there is none."""
    pair = _pair(site, name)
    state = pair.state
    if state is State.UNVERIFIED:
        trouble = "the translation does not name the text it was made from (`source:` in its front matter)"
        return Drift(pair.source, pair.target, state, trouble=trouble)
    if state is State.CURRENT:
        return Drift(pair.source, pair.target, state)
    made_from = str(pair.target.meta["source"])
    bases = find_bases(site.config.root, {pair.source.path: {made_from}}, hash_of_text)
    text = bases.texts.get(made_from)
    if text is None:
        return Drift(pair.source, pair.target, state, trouble=bases.trouble)
    base = Page(pair.source.key, pair.source.lang, pair.source.path, Reading.of(text))
    traits = traits_for(pair.source.lang)
    return Drift(pair.source, pair.target, state, changes(_blocks(base), _blocks(pair.source), traits))


def _pair(site: Site, name: str) -> Pair:
    lang, _, key = name.strip("/").partition("/")
    key = key.removesuffix(".md") + ".md"
    targets = [language.code for language in site.config.targets]
    if lang not in targets:
        raise ConfigError(
            f"{name}: `LANG/KEY` expected, such as `{targets[0]}/index`. {nearest(lang, targets)}"
        )
    source, target = site.page(site.config.source.code, key), site.page(lang, key)
    if source is None:
        keys = [page.key.removesuffix(".md") for page in site.source_pages]
        raise ConfigError(f"{name}: no page of that name. {nearest(key.removesuffix('.md'), keys)}")
    if target is None:
        raise ConfigError(f"{name}: this page is not translated into `{lang}`")
    return Pair(source, target)


def _blocks(page: Page) -> Sequence[Block]:
    """Title and description as blocks, for they are part of the hash; then those of the body."""
    front = [
        Block(key, 0, text, page.meta_lines.get(key, 1), page.meta_lines.get(key, 1), prose=text)
        for key in ("title", "description")
        if (text := str(page.meta.get(key) or ""))
    ]
    return (*front, *page.document.blocks)
