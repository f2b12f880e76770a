"""What the settings hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Language(NamedTuple):
    """One language of the site: its folder and path (`code`), its name in its own script, its HTML tag, the
    name that the site has in it."""

    code: str
    name: str
    tag: str
    is_source: bool
    site_name: str = ""


class SignOff(NamedTuple):
    """Which pages (`paths`: globs over keys) need the sign-off of which bodies (`by`: organisation ids).

    `enforce` false: an absent sign-off is a note; true: an error, and drafts are refused.
    """

    paths: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    enforce: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """`official` false: the site says that it is a demonstration. `corrections_email` empty: no mail link;
    `edit_url` empty: no link to edit a page, else what stands before its path in the repository."""

    official: bool = False
    corrections_email: str = ""
    edit_url: str = ""
    sign_off: SignOff = field(default_factory=SignOff)
