"""Settings for servers: written from one source, and in step with what pages say themselves."""

from __future__ import annotations

import re

import pytest

from portal.deploy import PAGE_POLICY, settings_files
from portal.deploy.headers import HEADERS, IMMUTABLE
from portal.site import assets
from project import ROOT, load


@pytest.mark.parametrize("name", ["nginx.conf", "_headers"])
def test_the_committed_settings_are_the_written_ones(name: str) -> None:
    """After a change: `portal deploy`."""
    wanted = settings_files(load(ROOT).config)[name]
    assert (ROOT / "deploy" / name).read_text(encoding="utf-8") == wanted


def test_nothing_stands_in_deploy_that_is_not_written() -> None:
    assert {path.name for path in (ROOT / "deploy").iterdir()} == set(settings_files(load(ROOT).config))


def test_both_settings_have_the_same_headers() -> None:
    files = settings_files(load(ROOT).config)
    nginx = dict(re.findall(r'add_header (\S+) "(.*)" always;', files["nginx.conf"]))
    host = dict(re.findall(r"^  (\S+): (.*)$", files["_headers"].partition(f"/{IMMUTABLE}")[0], re.MULTILINE))
    assert nginx == host == dict(HEADERS)


def test_pages_allow_no_more_than_headers() -> None:
    def parts(policy: str) -> dict[str, set[str]]:
        return {name: set(values) for name, *values in map(str.split, policy.split(";"))}

    page, header = parts(PAGE_POLICY), parts(HEADERS["Content-Security-Policy"])
    assert all(values <= header[name] for name, values in page.items())
    assert page["script-src"] == page["style-src"] == {"'self'"}
    assert not any("unsafe-inline" in value or "'unsafe-eval'" in value for value in HEADERS.values())


def test_what_is_kept_for_good_is_where_assets_are_written() -> None:
    assert f"{assets.FOLDER}/" == IMMUTABLE
