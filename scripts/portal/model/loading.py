"""Reading the content: every file once, every fault a finding with its line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.catalogue import load_catalogue
from portal.config import Config
from portal.facts import Facts, load_facts
from portal.finding import Finding, Severity, nearest
from portal.interface import load_interfaces
from portal.markdown import split_front_matter, text_hash
from portal.model.frontmatter import front_matter_findings
from portal.model.pages import Page
from portal.model.site import Site
from portal.yamltext import YamlText, read_yaml


def load_site(config: Config) -> Site:
    """Read all pages and data of a project."""
    findings: list[Finding] = []
    pages = {
        (page.lang, page.key): page
        for language in config.languages
        for page in _pages(config, language.code, findings)
    }
    facts = load_facts(config.root, config.data)
    catalogue = load_catalogue(config, frozenset(facts.sources))
    interfaces, interface_findings = load_interfaces(config)
    findings += [*facts.findings, *catalogue.findings, *interface_findings]
    findings += _unknown_sources(pages.values(), facts)
    return Site(config, pages, facts, catalogue, interfaces, tuple(findings))


def _pages(config: Config, lang: str, findings: list[Finding]) -> Iterator[Page]:
    folder = config.root / config.docs / lang
    for path in _markdown_files(folder):
        key = path.relative_to(folder).as_posix()
        page = _page(config, lang, key, path, findings)
        if page:
            yield page


def _markdown_files(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(files) if name.endswith(".md"))


def _page(config: Config, lang: str, key: str, file: Path, findings: list[Finding]) -> Page | None:
    path = file.relative_to(config.root).as_posix()

    def unreadable(line: int, message: str, hint: str) -> None:
        findings.append(Finding("unreadable", Severity.ERROR, path, line, message, hint, lang, key))

    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        unreadable(
            line, f"the file is not UTF-8 (byte {error.object[error.start]:#04x})", "Save it as UTF-8."
        )
        return None
    except OSError as error:
        unreadable(1, f"cannot be read: {error.strerror}", "Mend the file or delete it.")
        return None
    front = split_front_matter(text)
    if front.problem:
        unreadable(front.line, front.problem, "Close the front matter with a line of three hyphens: `---`.")
        return None
    document = read_yaml(front.text, front.line)
    for line, message in document.problems:
        unreadable(line, message, "Mend this line of the front matter.")
    if document.value is not None and not isinstance(document.value, dict):
        unreadable(front.line, "the front matter is no mapping (`key: value`)", "Write `title: …` and so on.")
    meta = document.value if isinstance(document.value, dict) else {}
    lines = _lines(document)
    if not document.problems:
        findings.extend(front_matter_findings(meta, lines, path, lang, key))
    title, description = str(meta.get("title") or ""), str(meta.get("description") or "")
    hash_ = text_hash(title, description, front.body)
    return Page(key, lang, path, meta, lines, front.body, front.body_line, hash_)


def _lines(document: YamlText) -> dict[str, int]:
    return {str(steps[0]): line for steps, line in document.lines.items() if len(steps) == 1}


def _unknown_sources(pages: Iterable[Page], facts: Facts) -> Iterator[Finding]:
    for page in pages:
        for key, known in (("sources", facts.sources), ("facts", facts.facts)):
            for id_ in page.ids(key):
                if id_ not in known:
                    line = page.meta_lines.get(key, 1)
                    message, hint = f"unknown id `{id_}` in `{key}`", nearest(id_, known)
                    yield Finding(
                        "front-matter", Severity.ERROR, page.path, line, message, hint, page.lang, page.key
                    )
