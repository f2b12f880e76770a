"""Length: a translation is about as long as its source."""

from __future__ import annotations

from collections.abc import Iterator

from portal.checks.likeness import weight
from portal.checks.memory import remembered
from portal.checks.partners import there
from portal.checks.rule import Fault, PageView, PairView

# Measured on 199 pages of human translations that stand block for block with their source: 0.75 to 1.24.
_SHORTEST = 400.0
_FACTOR = 1.65


def length(pair: PairView) -> Iterator[Fault]:
    """A translation is about as long as its source.

    Compared are the words of the whole page without code, addresses and HTML, a Chinese character counting
    as three letters and a kana as two; so measured, people translate to between 0.75 and 1.25. Told below
    0.6 and above 1.65, for pages longer than some five lines. A page that is far off may be cut, or hold the
    text twice. Only a warning: there may be good reasons.
    """
    ours, theirs = _weight(pair.source), _weight(pair.target)
    if max(ours, theirs) < _SHORTEST or ours / _FACTOR <= theirs <= ours * _FACTOR:
        return
    at = there(pair, max(1, pair.source.page.body_line))
    share = f"{round(100 * theirs / ours)} % of" if ours else "much more than"
    line = max(1, pair.target.page.body_line)
    yield Fault(line, f"{share} what its source says ({at})", "See whether the text is cut, or stands twice.")


@remembered
def _weight(view: PageView) -> float:
    return weight("".join([block.prose for block in view.document.blocks if block.kind != "code"]))
