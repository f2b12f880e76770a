"""All rules at once over generated content: whatever stands there, no rule crashes, hangs or tells a wrong place.

10,000 generated pages in all by default: half of them sources, half translations. `PORTAL_EXAMPLES=20` makes
twenty times as many.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.checks import RULES, check, links, structure
from portal.finding import decode, encode
from project import MKDOCS, hash_of, load, with_front, write_files

EXAMPLES = int(os.environ.get("PORTAL_EXAMPLES", "1"))
PAGES = 25  # pairs in one project: reading settings and data costs more than judging a small page

PARTS = """
# |## Một { #mot }|### 交通{#x}|- |1. |    |> || a | b ||\\|---|---|\\||```py|```|~~~|!!! note|
!!! 注意 "T"|=== "T"|
[a](b.md#c)|[b](<../../../..>)|[](.)|![](d.png)|![alt](a.png){ w=1 }|[^1]|[^1]: n|<a id=x>|<!--|-->|--8<-- 'x'|
<script>x</script>|<img src=x onerror=y>|[x](javascript:y)|<iframe src="//z">|&#106;avascript:|
{{ id }}|{{ city.value }}|
\\{{|{% x %}|Hải Phòng|98 bến|1.234,5 tỷ đồng|12,5%|ngày 1 tháng 7 năm 2025|31/2021/NĐ-CP|0225 3 822 888|MẬT|
a@b.example|012345678901|海防|12万|１２|2025年7月1日|ハイフォン|1兆2345億|, |。|「|」|
Cát Bà|quận Cát Bà|吉婆郡|猫婆岛|カットバ区|海防港灣|これは|这是|駅|the end of it and |của và là các |
javascript&colon;|{ onclick=|<svg/onload=x|<span lang='vi'>|</span>|CCCD 031090001234|ông 0912345678|&#x110000;|
/*|(|[a](//|](%zz)|---|>|    |かな|字。|
“|”|"|'|Ha\u0309i|\u202e|\u200b|\u2028|
\u00a0|\ufffc|\ufeff|\0|\r|\t|\\|*|**|_|`|``|[|]|(|)|<|>|&|&amp;|&#0;|: |Term|%zz|//|https://x.example/vi/a|𠀀|é|đ
"""
WORDS = st.sampled_from([part.strip("\n") for part in PARTS.split("|") if part.strip("\n")])
SPACES = st.sampled_from([" ", "", "\n", "\n\n", "\n\n    "])
GLOSSARY = """\
former_words: {vi: [cũ], zh: [原]}
other_names: {zh: [深圳经济特区]}
terms:
  - {vi: quận, sense: trước 1-7-2025, en: district, zh: 郡, ja: 区, class: place}
  - {vi: Cát Bà, en: Cát Bà, zh: 吉婆, ja: カットバ, class: territory, forbidden: {zh: [猫婆岛, 经济特区]}}
  - {vi: Hải Phòng, en: Hải Phòng, zh: 海防, ja: ハイフォン, class: place}
"""
BODIES = st.lists(st.tuples(WORDS, SPACES), max_size=14).map(lambda parts: "".join(map("".join, parts)))
VALUES = WORDS.map(repr) | st.sampled_from(
    [
        "",
        "[",
        "{",
        "[a, b]",
        "2026-11-20",
        "yes",
        "1",
        "1e400",
        "~",
        "&a [*a]",
        "!!binary x",
        "h1-000000000000",
    ]
)
KEYS = st.sampled_from(
    [
        "title",
        "description",
        "owner",
        "reviewed",
        "review_by",
        "sources",
        "facts",
        "aliases",
        "template",
        "source",
        "translation",
        "sign_off",
        "checks",
        "published",
        "expires",
        "unknown",
        "title: x\ntitle",
    ]
)
CHECKS = st.sampled_from(
    ["checks: {ignore: [{rule: figures, match: a, reason: b, until: 2027-01-01}]}", "checks: {ignore: x}"]
)
LINES = st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]}: {pair[1]}") | CHECKS
FRONTS = st.just("title: T\ndescription: D.\nsource: current") | st.lists(LINES, max_size=5).map("\n".join)
ENDS = st.sampled_from(["---\n"] * 12 + ["", "...\n", "--- \r\n"])
PAGES_TEXT = st.tuples(FRONTS, ENDS, BODIES).map(lambda page: f"---\n{page[0]}\n{page[1]}{page[2]}")
TEXTS = PAGES_TEXT | BODIES | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
BYTES = TEXTS.map(lambda text: text.encode()) | st.binary(max_size=40)
PROJECTS = st.lists(
    st.tuples(BYTES, BYTES, st.sampled_from(["en", "zh", "ja"])), min_size=PAGES, max_size=PAGES
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("generated")
    return write_files(root, {"mkdocs.yml": MKDOCS, "data/glossary.yml": GLOSSARY})


def write(root: Path, pages: list[tuple[bytes, bytes, str]]) -> None:
    shutil.rmtree(root / "docs", ignore_errors=True)
    for lang in ("vi", "en", "zh", "ja"):
        (root / "docs" / lang).mkdir(parents=True)
    for number, (source, target, lang) in enumerate(pages):
        (root / f"docs/vi/{number}.md").write_bytes(source)
        current = f"source: {_hash(source)}".encode()
        (root / f"docs/{lang}/{number}.md").write_bytes(target.replace(b"source: current", current))


def _hash(source: bytes) -> str:
    try:
        return hash_of(source.decode())
    except (UnicodeDecodeError, AttributeError):
        return "h1-000000000000"


@settings(
    max_examples=200 * EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(pages=PROJECTS)
def test_no_rule_crashes_or_points_nowhere(root: Path, pages: list[tuple[bytes, bytes, str]]) -> None:
    write(root, pages)
    site = load(root)
    lines = {
        page.path: Path(root, page.path)
        .read_bytes()
        .replace(b"\r\n", b"\n")
        .replace(b"\r", b"\n")
        .count(b"\n")
        for page in site.pages.values()
    }
    for finding in check(site, RULES):
        assert finding.message.strip()
        assert 1 <= finding.line <= lines.get(finding.path, 0) + 2, finding
        assert decode(__import__("json").loads(encode(finding))).rule == finding.rule


@given(body=BODIES)
@example(body="---\n- \n--- ")
def test_a_page_is_at_one_with_itself(root: Path, body: str) -> None:
    """As its own translation it differs in nothing that structure and links compare."""
    text = with_front(body, "Một")
    write(
        root,
        [(text.encode(), text.replace("---\n", f"---\nsource: {_hash(text.encode())}\n", 1).encode(), "en")],
    )
    rules = [rule for rule in (*structure.RULES, *links.RULES) if rule.walks == "pair"]
    faults = [finding for finding in check(load(root), rules) if finding.rule != "images"]
    assert [finding for finding in faults if "no footnote" not in finding.message] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "Cảng có 98 bến, mở ngày 1 tháng 7 năm 2025, 1.234,5 tỷ đồng. ",
        "12 ",
        "1.",
        "「海防」，",
        "[a](b.md#c) ",
        "| 1 | 2 |\n",
        "> ",
        "- a\n",
        "*",
        "`",
        "<a ",
        "&#106;",
        "{{ a }} ",
        "\n\n## Một { #a }\n\n",
        "MẬT\n\n",
        "012345678901 ",
        "“",
        "[^1]",
        "## Một\n\nchữ\n\n",
        "![a](b.png)\n\n",
        "```js\n/* a\n```\n\n",
        "!!! note\n\n    a\n\n",
        "Cát Bà, ",
        "Một câu. ",
    ],
)
def test_a_long_page_takes_time_in_proportion(root: Path, part: str) -> None:
    def seconds(size: int) -> float:
        text = f"---\ntitle: T\ndescription: D.\n---\n{part * (size // len(part))}\n".encode()
        write(root, [(text, text.replace(b"8", b"9"), "en")])
        started = time.process_time()
        check(load(root), RULES)
        return time.process_time() - started

    small, big = seconds(8_000), seconds(40_000)
    assert big < 5 * 5 * max(small, 0.05), (small, big)
