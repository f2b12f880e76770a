"""The files of a language as static-i18n makes them, without its arithmetic of paths: it makes every file of every
language three times over, which took half the time until the first page of 2,500 was made."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs_static_i18n import folder

from portal.site.replaced import replaced

_create: Callable[..., File] = folder.create_i18n_file


def localized_quickly() -> AbstractContextManager[None]:
    """Within this, static-i18n makes the files of a language with `localized`."""
    return replaced(folder, "create_i18n_file", localized)


def localized(file: File, lang: str, default: str, languages: Sequence[str], config: MkDocsConfig) -> File:
    """What `create_i18n_file` of static-i18n 1.3.1 returns for a file, as it is when `lang` is built. Those in no
    folder of a language, and those with another name when built, are left to it."""
    locale, _, key = file.src_uri.partition("/")
    home, _, place = file.dest_uri.partition("/")
    if home != locale or locale not in languages or not place or file.name == "README":
        return _create(file, lang, default, languages, config)
    made: Any = File(
        file.src_uri,
        config.docs_dir,
        file.dest_path,
        config.use_directory_urls,
        dest_uri=file.dest_uri,
        inclusion=file.inclusion,
    )
    if locale != lang:
        made.dest_uri = f"{lang}/{place}"
    elif locale == default:
        made.dest_uri = place
    made.abs_dest_path = os.path.normpath(f"{config.site_dir}/{made.dest_uri}")
    made.url = made._get_url(config.use_directory_urls)
    made.alternates = {lang: made}
    made.locale, made.locale_alternate_of, made.localization = locale, lang, locale
    made.norm_src_uri = key
    localized_file: File = made
    return localized_file
