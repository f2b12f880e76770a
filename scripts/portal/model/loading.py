"""Reading the content: every file once, every fault a finding with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.catalogue import Catalogue, load_catalogue
from portal.config import Config
from portal.facts import Facts, load_facts
from portal.facts.tokens import token_problems
from portal.finding import Finding, Severity, nearest
from portal.interface import load_interfaces
from portal.markdown import document_hash, parse, split_front_matter
from portal.model.frontmatter import front_matter_findings
from portal.model.pages import Page
from portal.model.site import Site
from portal.yamltext import YamlText, read_yaml

_LIST = re.compile(r"^\[\[items ([^\]\n]*)\]\][ \t]*$", re.MULTILINE)


# Problems of a text that spoil a page; the others are a check's to weigh.
_BREAKING = {"attributes": "heading-ids", "fence": "unreadable", "comment": "unreadable"}


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
    for page in pages.values():
        findings += _unknown_ids(page, facts, catalogue)
        findings += _faulty_tokens(page, facts)
        findings += _unknown_lists(page, catalogue)
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
        unreadable(
            max(front.line, 1), front.problem, "Close the front matter with a line of three hyphens: `---`."
        )
        return None
    yaml = read_yaml(front.text, front.line)
    for line, message in yaml.problems:
        unreadable(line, message, "Mend this line of the front matter.")
    if yaml.value is not None and not isinstance(yaml.value, dict):
        unreadable(front.line, "the front matter is no mapping (`key: value`)", "Write `title: …` and so on.")
    meta = yaml.value if isinstance(yaml.value, dict) else {}
    lines = _lines(yaml)
    if not yaml.problems:
        findings.extend(front_matter_findings(meta, lines, path, lang, key))
    title, description = str(meta.get("title") or ""), str(meta.get("description") or "")
    document = parse(front.body, front.body_line)
    findings.extend(
        Finding(rule, Severity.ERROR, path, problem.line, problem.message, problem.hint, lang, key)
        for problem in document.problems
        if (rule := _BREAKING.get(problem.kind))
    )
    hash_ = document_hash(title, description, document)
    return Page(key, lang, path, meta, lines, front.body, front.body_line, hash_)


def _lines(document: YamlText) -> dict[str, int]:
    return {str(steps[0]): line for steps, line in document.lines.items() if len(steps) == 1}


def _unknown_ids(page: Page, facts: Facts, catalogue: Catalogue) -> Iterator[Finding]:
    """Ids in `sources:`, `facts:` and `owner:` that stand nowhere."""
    owners = catalogue.items.get("organisations", {})
    given: list[tuple[str, str, Mapping[str, object]]] = [
        *(("sources", id_, facts.sources) for id_ in page.ids("sources")),
        *(("facts", id_, facts.facts) for id_ in page.ids("facts")),
        *(("owner", str(id_), owners) for id_ in (page.meta.get("owner"),) if id_ is not None),
    ]
    for key, id_, known in given:
        if id_ not in known:
            line, message = page.meta_lines.get(key, 1), f"unknown id `{id_}` in `{key}`"
            yield _error("front-matter", page, line, message, nearest(id_, known))


def _faulty_tokens(page: Page, facts: Facts) -> Iterator[Finding]:
    """Tokens of the text, the title and the description that no fact can replace."""
    texts = [(page.body, page.body_line)]
    texts += [
        (str(page.meta.get(key) or ""), page.meta_lines.get(key, 1)) for key in ("title", "description")
    ]
    for text, first_line in texts:
        for line, message, hint in token_problems(text, facts.facts, first_line):
            yield _error("fact-tokens", page, line, message, hint)


def _unknown_lists(page: Page, catalogue: Catalogue) -> Iterator[Finding]:
    """Paragraphs `[[items TYPE]]` whose type stands nowhere."""
    for match in _LIST.finditer(page.body):
        if match[1] not in catalogue.types:
            line = page.body_line + page.body.count("\n", 0, match.start())
            message = f"unknown catalogue type `{match[1]}`"
            yield _error("item-references", page, line, message, nearest(match[1], catalogue.types))


def _error(rule: str, page: Page, line: int, message: str, hint: str) -> Finding:
    return Finding(rule, Severity.ERROR, page.path, line, message, hint, page.lang, page.key)
