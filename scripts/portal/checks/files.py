"""Files that can be read, and their front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.checks.rule import Fault, PageView, Rule
from portal.finding import Finding, Severity
from portal.model import Site
from portal.model.judging import front_matter as front_matter_findings
from portal.model.judging import unreadable as unreadable_findings

FROZEN = ("owner", "reviewed", "review_by", "sources", "facts", "template", "published", "expires")


def unreadable(view: PageView) -> Iterator[Fault]:
    """A file can be read, and is what it looks like.

    It is UTF-8 without a byte order mark, with accents composed (NFC) and line ends LF or CRLF; it holds
    text, no NUL and no invisible signs that turn the direction of the text, no line without end; it is no
    link to a place outside the content. Its front matter is closed and a mapping in which no key stands
    twice; fences and comments of its text are closed, for what is not closed swallows the rest of the page.

    What cannot be read at all is judged by no other rule.

    Mend: the message names the line. Most editors save “UTF-8” and “LF”, and close what they open.

    Example: a page that was saved as Windows-1258.
    """
    yield from passed_on(unreadable_findings(view.page), "unreadable")


def unreadable_data(site: Site) -> Iterator[Fault]:
    """Files of data, and links to folders."""
    yield from passed_on(site.data.findings, "unreadable")


def front_matter(view: PageView) -> Iterator[Fault]:
    """The front matter holds what every page needs, and the same as the source where that is for all languages.

    Required are `title` and `description`; each key has its kind of value; an unknown key is a misspelt
    one. Ids of `sources`, `facts` and `owner` stand in the data. In a translation `owner`, `reviewed`,
    `review_by`, `sources`, `facts`, `template`, `published` and `expires` are those of the source; a stale
    translation may still have the former ones.

    Mend: write the key as the message has it; copy the line from the source.

    Example: `review_by: 2027-11-20` on the source page, `review_by: 2026-11-20` on the translation.
    """
    yield from passed_on(front_matter_findings(view.page, view.site.data), "front-matter")
    source = view.site.page(view.site.config.source.code, view.page.key)
    made_from = view.page.meta.get("source")
    if view.is_source or source is None or (made_from and made_from != source.hash):
        return
    for key in FROZEN:
        wanted, found = source.meta.get(key), view.page.meta.get(key)
        if wanted == found:
            continue
        line, at = view.page.meta_lines.get(key, 1), f"{source.path}:{source.meta_lines.get(key, 1)}"
        expected = f"expected `{_shown(wanted)}`" if wanted is not None else "the source has none"
        shown = f"`{key}: {_shown(found)}`" if found is not None else f"`{key}` is missing"
        hint = f"Copy the line `{key}: …` from the source." if wanted is not None else "Delete the line."
        yield Fault(line, f"{shown}, {expected} ({at})", hint, source_line=source.meta_lines.get(key, 1))


def _shown(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def passed_on(findings: Iterable[Finding], *slugs: str) -> Iterator[Fault]:
    """The findings that reading made under these slugs, as faults of the page they are about, or of a file."""
    for finding in findings:
        if finding.rule in slugs:
            path = "" if finding.key else finding.path
            yield Fault(finding.line, finding.message, finding.hint, path=path, severity=finding.severity)


RULES: tuple[Rule, ...] = (
    Rule("unreadable", "pages", "page", unreadable, Severity.ERROR, also=unreadable_data),
    Rule("front-matter", "pages", "page", front_matter, Severity.ERROR, is_ours=True),
)
