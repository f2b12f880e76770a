"""Whether the pictures of link previews say what their pages say."""

from __future__ import annotations

from collections.abc import Iterator

from portal.cards import cards, drawn_cards, manifest
from portal.checks.rule import Fault
from portal.model import Site

_MEND = "Draw it: `make cards`."


def card_outdated(site: Site) -> Iterator[Fault]:
    """The picture of a section's link preview shows the title that the section has now.

    The pictures are drawn by `make cards` and committed; `data/cards.yml` keeps a hash of the words on each.
    Told are those whose title, site name or banner has changed since, those not drawn yet, and those of pages
    that are gone. A project without pictures has nothing to tell. Mend: `make cards`.
    """
    drawn = drawn_cards(site.config)
    wanted = {card.name: card for card in cards(site)} if drawn else {}
    for name, card in wanted.items():
        line = card.page.meta_lines.get("title", 1)
        if name not in drawn:
            yield Fault(line, f"no picture for link previews ({card.file})", _MEND, page=card.page)
        elif drawn[name] != card.digest:
            message = f"the picture for link previews shows other words ({card.file})"
            yield Fault(line, message, _MEND, page=card.page)
    for name in drawn.keys() - wanted.keys() if wanted else ():
        yield Fault(1, f"`{name}` has no page", _MEND, path=manifest(site.config))
