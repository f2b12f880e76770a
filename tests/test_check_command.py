"""`portal check`, `status` and `diff` as they are called: what they print, and with which code they end."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT, hash_of, with_front, write_files
from repository import commit, init

DAY = "1795132800"  # 20 November 2026
VI = with_front(
    "## Cảng { #port }\n\nCảng có 98 bến, mở ngày 1 tháng 7 năm 2025.\n\nNhà ga rất lớn.\n", "Cảng"
)
EN = "## Port { #port }\n\nThe port has 98 berths and opened on 1 July 2025.\n\nThe terminal is large.\n"
RULES = "--rules=figures,headings,page-missing"


def portal(root: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """(exit code, standard output, standard error)."""
    done = subprocess.run(
        (sys.executable, "-m", "portal", *arguments),
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "SOURCE_DATE_EPOCH": DAY, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    english = with_front(EN.replace("98", "89"), "Port", source=hash_of(VI))
    return write_files(tmp_path / "project", {"docs/vi/port.md": VI, "docs/en/port.md": english})


def test_no_parser_is_imported_before_something_must_be_judged() -> None:
    code = "import sys, portal.cli, portal.checks.request, portal.reporters; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        (sys.executable, "-c", code), env=environment, capture_output=True, text=True, check=True
    )
    heavy = {"babel", "markdown_it", "multiprocessing", "regex", "yaml"}
    heavy |= {
        f"portal.{room}" for room in ("catalogue", "facts", "figures", "language", "markdown", "checks.table")
    }
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--rules=figures",), 1),
        (("--rules=headings",), 0),
        (("--rules=page-missing",), 0),
        (("--rules=page-missing", "--fail-on=warning"), 1),
        (("--rules=headings", "--fail-on=note"), 0),
        (("--rules=figures", "docs/vi"), 0),
        (("--rules=figures", "docs/en/port.md"), 1),
    ],
)
def test_the_exit_code_says_whether_to_mend(root: Path, arguments: tuple[str, ...], code: int) -> None:
    assert portal(root, "check", *arguments)[0] == code


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--rules=figurs"), "unknown rule `figurs`. Did you mean `figures`"),
        (("check", "--explain=figurs"), "unknown rule `figurs`"),
        (("check", "nowhere"), "nowhere: no such file or folder"),
        (("check", "--since=nowhere"), "--since nowhere: this is no git repository"),
        (("check", "--site=nowhere"), "--site nowhere: no such folder"),
        (("check", "--layout=docs"), "`{lang}` expected"),
        (("check", "--source=vi"), "--source and --targets belong to --layout"),
        (("check", "--format=xml"), "xml"),
        (("diff", "fr/port"), "`LANG/KEY` expected, such as `en/index`"),
        (("diff", "en/prot"), "no page of that name. Did you mean `port`?"),
        (("diff", "ja/port"), "not translated into `ja`"),
    ],
)
def test_what_cannot_be_used_ends_with_two(root: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, errors = portal(root, *arguments)
    assert (code, out) == (2, "")
    assert told in errors


def test_outside_of_any_project(tmp_path: Path) -> None:
    for command in (("check",), ("status",), ("diff", "en/port")):
        code, out, errors = portal(tmp_path, *command)
        assert (code, out) == (2, "")
        assert "no mkdocs.yml here or above" in errors


def test_no_page_is_no_silent_zero(tmp_path: Path) -> None:
    write_files(tmp_path, {})
    for command in ("check", "status"):
        code, out, errors = portal(tmp_path, command)
        assert (code, out) == (2, "")
        assert "no Markdown page in the source language `vi`" in errors


def test_all_forms_tell_the_same_finding(root: Path) -> None:
    for name in ("text", "json", "github", "sarif", "markdown"):
        code, out, errors = portal(root, "check", "--rules=figures", f"--format={name}")
        assert (code, errors) == (1, "")
        assert "docs/en/port.md" in out
        assert "98" in out
    assert "\x1b" not in portal(root, "check", "--rules=figures")[1]


def test_json_counts_what_was_looked_at(root: Path) -> None:
    told = json.loads(portal(root, "check", RULES, "--format=json")[1])
    assert told["summary"] == {
        "source": "vi",
        "targets": ["en", "zh", "ja"],
        "pages": 2,
        "pairs": 1,
        "gaps": 2,
        "states": {"current": 1, "stale": 0, "unverified": 0, "missing": 2},
        "findings": {"error": 1, "warning": 2, "note": 0},
    }


def test_a_summary_of_the_run_is_written_where_github_wants_it(root: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    portal(root, "check", "--rules=figures", "--format=github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").startswith("before\n### Parity check\n")


def test_the_rules_are_listed_and_explained(root: Path) -> None:
    code, out, _ = portal(root, "check", "--list")
    assert code == 0
    assert "\nfigures " in out
    code, out, _ = portal(root, "check", "--explain=figures")
    assert code == 0
    assert out.startswith("figures (figures, error)\n\n")


def test_the_reference_of_the_rules_is_what_they_say_now(root: Path) -> None:
    code, out, _ = portal(root, "check", "--list", "--format=markdown")
    assert code == 0
    mend = "run: portal check --list --format markdown > documentation/rules.md"
    assert (ROOT / "documentation" / "rules.md").read_text(encoding="utf-8") == out, mend


def test_a_reader_who_goes_away_is_no_error(root: Path) -> None:
    command = f"{sys.executable} -m portal check --list | head -n 1"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, shell=True, cwd=root, env=environment, capture_output=True, check=True)
    assert done.stderr == b""


def test_a_message_followed_to_the_letter_mends_the_page(root: Path) -> None:
    """An editor who reads only the report mends the page by it."""
    told = json.loads(portal(root, "check", "--format=json", "docs/en")[1])["findings"]
    errors = [finding for finding in told if finding["severity"] == "error"]
    assert [finding["rule"] for finding in errors] == ["figures"]
    (finding,) = errors
    file = root / finding["path"]
    lines = file.read_text(encoding="utf-8").split("\n")
    assert "89" in lines[finding["line"] - 1]
    assert "98" in finding["message"]
    lines[finding["line"] - 1] = lines[finding["line"] - 1].replace("89", "98")
    file.write_text("\n".join(lines), encoding="utf-8")
    assert portal(root, "check", "docs/en")[0] == 0


def on_terminal(root: Path, *arguments: str) -> str:
    """What a person at a terminal sees."""
    leader, follower = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "scripts"),
        "SOURCE_DATE_EPOCH": DAY,
        "TERM": "xterm",
    }
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        (sys.executable, "-m", "portal", *arguments),
        cwd=root,
        env=environment,
        stdout=follower,
        stderr=follower,
    ):
        os.close(follower)
        seen = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux: the other end is closed
                break
            if not part:
                break
            seen += part
    os.close(leader)
    return seen.decode()


def test_colours_are_for_terminals(root: Path) -> None:
    seen = on_terminal(root, "check", "--rules=figures")
    assert "\x1b[1;31merror" in seen
    assert "docs/en/port.md" in seen


# Status


def test_status_tells_every_page_in_every_language(root: Path) -> None:
    write_files(
        root, {"docs/vi/b.md": VI.replace("Cảng", "Phà"), "docs/en/orphan.md": with_front("A.\n", "A")}
    )
    code, out, _ = portal(root, "status")
    assert code == 0
    assert out.splitlines() == [
        "page      en          zh          ja",
        "b.md      missing     missing     missing",
        "port.md   current     missing     missing",
        "",
        "en: 1 of 2 pages translated (50 %); of these 1 current, 0 stale, 0 unverified",
        "zh: 0 of 2 pages translated (0 %); of these 0 current, 0 stale, 0 unverified",
        "ja: 0 of 2 pages translated (0 %); of these 0 current, 0 stale, 0 unverified",
        "",
        "Without a source page:",
        "  docs/en/orphan.md",
    ]


def test_status_as_json_and_markdown(root: Path) -> None:
    told = json.loads(portal(root, "status", "--format=json")[1])
    assert told["languages"]["en"] == {
        "current": 1,
        "stale": 0,
        "unverified": 0,
        "missing": 0,
        "coverage": 1.0,
        "currency": 1.0,
        "drafts": 0,
    }
    states = {"vi": "source", "en": "current", "zh": "missing", "ja": "missing"}
    assert told["pages"] == [{"key": "port.md", "title": "Cảng", "states": states, "drafts": []}]
    out = portal(root, "status", "--format=markdown")[1]
    assert "| en | 1 | 100 % | 1 | 0 | 0 | 0 | 0 |" in out
    assert "| port.md | ✓ | – | – |" in out


# Diff


@pytest.fixture
def drifted(root: Path) -> Path:
    """The source was changed after the translation was made; both states are committed."""
    init(root)
    commit(root)
    text = VI.replace("98 bến", "112 bến").replace("1 tháng 7", "2 tháng 7").replace("rất lớn", "khá lớn")
    write_files(root, {"docs/vi/port.md": text.replace("## Cảng", "Lời đầu.\n\n## Cảng")})
    return root


def test_diff_shows_words_and_what_kind_of_thing_changed(drifted: Path) -> None:
    code, out, _ = portal(drifted, "diff", "en/port")
    assert code == 0
    assert out.splitlines() == [
        "docs/en/port.md is stale.",
        "",
        "docs/vi/port.md:5  paragraph added  [prose]",
        "    {+Lời đầu.+}",
        "",
        "docs/vi/port.md:9  paragraph changed  [figure, date]",
        "    Cảng có [-98-]{+112+} bến, mở [-ngày 1 tháng 7 năm 2025-]{+ngày 2 tháng 7 năm 2025+}.",
        "",
        "docs/vi/port.md:11  paragraph changed  [prose]",
        "    Nhà ga [-rất-]{+khá+} lớn.",
        "",
        "When the translation says the same: portal mark docs/en/port.md",
    ]


def test_diff_takes_the_name_with_its_ending_and_colours_on_a_terminal(drifted: Path) -> None:
    assert portal(drifted, "diff", "en/port.md")[1] == portal(drifted, "diff", "en/port")[1]
    assert "{+" not in on_terminal(drifted, "diff", "en/port")


def test_diff_without_history_says_so(root: Path) -> None:
    write_files(root, {"docs/vi/port.md": VI.replace("98", "112")})
    code, out, _ = portal(root, "diff", "en/port")
    assert code == 0
    assert "What changed is not known: this is no git repository." in out


def test_diff_of_a_page_that_is_current_or_names_no_text(root: Path) -> None:
    assert "It was made from the present text of docs/vi/port.md." in portal(root, "diff", "en/port")[1]
    write_files(root, {"docs/ja/port.md": with_front("港。\n", "港")})
    assert "does not name the text it was made from" in portal(root, "diff", "ja/port")[1]
