"""Markdown to HTML as MkDocs does it, once per text, by one converter per process."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

from portal.cache import Store


class _Asked:
    """The files of a build, noting which were asked for and what was answered."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.answers: dict[str, tuple[str, str] | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        self.answers[path] = _place(file)
        return file


class Texts:
    """The texts of one build. `key`: what every conversion depends on; `warnings` grows as MkDocs warns: a
    text that it warns of is converted again each time, so that it warns again."""

    def __init__(self, store: Store, key: str, warnings: Sequence[str], seconds: dict[str, float]) -> None:
        self._store, self._key, self._warnings, self._seconds = store, key, warnings, seconds
        self._converter: _Converter | None = None
        self._files: Files | None = None
        self._places: dict[str, tuple[str, str] | None] = {}

    def method(self) -> Callable[[Page, MkDocsConfig, Files], None]:
        """What stands for `Page.render` of MkDocs 1.6.1."""

        def render(page: Page, config: MkDocsConfig, files: Files) -> None:
            self.render(page, config, files)

        return render

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Give a page its HTML, headings, anchors and links to anchors."""
        assert page.markdown is not None
        named = f"{self._key}\0{page.file.src_uri}\0{page.file.dest_uri}\0{page.file.url}\0{page.markdown}"
        key = hashlib.blake2b(named.encode("utf-8", errors="surrogatepass"), digest_size=16).hexdigest()
        known = self._store.get_json(key)
        if known and self._restore(page, files, known):
            return
        start, warned, asked = time.perf_counter(), len(self._warnings), _Asked(files)
        if self._converter is None:
            self._converter = _Converter(config)
        record = self._converter.convert(page, files, asked)
        self._seconds[page.url] = time.perf_counter() - start
        is_sure = len(self._warnings) == warned and None not in asked.answers.values()
        if is_sure:
            self._store.put_json(key, record)
        if not self._restore(page, files, record):
            raise AssertionError("a link led elsewhere within one build")

    def _restore(self, page: Page, files: Files, record: Any) -> bool:
        """Set what a conversion found; False where a link now leads elsewhere."""
        for path, answer in record["asked"].items():
            if self._led_to(path, files) != (tuple(answer) if answer else None):
                return False
        page.content = record["content"]
        page.toc = get_toc(record["toc"])
        page._title_from_render = record["title"]
        page.present_anchor_ids = set(record["anchors"])
        page.links_to_anchors = {
            (page.file if uri == "" else files.src_uris[uri]): links for uri, links in record["links"].items()
        }
        return True

    def _led_to(self, path: str, files: Files) -> tuple[str, str] | None:
        """Where a link leads: asked once per build, as most pages link to the same ones."""
        if files is not self._files:
            self._files, self._places = files, {}
        if path not in self._places:
            self._places[path] = _place(files.get_file_from_path(path))
        return self._places[path]


class _Converter:
    """One Python-Markdown for all pages: to make one takes as long as to convert a short page."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._markdown = markdown.Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        nobody: Any = None
        self._raw = _RawHTMLPreprocessor()
        self._anchors = _ExtractAnchorsTreeprocessor(nobody, nobody, config)
        self._paths = _RelativePathTreeprocessor(nobody, nobody, config)
        self._title = _ExtractTitleTreeprocessor()
        for part in (self._raw, self._anchors, self._paths, self._title):
            part._register(self._markdown)

    def convert(self, page: Page, files: Files, asked: _Asked) -> dict[str, Any]:
        """What a page's text becomes, as values for JSON."""
        self._markdown.reset()
        self._markdown.toc_tokens = []  # type: ignore[attr-defined]
        self._raw.present_anchor_ids, self._anchors.present_anchor_ids = set(), set()
        self._paths.file, self._paths.links_to_anchors, self._title.title = page.file, {}, None
        paths: Any = self._paths
        paths.files = asked
        content = self._markdown.convert(page.markdown or "")
        links = {
            "" if file is page.file else file.src_uri: found
            for file, found in self._paths.links_to_anchors.items()
        }
        return {
            "content": content,
            "toc": self._markdown.toc_tokens,  # type: ignore[attr-defined]
            "title": self._title.title,
            "anchors": sorted(self._anchors.present_anchor_ids | self._raw.present_anchor_ids),
            "links": links,
            "asked": asked.answers,
        }


def _place(file: File | None) -> tuple[str, str] | None:
    return (file.src_uri, file.url) if file else None
