"""Whether the translations of an item were made from its present text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from portal.checks.rule import Fault, Rule
from portal.finding import Severity
from portal.model import ItemTranslation, Site, State


def item_stale(site: Site) -> Iterator[Fault]:
    """The translations of an item were made from its present Vietnamese text.

    `translated_from` holds, for each language, the hash of the text that the translation was made from. A
    changed number, date or choice makes nothing stale: it stands once. An item without the hash of a language
    is a note.

    Mend: compare the texts of the languages named, then run `portal mark FILE#ID`, or paste the line that the
    hint gives.

    Example: the Vietnamese `summary` was rewritten, the Japanese was not.
    """
    stale: dict[tuple[str, str, State], list[ItemTranslation]] = defaultdict(list)
    for one in site.item_translations():
        if one.state in (State.STALE, State.UNVERIFIED):
            stale[one.item.path, one.item.id, one.state].append(one)
    for (path, id_, state), found in stale.items():
        item = found[0].item
        langs = [one.lang for one in found]
        kept = {lang: hash_ for lang, hash_ in item.translated_from.items() if lang not in langs}
        order = [language.code for language in site.config.targets]
        hashes = sorted(
            (kept | dict.fromkeys(langs, item.hash)).items(), key=lambda pair: order.index(pair[0])
        )
        line = f"translated_from: {{{', '.join(f'{lang}: {hash_}' for lang, hash_ in hashes)}}}"
        names = ", ".join(site.config.language(lang).name for lang in langs)
        told = (
            "made from an earlier text" if state is State.STALE else "not known which text it was made from"
        )
        yield Fault(
            item.line_of("translated_from"),
            f"{id_}: {told}: {names}",
            f"Compare them, then write `{line}`, or run `portal mark`.",
            path=path,
            severity=Severity.WARNING if state is State.STALE else Severity.NOTE,
        )


RULES: tuple[Rule, ...] = (Rule("item-stale", "data", "site", item_stale, Severity.WARNING, is_ours=True),)
