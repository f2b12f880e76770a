"""Is every page there, whole, and what it should be?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from portal.checks.rule import Fault
from portal.checks.site.view import BuiltView

BUILD = "Build the site again: `portal build`."


def built_pages(view: BuiltView) -> Iterator[Fault]:
    """Every page of the content is in the built site, and nothing else that looks like a page.

    A page that is not translated has its address too: there the reader finds the source. Each page has one
    main heading (`h1`), a title and a description.
    """
    for path, route in sorted(view.routes.items()):
        if path not in view.built.pages:
            yield view.fault(path, f"the page of `{route.key}` is not in the site", BUILD)
    for path, page in view.built.pages.items():
        if path in view.not_found:
            continue
        if path not in view.routes:
            yield view.fault(path, "no page of the content belongs to this file", BUILD)
        elif page.headings != 1:
            message = f"the page has {page.headings} main headings, expected one `h1`"
            yield view.fault(path, message, "Keep one; the template prints the title.")
        elif missing := [name for name in ("title", "description") if not _said(view, path, name)]:
            yield view.fault(
                path, f"the page has no {' and no '.join(missing)}", "Give it in the front matter."
            )


def _said(view: BuiltView, path: str, name: str) -> str:
    page = view.built.pages[path]
    return page.title if name == "title" else page.metas.get(name, "")


def not_found(view: BuiltView) -> Iterator[Fault]:
    """Each language has a page of its own for addresses that do not exist, in its language and not indexed."""
    for path, lang in view.not_found.items():
        page = view.built.pages.get(path)
        language = view.site.config.language(lang)
        if page is None:
            yield view.fault(path, f"{language.name} has no page for what is not found", BUILD)
        elif page.lang != language.tag:
            message = f'the page for what is not found says `lang="{page.lang}"`, expected `{language.tag}`'
            yield view.fault(path, message, "Look at overrides/404.html.")
        elif page.is_indexed:
            yield view.fault(path, "the page for what is not found may be indexed", "Print `noindex`.")


def built_ids(view: BuiltView) -> Iterator[Fault]:
    """No id stands twice on a page: a link to it would lead to the first only."""
    for path, page in view.built.pages.items():
        if len(page.ids) > len(set(page.ids)):
            for name, count in Counter(page.ids).items():
                if count > 1:
                    message = f"the id `{name}` stands {count} times on the page"
                    yield view.fault(path, message, "Give each its own id.")


def structured_data(view: BuiltView) -> Iterator[Fault]:
    """What a page tells machines (JSON-LD) can be read, and speaks the language of schema.org."""
    for path, page in view.built.pages.items():
        for text in page.structured:
            try:
                value = json.loads(text)
            except ValueError as error:
                yield view.fault(path, f"the structured data is no JSON: {error}", "Look at the template.")
                continue
            context = value.get("@context") if isinstance(value, dict) else None
            vocabulary = context.get("@vocab", "") if isinstance(context, dict) else context or ""
            if str(vocabulary).rstrip("/") != "https://schema.org":
                message = "the structured data does not say `@context`: `https://schema.org`"
                yield view.fault(path, message, "Look at the template.")
