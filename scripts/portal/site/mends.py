"""What no block of the theme's `base.html` lets us change, changed in the finished page.

Each mend names its reason; a test fails when the theme no longer prints what one of them takes away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """`printed` (Material 9.8.1, base.html) becomes `wanted`; `{skip}` in it is the reader's word."""

    reason: str
    printed: re.Pattern[str]
    wanted: str


MENDS = (
    Mend(
        "Checkboxes for a drawer and a search that are not ours; `autocomplete` on them is no valid HTML.",
        re.compile(
            r'<input class="md-toggle" data-md-toggle="drawer"[^>]*>\s*'
            r'<input class="md-toggle" data-md-toggle="search"[^>]*>\s*'
            r'<label class="md-overlay" for="__drawer"></label>\s*'
        ),
        "",
    ),
    Mend(
        "The theme's link skips the beginning, to the first heading, and is absent where there is none.",
        re.compile(r'<div data-md-component="skip">.*?</div>', re.DOTALL),
        '<a class="skip" href="#content">{skip}</a>',
    ),
    Mend(
        "A dialog that only the theme's script fills, and that script is not loaded.",
        re.compile(
            r'<div class="md-dialog" data-md-component="dialog">\s*<div class="[^"]*"></div>\s*</div>\s*'
        ),
        "",
    ),
)


def mended(html: str, skip: str) -> str:
    """A page as the theme prints it, mended; `skip` are the words of the link to the content."""
    for mend in MENDS:
        html = mend.printed.sub(mend.wanted.replace("{skip}", skip).replace("\\", r"\\"), html, count=1)
    return html
