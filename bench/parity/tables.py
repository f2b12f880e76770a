"""The figures as a Markdown table, and as a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.parity.measure import CORE, Measured, Tally, recall, together

HEAD = """# How much the parity check finds

Made by `python -m bench.parity --markdown > documentation/parity.md` (`make bench-parity` prints it too); do not
edit it. Each row is a class of single edits, chosen by a seed, on pages that are clean. An edit is *caught* when
its page has a warning or an error that it had not before, an *error* when that is one. *Our pages* are those of this
repository and a specimen with every part of Markdown; *corpora* are documentation that others translated, where it
is at hand. Rules that need our front matter, facts or glossary are silent there: a dash says that nothing could be
edited. The rules are explained in [rules.md](rules.md)."""

NOT_CAUGHT = (
    "What cannot be caught: no rule compares what sentences mean. A dropped negation, a wrong word that "
    "reads well (east for west) and a fluent sentence that says something else are not found unless a "
    "figure, a name or a term of the glossary is touched; the rows `meaning` measure it. A native "
    "reader finds them, and sign-off is for that. Numbers up to ten are told as notes, because "
    "languages write them as words and counters too (the row `notes`). Both are left out of the totals. "
    "Of the other classes these are missed at times: a last sentence that is short beside its paragraph, a year "
    "changed where the block holds the right one too, sections without ids exchanged, whose headings and links "
    "tell nothing, and a heading of two words left in the source's language."
)


@dataclass(frozen=True, slots=True)
class Speed:
    """A whole process, from call to exit, nothing stored."""

    name: str
    pages: int
    seconds: float


def share(caught: int, made: int) -> str:
    """`0.97`, never rounded up to `1.00`; a dash where nothing was made."""
    return f"{int(100 * caught / made) / 100:.2f}" if made else "–"


def markdown(ours: Sequence[Measured], more: Sequence[Measured], speeds: Sequence[Speed]) -> str:
    """Everything, ready for a page."""
    return "\n".join(
        [HEAD, "", *_classes(ours, more), "", *_totals(ours, more), "", *_untouched((*ours, *more)), "",
         *_speeds(speeds), "", NOT_CAUGHT, ""]
    )  # fmt: skip


def _classes(ours: Sequence[Measured], more: Sequence[Measured]) -> Iterator[str]:
    other = {tally.name: tally for tally in together(more)}
    head = " Corpora | Caught | Recall |" if more else ""
    yield "| Edit | Rules | Edits | Errors | Caught | Recall |" + head
    yield "|---|---|--:|--:|--:|--:|" + ("--:|--:|--:|" if more else "")
    for tally in together(ours):
        row = f"| {tally.name} | {tally.group} | {tally.made} | {tally.errors} | {tally.caught} | "
        row += f"{share(tally.caught, tally.made)} |"
        if more:
            their = other[tally.name]
            row += f" {their.made} | {their.caught} | {share(their.caught, their.made)} |"
        yield row


def _totals(ours: Sequence[Measured], more: Sequence[Measured]) -> Iterator[str]:
    yield "| Recall over | " + " | ".join(["our pages", *(["corpora"] if more else [])]) + " |"
    yield "|---|--:|" + ("--:|" if more else "")
    sets = [tuple(together(one)) for one in (ours, more) if one]
    for name, groups in (
        ("structure, links, figures, language", CORE),
        ("all classes but meaning and notes", ()),
    ):
        yield f"| {name} | " + " | ".join(_of(recall(tallies, *groups)) for tallies in sets) + " |"


def _of(counted: tuple[int, int]) -> str:
    return f"{share(*counted)} ({counted[0]} of {counted[1]})"


def _untouched(measured: Iterable[Measured]) -> Iterator[str]:
    yield "| Untouched pages | pages | without warning or error | errors | warnings | notes |"
    yield "|---|--:|--:|--:|--:|--:|"
    for one in measured:
        counts = " | ".join(str(one.untouched[label]) for label in ("error", "warning", "note"))
        yield f"| {one.name} | {one.pages} | {one.clean} | {counts} |"


def _speeds(speeds: Iterable[Speed]) -> Iterator[str]:
    yield "| A whole process, nothing stored | pages | seconds | pages per second |"
    yield "|---|--:|--:|--:|"
    for speed in speeds:
        yield f"| {speed.name} | {speed.pages} | {speed.seconds:.1f} | {speed.pages / speed.seconds:.0f} |"


def record(measured: Iterable[Measured], speeds: Iterable[Speed]) -> dict[str, Any]:
    """The counts of each set, for `parity.json`."""
    return {
        "sets": [
            {
                "name": one.name,
                "pages": one.pages,
                "clean": one.clean,
                "untouched": dict(sorted(one.untouched.items())),
                "classes": {tally.name: _tally(tally) for tally in one.tallies if tally.made},
            }
            for one in measured
        ],
        "speed": {one.name: {"pages": one.pages, "seconds": round(one.seconds, 1)} for one in speeds},
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "group": tally.group,
        "made": tally.made,
        "errors": tally.errors,
        "caught": tally.caught,
        "rules": dict(sorted(tally.rules.items(), key=lambda row: (-row[1], row[0]))),
    }
