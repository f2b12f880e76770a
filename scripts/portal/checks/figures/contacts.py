"""The rule about telephones, e-mail addresses, opening hours and house numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.figures.places import places_of
from portal.checks.figures.stated import passages
from portal.checks.figures.wording import faults
from portal.checks.rule import Fault, PairView

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def contacts(pair: PairView) -> Iterator[Fault]:
    """Every telephone, e-mail address, hour and house number of the source stands in the translation.

    Telephones are compared in digits, with or without the code of the country: `(0225) 3842 000` is
    `+84 225 3842 000`; hours by the clock: `13h30` is `1:30 pm`; e-mail addresses letter by letter. Of
    postal addresses only the house number is compared: the names around it have other forms in other scripts.

    Mend: copy them from the source; what is wrong there is mended there first.

    Example: `ubnd@example.vn` and `unbd@example.vn`.
    """
    yield from faults(pair, "contacts")
    yield from _mail(pair)


def _mail(pair: PairView) -> Iterator[Fault]:
    writing = [passage for passage in passages(pair.source) if "@" in passage.text]
    here = [(passage, _MAIL.findall(passage.text)) for passage in writing]
    known = {address for _, addresses in here for address in addresses}
    if not known:
        return
    ours, theirs = places_of(pair)
    partners = {theirs[passage.position]: passage for passage in passages(pair.target)}
    there = {address for passage in partners.values() for address in _MAIL.findall(passage.text)}
    for passage, addresses in here:
        partner = partners.get(ours[passage.position])
        if partner is None or ours[passage.position].block is None:
            continue
        instead = [address for address in _MAIL.findall(partner.text) if address not in known]
        for address in dict.fromkeys(addresses):
            if address not in there:
                place = f"“{address}” ({pair.source.page.path}:{passage.line})"
                found = instead.pop(0) if instead else ""
                message = f"expected {place}, found “{found}”" if found else f"{place} is missing"
                hint = "E-mail addresses are copied letter by letter."
                yield Fault(partner.line, message, hint, partner.text, passage.line)
