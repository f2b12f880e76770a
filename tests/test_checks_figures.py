"""What holds of the rules about figures on any text: no crash, nothing false of equal pages, bounded time."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.checks import data, figures
from portal.checks.align import align
from portal.checks.rule import Fault, PageView, PairView
from portal.language import traits_for
from portal.model import Page, Site, State
from portal.model.reading import Reading
from project import load, steps, write_files

NUMBERS = (
    "3.194,72 km²",
    "12,5%",
    "1,234",
    "734.420 tỷ đồng",
    "7",
    "0",
    "100%",
    "1/7/2025",
    "ngày 1 tháng 7 năm 2025",
    "2025",
    "2021–2025",
    "5–10 triệu USD",
    "31/2021/NĐ-CP",
    "(0225) 3842 000",
    "7h30 - 17h",
    "a@b.example",
    "số 18 đường Lê Lợi",
    "12億3000万ドン",
    "734兆",
    "三百二十",
    "twelve",
    "quý III",
    "-5 °C",
    "2.0",
    "{{ id }}",
    "{{ id.date }}",
    "`8080`",
    '<span lang="vi">số 9</span>',
    '<span lang="?">9</span>',
    "$$x_2$$",
    "2️⃣",
)
SIGNS = (
    " ",
    "\n\n",
    "- ",
    "## ",
    "| ",
    " | ",
    "|---|---|\n",
    ", ",
    " và ",
    "–",
    ".",
    "“",
    "”",
    "(",
    "chữ",
    "字",
    "\u2028",
)
TEXTS = st.lists(st.sampled_from((*NUMBERS, *SIGNS)), max_size=20).map("".join) | st.text(max_size=60)
FRONT = "---\ntitle: Một\ndescription: Có 114 xã.\n---\n"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load(write_files(tmp_path_factory.mktemp("site"), {}))


def faults(empty: Site, source: str, target: str, lang: str = "ja") -> list[Fault]:
    """Every rule on two texts; `lang` vi: the page beside itself."""
    texts = {"vi": FRONT + source, lang: FRONT + target}
    pages = {
        (code, "page.md"): Page("page.md", code, f"docs/{code}/page.md", Reading.of(text))
        for code, text in texts.items()
    }
    site = Site(empty.config, pages, empty.data)
    views = {page.lang: PageView(page, page.document, traits_for(page.lang), site) for page in pages.values()}
    one, other = views["vi"], views[lang]
    pair = PairView(one, other, State.CURRENT, align(one.document, other.document))
    found: list[Fault] = []
    for rule in (*figures.RULES, *data.RULES):
        if rule.walks == "pair":
            found += rule.function(pair)
        elif rule.walks == "page" and lang != "vi":
            found += [*rule.function(one), *rule.function(other)]
    return found


@given(source=TEXTS, target=TEXTS, lang=st.sampled_from(("en", "zh", "ja")))
@example(source="5–10 triệu USD", target="5–10 triệu USD", lang="en")
@settings(max_examples=300)
def test_any_text(empty: Site, source: str, target: str, lang: str) -> None:
    for fault in faults(empty, source, target, lang):
        assert fault.message
        assert fault.line >= 1


@given(text=TEXTS)
@settings(max_examples=200)
def test_a_page_is_at_one_with_itself(empty: Site, text: str) -> None:
    assert faults(empty, text, text, "vi") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["{} ", "{}.{} tấn\n\n", "- năm {}\n", "{},{}% và {}–{} km\n\n", "| {} | a |\n", "{}/7/2025 "]
)
def test_pages_of_nothing_but_figures_take_bounded_work(empty: Site, part: str) -> None:
    def page(count: int, step: int) -> str:
        return "".join(
            part.format(*((7 * number + step) % 9973 for _ in range(4))) for number in range(count)
        )

    def calls(count: int) -> int:
        return steps(lambda: faults(empty, page(count, 1), page(count, 4)))

    assert calls(1000) < 10 * calls(200)
