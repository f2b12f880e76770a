"""What the portal reads of `mkdocs.yml`: the languages, the address, the folder of the content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.config.values import Language
from portal.finding import nearest
from portal.language import traits_for
from portal.yamltext import YamlText, read_yaml

FILE = "mkdocs.yml"

# MkDocs 1.6.1, user guide "Configuration"; MkDocs only warns of others.
_MKDOCS_KEYS = """
    INHERIT copyright dev_addr docs_dir draft_docs edit_uri edit_uri_template exclude_docs extra extra_css
    extra_javascript extra_templates hooks markdown_extensions mdx_configs nav not_in_nav pages plugins
    remote_branch remote_name repo_name repo_url site_author site_description site_dir site_name site_url
    strict theme use_directory_urls validation watch
"""
# mkdocs-static-i18n 1.3.1, config.py
_I18N_KEYS = """
    build_only_locale docs_structure enabled fallback_to_default languages reconfigure_material
    reconfigure_search
"""
_LANGUAGE_KEYS = """
    admonition_translations build copyright default extra fixed_link link locale name nav nav_translations
    site_author site_description site_name site_url theme
"""


@dataclass(frozen=True, slots=True)
class MkDocs:
    """The part of `mkdocs.yml` that is ours to know."""

    docs: str
    site_url: str
    languages: tuple[Language, ...]


def read_mkdocs(root: Path, environment: Mapping[str, str], problems: list[str]) -> MkDocs | None:
    """Read `root/mkdocs.yml`; every problem is appended, None where nothing can be used."""

    def value_of(names: Any) -> Any:
        """`!ENV NAME` and `!ENV [NAME, …, default]`, as MkDocs reads them."""
        listed = names if isinstance(names, list) else [names, None]
        return next((environment[name] for name in listed[:-1] if name in environment), listed[-1])

    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{FILE}: cannot be read: {error}")
        return None
    document = read_yaml(text, tags={"!ENV": value_of})
    before = len(problems)
    problems.extend(f"{FILE}:{line}: {message}" for line, message in document.problems)
    if not isinstance(document.value, dict):
        if len(problems) == before:
            problems.append(f"{FILE}:1: expected settings (`key: value`), found none")
        return None
    _unknown_keys(document, (), _MKDOCS_KEYS, problems)
    docs = str(document.value.get("docs_dir", "docs"))
    languages = _languages(document, root / docs, docs, problems)
    site_url = _site_url(document, environment, problems)
    return MkDocs(docs, site_url, languages) if len(problems) == before else None


def _unknown_keys(document: YamlText, steps: tuple[str | int, ...], listed: str, problems: list[str]) -> None:
    known = listed.split()
    mapping: Any = document.value
    for step in steps:
        mapping = mapping[step]
    for key in mapping:
        if key not in known:
            where = document.line(*steps, key)
            problems.append(f"{FILE}:{where}: unknown key `{key}`. {nearest(key, known)}")


def _site_url(document: YamlText, environment: Mapping[str, str], problems: list[str]) -> str:
    given = "SITE_URL" in environment
    url = environment["SITE_URL"] if given else document.value.get("site_url")
    place = "SITE_URL" if given else f"{FILE}:{document.line('site_url')}: site_url"
    parts = urlsplit(str(url or ""))
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        problems.append(
            f"{place}: expected an absolute address such as `https://example.org/`, found `{url}`"
        )
    return str(url).rstrip("/") + "/"


def _languages(document: YamlText, folder: Path, docs: str, problems: list[str]) -> tuple[Language, ...]:
    steps = _i18n_steps(document)
    if steps is None:
        problems.append(
            f"{FILE}:{document.line('plugins')}: the plugin `i18n` is missing, which lists the languages"
        )
        return ()
    _unknown_keys(document, steps, _I18N_KEYS, problems)
    options = document.value["plugins"][steps[1]]["i18n"]
    line = document.line(*steps, "docs_structure")
    if options.get("docs_structure") != "folder":
        problems.append(f"{FILE}:{line}: `docs_structure: folder` expected: each language has its own folder")
    entries = options.get("languages")
    if not isinstance(entries, list) or not entries:
        problems.append(
            f"{FILE}:{document.line(*steps, 'languages')}: `languages` expected: a list of one or more"
        )
        return ()
    languages = tuple(
        language
        for index, entry in enumerate(entries)
        if (language := _language(document, (*steps, "languages", index), entry, problems))
    )
    sources = [language.code for language in languages if language.is_source]
    where = document.line(*steps, "languages")
    if len(sources) != 1:
        problems.append(
            f"{FILE}:{where}: one language with `default: true` (the source) expected, found {len(sources)}"
        )
    for code in sorted({language.code for language in languages}):
        if [language.code for language in languages].count(code) > 1:
            problems.append(f"{FILE}:{where}: the language `{code}` stands twice")
    problems.extend(
        f"{docs}/{code}: the folder of the source language is missing"
        for code in sources
        if not (folder / code).is_dir()
    )
    return languages


def _i18n_steps(document: YamlText) -> tuple[str | int, ...] | None:
    plugins = document.value.get("plugins")
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict):
            return ("plugins", index, "i18n")
    return None


def _language(
    document: YamlText, steps: tuple[str | int, ...], entry: Any, problems: list[str]
) -> Language | None:
    line = document.line(*steps)
    if not isinstance(entry, dict):
        problems.append(f"{FILE}:{line}: a language is `locale: …` with `name: …`, found `{entry}`")
        return None
    _unknown_keys(document, steps, _LANGUAGE_KEYS, problems)
    if missing := [key for key in ("locale", "name") if not isinstance(entry.get(key), str)]:
        problems.append(f"{FILE}:{line}: a language needs {' and '.join(f'`{key}: …`' for key in missing)}")
        return None
    if entry.get("build") is False:
        return None
    code = entry["locale"]
    site_name = str(entry.get("site_name") or document.value.get("site_name") or "")
    return Language(code, entry["name"], traits_for(code).html_tag, entry.get("default") is True, site_name)
