"""What reading the catalogue finds, as rules: the readers find it, these rows explain it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.rule import Fault, Rule
from portal.finding import Severity
from portal.model import Site


def item_type(site: Site) -> Iterator[Fault]:
    """A catalogue type says what its items are: `_type.yml` is complete and names only what exists.

    Each field has a kind and a label; a choice has its list, a number its unit, a reference its type.
    Columns, filters, the sheet and the declarations (`place`, `occurs`, `totals`, `agree`) name fields of the
    type; `page` names a page.

    Mend: the message names what is missing and the form to write.

    Example: `list: {columns: [nmae]}` where the field is called `name`.
    """
    yield from _told(site, "item-type")


def coordinates(site: Site) -> Iterator[Fault]:
    """A position lies on Earth, and in the window that the type names in `place`.

    Mend: exchange latitude and longitude, or correct the digits. A place outside the window needs a wider one
    in `_type.yml`.

    Example: `{lat: "106.68", lon: "20.86"}` for a place in Hải Phòng.
    """
    yield from _told(site, "coordinates")


def _told(site: Site, slug: str) -> Iterator[Fault]:
    for finding in site.findings:
        if finding.rule == slug:
            yield Fault(
                finding.line, finding.message, finding.hint, path=finding.path, severity=finding.severity
            )


RULES: tuple[Rule, ...] = (
    Rule("item-type", "data", "site", item_type, Severity.ERROR, is_ours=True),
    Rule("coordinates", "data", "site", coordinates, Severity.ERROR, is_ours=True),
)
