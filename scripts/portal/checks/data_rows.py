"""What reading the data has to say, as rules: the readers find it, these rows explain it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.files import passed_on
from portal.checks.rule import Fault, PageView, Rule
from portal.finding import Severity
from portal.model import Site
from portal.model.inserts import insert_faults
from portal.model.judging import faulty_tokens


def unknown_tokens(view: PageView) -> Iterator[Fault]:
    """Tokens that no fact can replace, for the rule `fact-tokens`."""
    if view.site.config.is_ours:
        yield from passed_on(faulty_tokens(view.page, view.site.data), "fact-tokens")


def incomplete_facts(site: Site) -> Iterator[Fault]:
    """Facts and sources that lack a field, for the rule `fact-sourced`."""
    yield from passed_on(site.data.findings, "facts", "sources")


def item_fields(site: Site) -> Iterator[Fault]:
    """An item of the catalogue holds the fields of its type, each of its kind.

    The fields stand in `data/catalogue/<type>/_type.yml`; required ones are there, unknown ones are misspelt.

    Mend: the message names the item, the field and its form.

    Example: `area: 40 ha` where a number is expected.
    """
    yield from passed_on(site.data.findings, "item-fields")


def item_references(view: PageView) -> Iterator[Fault]:
    """What an item or a page refers to exists: other items, sources, types of lists.

    Mend: take the id that the message suggests, or add what is missing.

    Example: `[[items unit]]` on a page when the type is called `units`.
    """
    yield from passed_on(
        insert_faults(view.page, view.site.data.catalogue, view.site.data.facts), "item-references"
    )


def _references(site: Site) -> Iterator[Fault]:
    yield from passed_on(site.data.findings, "item-references")


def interface(site: Site) -> Iterator[Fault]:
    """Every language has every text of the interface.

    `data/ui/<lang>.yml` hold the same keys, and the forms of all units.

    Mend: add the text that the message names, or delete the one that no other language has.

    Example: `notice.stale` is there in Vietnamese and missing in Japanese.
    """
    yield from passed_on(site.data.findings, "interface")


RULES: tuple[Rule, ...] = (
    Rule("item-fields", "data", "site", item_fields, Severity.ERROR, is_ours=True),
    Rule("item-references", "data", "page", item_references, Severity.ERROR, is_ours=True, also=_references),
    Rule("interface", "data", "site", interface, Severity.ERROR, is_ours=True),
)
