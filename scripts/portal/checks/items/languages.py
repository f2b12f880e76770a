"""Whether every text of an item, and every label of a type, stands in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.catalogue import Item, ItemType
from portal.checks.rule import Fault, Rule
from portal.config import Language
from portal.finding import Severity
from portal.model import Site


def item_languages(site: Site) -> Iterator[Fault]:
    """Every text of an item stands in every language, and every label of its type.

    Compared are the fields of kind text, markdown and address, and the notes of a history. A name may lack a
    language: it stays Vietnamese there, and is marked so. An item that has some of its texts in a language is
    an error (its readers get all of it in Vietnamese); one that has none is a warning; a type that has none
    at all is one warning.

    Mend: write the text below the field, or delete the others of that language.

    Example: `summary: {vi: …, en: …, zh: …}` on a site with Japanese.
    """
    for kind in site.catalogue.types.values():
        items = tuple(item for item in site.catalogue.items[kind.id].values() if item.texts)
        for language in site.config.targets:
            missing = {item.id: item.missing(language.code) for item in items}
            if items and all(len(missing[item.id]) == len(item.texts) for item in items) and len(items) > 1:
                message = f"no item of `{kind.id}` has a text in {language.name}"
                yield Fault(1, message, "Translate them, or leave it so: they are shown in the source.",
                            path=kind.path, severity=Severity.WARNING)  # fmt: skip
                continue
            for item in items:
                if missing[item.id]:
                    yield _fault(item, language, missing[item.id])
        yield from _labels(site, kind)


def _fault(item: Item, language: Language, missing: tuple[tuple[str | int, ...], ...]) -> Fault:
    is_whole = len(missing) == len(item.texts)
    names = ", ".join(f"`{'.'.join(map(str, steps))}`" for steps in missing)
    told = "has no text" if is_whole else f"lacks {names}"
    hint = f"Write `{language.code}: …` below {names}."
    severity = Severity.WARNING if is_whole else Severity.ERROR
    line = item.line if is_whole else item.line_of(*missing[0])
    return Fault(line, f"{item.id}: {told} in {language.name}", hint, path=item.path, severity=severity)


def _labels(site: Site, kind: ItemType) -> Iterator[Fault]:
    labels: dict[tuple[str, ...], Mapping[str, str]] = {("label",): kind.label}
    for field in kind.fields.values():
        labels["fields", field.name, "label"] = field.label
        if field.kind == "choice":
            labels |= {("fields", field.name, "of", code): texts for code, texts in field.of.items()}
    for language in site.config.targets:
        lacking = [steps for steps, texts in labels.items() if language.code not in texts]
        if lacking:
            told = ", ".join(f"`{steps[-1]}`" if len(steps) < 3 else f"`{steps[1]}`" for steps in lacking)
            message = f"no label in {language.name}: {', '.join(dict.fromkeys(told.split(', ')))}"
            hint = f"Write `{language.code}: …` in `_type.yml`."
            yield Fault(kind.line_of(*lacking[0]), message, hint, path=kind.path, severity=Severity.WARNING)


RULES: tuple[Rule, ...] = (
    Rule("item-languages", "data", "site", item_languages, Severity.ERROR, is_ours=True),
)
