"""The settings, read once: `mkdocs.yml` holds the languages, `[tool.portal]` of `pyproject.toml` the rest.

What reads them is imported when it is called: a check with a full cache is over before YAML is imported.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from portal.config.foreign import foreign_languages
from portal.config.values import Language, Settings, SignOff
from portal.finding import ConfigError

__all__ = ["Config", "Language", "Settings", "SignOff", "find_root", "foreign_config", "load_config"]


@dataclass(frozen=True, slots=True)
class Config:
    """What the site is.

    `root` is absolute; `docs` and `data` are posix paths below it; `site_url` ends in `/`; `day` is the one
    day of this run: review dates, notices and expiry are judged by it.
    """

    root: Path
    docs: str
    data: str
    site_url: str
    languages: tuple[Language, ...]
    settings: Settings
    day: date
    layout: str = ""

    @property
    def is_ours(self) -> bool:
        """Whether front matter and data follow our contracts."""
        return not self.layout

    @property
    def content(self) -> Path:
        """The folder around the languages' folders."""
        if self.is_ours:
            return self.root / self.docs
        return self.root / Path(self.layout.partition("{lang}")[0] + "x").parent

    def folder(self, code: str) -> Path:
        """The folder of a language's pages."""
        if self.is_ours:
            return self.root / self.docs / code
        return self.root / self.layout.replace("{lang}", code)

    @property
    def source(self) -> Language:
        """The language every other one is made from."""
        return next(language for language in self.languages if language.is_source)

    @property
    def targets(self) -> tuple[Language, ...]:
        """All languages but the source, in the order of `mkdocs.yml`."""
        return tuple(language for language in self.languages if not language.is_source)

    def language(self, code: str) -> Language:
        """The language of a code; KeyError for another."""
        return {language.code: language for language in self.languages}[code]

    def home(self, code: str) -> str:
        """The path of a language below the site's root: empty for the source, else `en/`."""
        return "" if self.language(code).is_source else f"{code}/"


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds `mkdocs.yml`; ConfigError where there is none."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise ConfigError(f"{start}: no mkdocs.yml here or above. Go to the project's folder and call again")


def load_config(root: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """Read the settings of the project at `root`; ConfigError with all problems at once.

    `SITE_URL` replaces `site_url`; `SOURCE_DATE_EPOCH` (seconds) replaces today.
    """
    from portal.config.mkdocs_yml import read_mkdocs
    from portal.config.tool_portal import read_settings

    problems: list[str] = []
    mkdocs = read_mkdocs(root, environment, problems)
    settings = read_settings(root, problems)
    day = _day(environment, problems)
    if problems or mkdocs is None:
        raise ConfigError(problems)
    return Config(
        root=root.resolve(),
        docs=mkdocs.docs,
        data="data",
        site_url=mkdocs.site_url,
        languages=mkdocs.languages,
        settings=settings,
        day=day,
    )


def foreign_config(
    root: Path,
    layout: str,
    source: str,
    targets: tuple[str, ...],
    environment: Mapping[str, str] = os.environ,
) -> Config:
    """The settings of any tree of Markdown; `layout` is relative to `root`. ConfigError, all of it at once."""
    problems: list[str] = []
    languages = foreign_languages(root, layout, source, targets, problems)
    day = _day(environment, problems)
    if problems:
        raise ConfigError(problems)
    return Config(root.resolve(), "", "", "", languages, Settings(), day, layout)


def _day(environment: Mapping[str, str], problems: list[str]) -> date:
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        problems.append(f"SOURCE_DATE_EPOCH: expected seconds since 1970, found `{epoch}`")
        return date.min
