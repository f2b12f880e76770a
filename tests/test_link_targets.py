"""What is written alike on two pages of one key is the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.checks.targets import _reader

LANGUAGES = (("vi", "vi"), ("en", "en"), ("zh", "zh-Hans"), ("pt_br", "pt-BR"))
PIECES = [
    *(
        "..",
        ".",
        "/",
        "//",
        "a",
        "index",
        "readme.md",
        "b.md",
        "map-en.png",
        "map.vi.png",
        "vi",
        "EN",
        "zh-Hans",
    ),
    *("https:", "mailto:", "vi.wikipedia.org", "en.example.org", "example.org", "%2e%2e", "pt-br"),
    *("?lang=vi", "?a=1&hl=en", "#x", " "),
]
STEPS = st.lists(st.sampled_from(PIECES), max_size=7)
TARGETS = STEPS.map("".join) | STEPS.map("/".join) | st.text(max_size=20)


@given(
    TARGETS,
    st.sampled_from(["index.md", "a/b.md", "a/vi/c.md"]),
    st.sampled_from(["", "https://example.org", "https://example.org/"]),
)
def test_written_alike(target: str, key: str, site_url: str) -> None:
    read = _reader(LANGUAGES, site_url)
    assert len({read(target, lang, key).stem for lang, _ in LANGUAGES}) == 1
