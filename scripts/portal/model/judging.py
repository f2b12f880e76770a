"""What is wrong with a page for itself: its file, its front matter, its tokens, its lists of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.finding import Finding, Severity, nearest
from portal.model.data import Data
from portal.model.frontmatter import front_matter_findings
from portal.model.inserts import insert_faults
from portal.model.pages import Page

# Problems of a text that spoil a page; the others are a check's to weigh.
_BREAKING = {"attributes": "heading-ids", "fence": "unreadable", "comment": "unreadable"}


def page_findings(page: Page, data: Data) -> Iterator[Finding]:
    """Everything, by kind; of a page of another tree only whether it can be read."""
    yield from unreadable(page)
    if page.reading.is_ours and page.reading.is_readable:
        yield from front_matter(page, data)
        yield from faulty_tokens(page, data)
        yield from insert_faults(page, data.catalogue, data.facts)


def unreadable(page: Page) -> Iterator[Finding]:
    """Flaws of the file, and marks in its text that are never closed."""
    for flaw in page.reading.parts.flaws:
        severity = Severity.ERROR if flaw.is_grave else Severity.WARNING
        yield Finding(
            "unreadable", severity, page.path, flaw.line, flaw.message, flaw.hint, page.lang, page.key
        )
    for problem in page.document.problems:
        if rule := _BREAKING.get(problem.kind):
            yield _error(rule, page, problem.line, problem.message, problem.hint)


def front_matter(page: Page, data: Data) -> Iterator[Finding]:
    """Unknown and missing keys, values of another kind, ids that stand nowhere."""
    if not any("broken YAML" in flaw.message for flaw in page.reading.parts.flaws):
        yield from front_matter_findings(page.meta, page.meta_lines, page.path, page.lang, page.key)
    owners = data.catalogue.items.get("organisations", {})
    given: list[tuple[str, str, Mapping[str, object]]] = [
        *(("sources", id_, data.facts.sources) for id_ in page.ids("sources")),
        *(("facts", id_, data.facts.facts) for id_ in page.ids("facts")),
        *(("owner", str(id_), owners) for id_ in (page.meta.get("owner"),) if id_ is not None),
    ]
    for key, id_, known in given:
        if id_ not in known:
            line, message = page.meta_lines.get(key, 1), f"unknown id `{id_}` in `{key}`"
            yield _error("front-matter", page, line, message, nearest(id_, known))


def faulty_tokens(page: Page, data: Data) -> Iterator[Finding]:
    """Tokens of the text, the title and the description that no fact can replace."""
    from portal.facts.tokens import token_problems

    texts = [(page.body, page.body_line)]
    texts += [
        (str(page.meta.get(key) or ""), page.meta_lines.get(key, 1)) for key in ("title", "description")
    ]
    for text, first_line in texts:
        for line, message, hint in token_problems(text, data.facts.facts, first_line):
            yield _error("fact-tokens", page, line, message, hint)


def _error(rule: str, page: Page, line: int, message: str, hint: str) -> Finding:
    return Finding(rule, Severity.ERROR, page.path, line, message, hint, page.lang, page.key)
