"""Any tree of Markdown: nothing of ours is asked of it, and nothing is read around it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from portal.checks.request import Request, answer
from portal.config import foreign_config
from portal.finding import ConfigError
from portal.model import State, load_site
from portal.report import Report
from project import write_files

EN = "---\ntitle: Pods\nweight: 3\nsource: x\nchecks: {ignore: []}\nodd: [a]\n---\n\n## Use\n\nIt takes 12 pods.\n"
JA = "---\ntitle: Pod\nsource: x\n---\n\n## 使い方\n\n12個のポッドを使います。\n"


def ask(root: Path, layout: str = "content/{lang}", **more: object) -> Report:
    given = {"source": "en", "targets": ("ja",), "is_cached": False} | more
    return answer(Request(root, layout=layout, **given), 1, lambda done, total: None)  # type: ignore[arg-type]


def told(report: Report) -> list[str]:
    return [f"{finding.rule} {finding.path}:{finding.line}" for finding in report.findings()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"content/en/docs/pods.md": EN, "content/ja/docs/pods.md": JA, "content/en/only.md": "Only.\n"}
    root = write_files(tmp_path / "tree", files)
    (root / "mkdocs.yml").unlink()
    return root


def test_states_are_unverified_or_missing(root: Path) -> None:
    report = ask(root)
    assert report.states == {"unverified": 1, "missing": 1}
    assert (report.pages, report.pairs, report.gaps) == (3, 1, 1)
    assert told(report) == ["page-missing content/en/only.md:1"]


def test_pairs_are_compared(root: Path) -> None:
    (root / "content/ja/docs/pods.md").write_text(JA.replace("12個", "21個").replace("## ", "### "), "utf-8")
    assert "figures content/ja/docs/pods.md:8" in told(ask(root))
    assert "headings content/ja/docs/pods.md:6" in told(ask(root))


def test_settings_and_data_of_the_current_folder_are_not_read(root: Path) -> None:
    before = told(ask(root))
    write_files(
        root,
        {
            "mkdocs.yml": "{",
            "pyproject.toml": "[",
            "data/facts/a.yml": "a: {",
            "glossary.yml": "terms: [{en: pods, class: term, forbidden: {ja: [ポッド]}}]\n",
            "data/glossary.yml": "terms: [{en: pods, class: term, forbidden: {ja: [ポッド]}}]\n",
        },
    )
    assert told(ask(root)) == before


def test_paths_are_relative_to_the_current_folder_wherever_the_tree_lies(root: Path) -> None:
    inside, outside = root / "content", root.parent / "elsewhere"
    outside.mkdir()
    assert told(ask(inside, "{lang}")) == ["page-missing en/only.md:1"]
    assert told(ask(outside, "../tree/content/{lang}")) == ["page-missing ../tree/content/en/only.md:1"]
    assert told(ask(outside, f"{root}/content/{{lang}}")) == ["page-missing ../tree/content/en/only.md:1"]


@pytest.mark.parametrize("layout", ["docs-{lang}", "{lang}/docs", "i18n/{lang}/x-{lang}/current"])
def test_the_language_may_stand_anywhere(tmp_path: Path, layout: str) -> None:
    files = {f"{layout.replace('{lang}', lang)}/a.md": text for lang, text in (("en", EN), ("ja", JA))}
    assert ask(write_files(tmp_path, files), layout).states == {"unverified": 1}


@pytest.mark.parametrize(
    "text",
    [
        "+++\ntitle = 'x'\n+++\n\n{{< youtube x >}}\n\n{{% note %}}\nA.\n{{% /note %}}\n",
        "---\n\nA rule at the top, and another.\n\n---\n\nB.\n",
        "import X from './x'\n\n<X.Y prop={a => `${b}`} />\n\n:::tip\nA.\n:::\n",
        '=== "Tab"\n\n    A.\n\n!!! danger "x"\n    B.\n\n--8<-- "x.md"\n',
        "{% include 'x' %}\n\n[[_TOC_]]\n\n$$\nx^2\n$$\n\n```mermaid\ngraph\n```\n",
        "<FrameworkSwitchCourse {fw} />\n\n# A [[a]]\n\n<Tip>\n\nB\n\n</Tip>\n",
        "---\r\ntitle: x\r\n---\r\nA.\r\n",
        "title: x\ndate: y\n\nA.\n",
    ],
)
def test_a_page_is_at_one_with_itself_in_any_dialect(tmp_path: Path, text: str) -> None:
    files = {"en/a.md": text, "fr/a.md": text.replace("A.", "É.").replace("B.", "È.")}
    report = ask(write_files(tmp_path, files), "{lang}", targets=("fr",))
    assert [finding for finding in told(report) if not finding.startswith("leftover")] == []


def test_variants_of_a_language(tmp_path: Path) -> None:
    files = {"en/a.md": "Port.\n", "zh-cn/a.md": "港口。\n", "zh_hant/a.md": "港口與倉庫。\n"}
    report = ask(write_files(tmp_path, files), "{lang}", targets=("zh-cn", "zh_hant"))
    assert told(report) == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"layout": "content"}, "`{lang}` expected"),
        ({"source": ""}, "the languages are missing"),
        ({"targets": ()}, "the languages are missing"),
        ({"source": "no"}, "content/no: no such folder"),
        ({"targets": ("ja", "ja")}, "`ja` stands twice"),
        ({"targets": ("en",)}, "`en` stands twice"),
        ({"targets": ("日本",)}, "`日本` is no language tag"),
        ({"since": "main"}, "--since"),
        ({"rules": ("figurs",)}, "unknown rule `figurs`. Did you mean `figures`"),
        ({"paths": (Path("nowhere"),)}, "nowhere: no such file"),
        ({"paths": (Path("/"),)}, "lies outside"),
        ({"built": Path("site")}, "--site is the project's own"),
    ],
)
def test_what_cannot_be_used_is_told(root: Path, given: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        ask(root, **given)  # type: ignore[arg-type]
    assert message in str(error.value)


def test_nothing_found_is_no_finding(tmp_path: Path) -> None:
    for lang in ("en", "ja"):
        (tmp_path / lang).mkdir()
    with pytest.raises(ConfigError, match="no Markdown page in the source language `en`"):
        ask(tmp_path, "{lang}")


def test_the_model_of_a_foreign_tree(root: Path) -> None:
    site = load_site(foreign_config(root, "content/{lang}", "en", ("ja",)))
    assert site.pages[("en", "docs/pods.md")].meta == {"title": "Pods"}
    assert [pair.state for pair in site.pairs()] == [State.UNVERIFIED]
    assert site.findings == ()
    assert json.dumps(sorted(site.facts.facts)) == "[]"


def test_the_cache_of_a_tree_stands_below_the_project_or_the_users_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(root.parent / "home"))
    ask(root, is_cached=True)
    assert not (root / ".cache").exists()
    assert (root.parent / "home/.cache/portal/check").is_dir() or os.name == "nt"
