"""`localized` gives a file what static-i18n would give it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs_static_i18n.folder import create_i18n_file

from portal.site.localized import localized

LANGUAGES = ["vi", "en", "zh-Hans"]


@pytest.fixture(scope="module", params=[True, False])
def config(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    root = tmp_path_factory.mktemp("project")
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(f"site_name: Test\nuse_directory_urls: {str(request.param).lower()}\n")
    return load_config(str(root / "mkdocs.yml"))


NAMES = st.sampled_from(["index.md", "README.md", "vi", "en.md", "hai phòng.md", "a&b.md", "x.svg", "a.css"])
FOLDERS = st.sampled_from([*LANGUAGES, "fr", "zh", "assets", "a", "một hai"])


@given(
    folders=st.lists(FOLDERS, max_size=3),
    name=NAMES,
    lang=st.sampled_from(LANGUAGES),
    before=st.sampled_from([None, *LANGUAGES]),
)
def test_as_static_i18n(
    config: MkDocsConfig, folders: list[str], name: str, lang: str, before: str | None
) -> None:
    """Also of a file that was made for another language before."""
    file = File("/".join((*folders, name)), config.docs_dir, config.site_dir, config.use_directory_urls)
    if before:
        file = create_i18n_file(file, before, "vi", LANGUAGES, config)
    ours, theirs = (make(file, lang, "vi", LANGUAGES, config) for make in (localized, create_i18n_file))
    assert ours.alternates.keys() == theirs.alternates.keys() == {lang}
    assert ours.alternates[lang] is ours
    assert _told(ours) == _told(theirs)
    assert Path(ours.abs_dest_path) == Path(theirs.abs_dest_path)


def _told(file: File) -> dict[str, object]:
    names = ("src_uri", "src_dir", "dest_dir", "dest_uri", "abs_src_path", "abs_dest_path", "url", "name")
    more = ("locale", "locale_alternate_of", "localization", "norm_src_uri", "inclusion", "edit_uri")
    return {name: getattr(file, name) for name in (*names, *more)}
