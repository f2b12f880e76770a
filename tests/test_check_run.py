"""What is asked of the rules, and what is remembered of their answers."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from portal.cache import Store
from portal.checks import RULES, Way, check, report
from portal.checks.rule import Fault, PageView, PairView, Rule
from portal.config import foreign_config
from portal.finding import Finding, Severity
from portal.model import Site, load_site
from portal.report import Report
from project import ROOT, hash_of, load, with_front, write_files
from repository import commit, init

VI = with_front("Một [hai](b.md#two).\n", "Một")
B = with_front("## Hai { #two }\n", "Hai")


class Asked:
    """Rules that note what they are asked, and tell what they are made to."""

    def __init__(self) -> None:
        self.places: list[str] = []

    def page(self, view: PageView) -> Iterator[Fault]:
        """Pages."""
        self.places.append(f"{view.page.lang}/{view.page.key}")
        yield Fault(view.page.body_line, view.page.body.strip())

    def links(self, view: PageView) -> Iterator[Fault]:
        """Looks at another page."""
        self.places.append(f"links {view.page.lang}/{view.page.key}")
        for link in view.document.links:
            key, _, anchor = link.target.partition("#")
            other = view.beside(view.page.lang, key)
            if other is None:
                yield Fault(link.line, f"no {key}")
            elif anchor not in other.document.anchors:
                yield Fault(link.line, f"no {anchor}")

    def pair(self, view: PairView) -> Iterator[Fault]:
        """Pairs."""
        self.places.append(f"pair {view.target.page.lang}/{view.target.page.key}")
        yield Fault(1, f"{view.state} {view.source.page.title}", source_line=2)

    def site(self, site: Site) -> Iterator[Fault]:
        """The site."""
        self.places.append("site")
        titles = [page.title for page in site.pages.values()]
        yield Fault(1, " ".join(titles), path="mkdocs.yml")

    def rules(self, *names: str) -> list[Rule]:
        walks = {"page": "page", "links": "page", "pair": "pair", "site": "site"}
        return [
            Rule(f"x-{name}", "x", walks[name], getattr(self, name), Severity.WARNING)  # type: ignore[arg-type]
            for name in names or walks
        ]


def run(
    root: Path,
    asked: Asked,
    *names: str,
    store: Path | None = None,
    site: Callable[[Path], Site] = load,
    **way: object,
) -> Report:
    """One run as a process makes it: a new store, a new site."""
    kept = Store(store) if store else None
    told = report(site(root), lambda: asked.rules(*names), Way(kept, **way))  # type: ignore[arg-type]
    if kept:
        kept.save(is_complete=True)
    return told


def messages(told: Report) -> list[str]:
    return [f"{finding.path}:{finding.line}: {finding.message}" for finding in told.findings()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"docs/vi/a.md": VI, "docs/vi/b.md": B, "docs/en/b.md": with_front("Two.\n", "Two")}
    return write_files(tmp_path / "project", files)


def test_every_page_and_pair_is_asked_once(root: Path) -> None:
    asked = Asked()
    told = run(root, asked, "page", "pair", "site")
    assert asked.places == ["vi/a.md", "vi/b.md", "en/b.md", "pair en/b.md", "site"]
    assert messages(told) == [
        "docs/en/b.md:1: unverified Hai",
        "docs/en/b.md:5: Two.",
        "docs/vi/a.md:5: Một [hai](b.md#two).",
        "docs/vi/b.md:5: ## Hai { #two }",
        "mkdocs.yml:1: Một Hai Two",
    ]
    assert (told.pages, told.pairs, told.gaps) == (3, 1, 5)
    assert told.pairs + told.gaps == 2 * 3


def test_a_finding_names_both_places(root: Path) -> None:
    finding = next(run(root, Asked(), "pair").findings())
    assert (finding.lang, finding.key, str(finding.source)) == ("en", "b.md", "docs/vi/b.md:2")


def test_a_second_run_asks_nothing_and_says_the_same(root: Path, tmp_path: Path) -> None:
    first, second = Asked(), Asked()
    told = run(root, first, store=tmp_path / "store")
    again = run(root, second, store=tmp_path / "store")
    assert second.places == []
    assert again == told


def test_only_what_changed_is_asked_again(root: Path, tmp_path: Path) -> None:
    run(root, Asked(), store=tmp_path / "store")
    (root / "docs/vi/a.md").write_text(VI.replace("Một [", "Mốt ["), encoding="utf-8")
    asked = Asked()
    told = run(root, asked, store=tmp_path / "store")
    assert asked.places == ["vi/a.md", "links vi/a.md", "site"]
    assert messages(told) == messages(run(root, Asked()))


def as_foreign(root: Path) -> Site:
    """The same pages as a tree that is not ours: no hash of the text is known of them."""
    return load_site(foreign_config(root, "docs/{lang}", "vi", ("en",)))


foreign = partial(run, site=as_foreign)


def test_the_site_is_asked_again_when_a_page_says_another_thing_of_itself(root: Path, tmp_path: Path) -> None:
    foreign(root, Asked(), store=tmp_path / "store")
    edits = [(VI.replace("Một [", "Mốt ["), []), (VI.replace("title: Một", "title: Mốt"), ["site"])]
    for text, again in edits:
        (root / "docs/vi/a.md").write_text(text, encoding="utf-8")
        asked = Asked()
        told = foreign(root, asked, store=tmp_path / "store")
        assert asked.places == ["vi/a.md", "links vi/a.md", *again]
        assert messages(told) == messages(foreign(root, Asked()))
    (root / "docs/vi/c.md").write_text(B, encoding="utf-8")
    told = foreign(root, Asked(), store=tmp_path / "store")
    assert messages(told) == messages(foreign(root, Asked()))


def test_a_rule_over_the_site_that_opens_pages_is_asked_each_time(root: Path, tmp_path: Path) -> None:
    class Opening(Asked):
        def site(self, site: Site) -> Iterator[Fault]:
            self.places.append("site")
            yield Fault(1, " ".join(page.body.strip() for page in site.pages.values()), path="mkdocs.yml")

    foreign(root, Opening(), "site", store=tmp_path / "store")
    (root / "docs/vi/a.md").write_text(VI.replace("Một [", "Mốt ["), encoding="utf-8")
    told = foreign(root, Opening(), "site", store=tmp_path / "store")
    assert messages(told) == messages(foreign(root, Opening(), "site"))
    assert "Mốt" in messages(told)[0]


@pytest.mark.parametrize("path", ["docs/vi/b.md", "docs/vi/a.md", "docs/en"])
def test_what_is_kept_of_the_site_is_not_taken_for_some_of_its_pages(
    root: Path, tmp_path: Path, path: str
) -> None:
    for paths in ((), (path,), ("docs/vi/a.md",), ()):
        told = foreign(root, Asked(), "page", "site", store=tmp_path / "store", paths=paths)
        assert messages(told) == messages(foreign(root, Asked(), "page", "site", paths=paths))


def test_a_page_is_asked_again_when_another_changed_that_it_asked_for(root: Path, tmp_path: Path) -> None:
    assert not messages(run(root, Asked(), "links", store=tmp_path / "store"))
    (root / "docs/vi/b.md").write_text(B.replace("#two", "#zwei"), encoding="utf-8")
    assert messages(run(root, Asked(), "links", store=tmp_path / "store")) == ["docs/vi/a.md:5: no two"]
    (root / "docs/vi/b.md").unlink()
    assert messages(run(root, Asked(), "links", store=tmp_path / "store")) == ["docs/vi/a.md:5: no b.md"]
    (root / "docs/vi/b.md").write_text(B, encoding="utf-8")
    assert messages(run(root, Asked(), "links", store=tmp_path / "store")) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/facts/a.yml", "{}\n"),
        ("pyproject.toml", "[tool.portal]\nofficial = true\n"),
        ("docs/assets/a.svg", "<svg/>"),
        ("docs/vi/img/a.svg", "<svg/>"),
        ("overrides/home.html", ""),
    ],
)
def test_everything_is_asked_again_when_the_rest_changes(
    root: Path, tmp_path: Path, path: str, text: str
) -> None:
    run(root, Asked(), store=tmp_path / "store")
    write_files(root, {path: text})
    asked = Asked()
    run(root, asked, store=tmp_path / "store")
    assert len(asked.places) == len(set(asked.places)) == 3 + 3 + 1 + 1


def test_another_day_is_another_answer(root: Path, tmp_path: Path) -> None:
    run(root, Asked(), store=tmp_path / "store")
    asked, site = Asked(), load(root)
    later = replace(site, config=replace(site.config, day=site.config.day.replace(day=21)))
    report(later, lambda: asked.rules("page"), Way(Store(tmp_path / "store")))
    assert len(asked.places) == 3


def test_a_damaged_store_is_as_none(root: Path, tmp_path: Path) -> None:
    told = run(root, Asked(), store=tmp_path / "store")
    for part in (tmp_path / "store").glob("*.part"):
        part.write_bytes(part.read_bytes()[:-30] + b"x" * 30)
    assert run(root, Asked(), store=tmp_path / "store") == told


def test_once_history_knows_a_text_the_page_is_asked(root: Path, tmp_path: Path) -> None:
    earlier = with_front("## Cũ { #two }\n", "Cũ")
    write_files(root, {"docs/en/b.md": with_front("Two.\n", "Two", source=hash_of(earlier))})
    told = run(root, Asked(), "pair", store=tmp_path / "store")
    assert (messages(told), len(told.notes)) == ([], 1)
    init(root)
    write_files(root, {"docs/vi/b.md": earlier})
    commit(root)
    write_files(root, {"docs/vi/b.md": B})
    told = run(root, Asked(), "pair", store=tmp_path / "store")
    assert (messages(told), told.notes) == (["docs/en/b.md:1: stale Cũ"], ())


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_processes_say_the_same(tmp_path: Path, workers: int) -> None:
    files = {
        f"docs/{lang}/{number}.md": with_front(f"Câu {number}.\n", f"{lang}{number}")
        for number in range(60)
        for lang in ("vi", "en")
    }
    root = write_files(tmp_path, files)
    assert messages(run(root, Asked(), workers=workers)) == messages(run(root, Asked()))


def test_a_rule_that_raises_is_a_bug_that_shows(tmp_path: Path) -> None:
    def broken(view: PageView) -> Iterator[Fault]:
        """Broken."""
        raise ZeroDivisionError
        yield

    root = write_files(tmp_path, {f"docs/vi/{number}.md": VI for number in range(60)})
    rule = Rule("x-broken", "x", "page", broken, Severity.ERROR)
    for workers in (1, 2):
        with pytest.raises(ZeroDivisionError):
            report(load(root), lambda: [rule], Way(workers=workers))


def test_a_process_that_is_killed_takes_nothing_with_it(tmp_path: Path) -> None:
    first = os.getpid()

    def deadly(view: PageView) -> Iterator[Fault]:
        """Kills the process that was started to ask it, on one page."""
        if view.page.key == "7.md" and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Fault(1, view.page.title)

    files = {f"docs/vi/{number}.md": with_front("Câu.\n", f"Trang {number}") for number in range(120)}
    root = write_files(tmp_path, files)
    rule = Rule("x-deadly", "x", "page", deadly, Severity.ERROR)
    told = report(load(root), lambda: [rule], Way(workers=2))
    assert sorted(finding.message for finding in told.findings()) == sorted(
        f"Trang {number}" for number in range(120)
    )


def test_paths_limit_what_is_asked_and_told(root: Path) -> None:
    asked = Asked()
    told = run(root, asked, "page", "pair", paths=("docs/en",))
    assert asked.places == ["vi/b.md", "en/b.md", "pair en/b.md"]
    assert {finding.path for finding in told.findings()} == {"docs/en/b.md"}


def test_a_way_of_a_whole_language_is_told_once(tmp_path: Path) -> None:
    files = {}
    for number in range(10):
        source = with_front(f"## Cảng {number} {{ #port }}\n", f"Cảng {number}")
        files[f"docs/vi/{number}.md"] = source
        files[f"docs/ja/{number}.md"] = with_front(f"## 港{number}\n", f"港{number}", source=hash_of(source))
    rules = [rule for rule in RULES if rule.slug == "heading-ids-equal"]
    site = load(write_files(tmp_path, files))
    (finding,) = check(site, rules)
    assert finding.path == "docs/ja/0.md"
    assert "10 of 10 pages in `ja`" in finding.hint
    assert len(list(report(site, lambda: rules, Way(paths=("docs/ja/3.md",))).findings())) == 1


def test_findings_survive_the_store_as_they_are(root: Path, tmp_path: Path) -> None:
    odd = Finding("r", Severity.NOTE, "docs/vi/a.md", 3, 'a "b"\\\n\u2028 đ 𠀀', "h", "vi", "a.md")

    def rule(view: PageView) -> Iterator[Fault]:
        """Odd."""
        if view.page.path == odd.path:
            yield Fault(odd.line, odd.message, odd.hint, severity=odd.severity)

    rules = [Rule("r", "x", "page", rule, Severity.ERROR)]
    for _ in range(2):
        store = Store(tmp_path / "store")
        told = report(load(root), lambda: rules, Way(store))
        store.save(is_complete=True)
        assert list(told.findings()) == [odd]


def test_this_repository_has_no_error_but_those_that_are_known() -> None:
    """The rules run over the project's own content; what they find is mended there, see CONTRIBUTING."""
    assert [
        finding
        for finding in check(load(ROOT), RULES)
        if finding.rule
        in ("unreadable", "front-matter", "suppression", "item-fields", "item-references", "interface")
    ] == []
