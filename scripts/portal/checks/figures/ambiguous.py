"""The rule about figures of the source that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.figures.stated import figures_in, is_version, passages
from portal.checks.figures.wording import written
from portal.checks.rule import Fault, PageView
from portal.figures import Figure
from portal.language import Traits


def figure_ambiguous(page: PageView) -> Iterator[Fault]:
    """A figure of the source can be read in one way only.

    Looked at are pages of the source language: what is doubtful there goes wrong in every translation.
    Doubtful are signs of another language (`12.5` in Vietnamese), one comma and three digits where the comma
    is the decimal sign (`1,234`), a date in digits in English (`01/07/2025`) and 兆 in Chinese. Numbers of
    versions (`WCAG 2.2`) are not.

    Mend: write it in the style of the language; or make it a fact and write its token.

    Example: `1,234 ha` in Vietnamese: one hectare, or a thousand.
    """
    if not page.is_source:
        return
    for passage, figures in zip(passages(page), figures_in(page), strict=True):
        found = [
            figure for figure in figures if figure.is_ambiguous and not is_version(figure, passage.prose)
        ]
        if found:
            shown = "”, “".join(dict.fromkeys(figure.text for figure in found))
            message = f"“{shown}” can be read as another figure"
            yield Fault(passage.line, message, _hint(found[0], page.traits), passage.text)


def _hint(figure: Figure, traits: Traits) -> str:
    meant = [figure._replace(value=value) for value in (figure.value, *figure.others)]
    forms = [form for one in meant if (form := written(one, traits)) and form not in figure.text]
    if not forms:
        return ""
    if len(forms) < len(meant):
        return f"Write {forms[0]} if that is meant; give a decimal another count of digits."
    return f"Write {' or '.join(forms)}."
