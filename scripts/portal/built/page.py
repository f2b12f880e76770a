"""One built page, read once: what its head declares, where it leads, what it loads, what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.built.blocks import TextBlock, tag_of, text_blocks

# What a browser asks for by itself, or sends words to, when it shows a page.
_LOADED = (
    ("[src]", "src"),
    ("[srcset]", "srcset"),
    ("[poster]", "poster"),
    ("object[data]", "data"),
    ("form[action]", "action"),
    ("svg use[href]", "href"),
    ("svg image[href]", "href"),
    ("link[href]", "href"),
)
# Links of a head that nothing is loaded for: addresses of this page and of others.
_ADDRESSES = frozenset(("canonical", "alternate", "license", "author", "prev", "next", "search"))


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: its address as written, the language it says it leads to, its words."""

    href: str
    hreflang: str
    words: str


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """`path` in the site's folder (`en/city/index.html`), `url` below its root (`en/city/`).

    `lang` is of `<html>`, `text_lang` of the page's own text; `metas` name → content; `canonical` every such
    address; `alternates` (language tag, address) of `hreflang`; `ids` in their order, repeated ones too;
    `headings` the number of `h1`; `loaded` addresses that a browser asks for; `structured` JSON-LD as text.
    """

    path: str
    url: str
    lang: str
    text_lang: str
    title: str
    metas: Mapping[str, str]
    canonical: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    headings: int
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    loaded: tuple[str, ...]
    structured: tuple[str, ...]
    blocks: tuple[TextBlock, ...]

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list it."""
        return "noindex" not in self.metas.get("robots", "")


def read_page(path: str, html: bytes) -> BuiltPage:
    """The page of a file of HTML; a parser of HTML reads anything."""
    tree = LexborHTMLParser(html)
    text = tree.css_first(".page-text") or tree.body
    title = tree.css_first("head > title")
    links = tree.css("head link[href]")
    return BuiltPage(
        path=path,
        url=path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path,
        lang=_value(tree.css_first("html"), "lang"),
        text_lang=tag_of(text),
        title=title.text(strip=True) if title else "",
        metas={_value(node, "name"): _value(node, "content") for node in tree.css("head meta[name]")},
        canonical=tuple(_value(node, "href") for node in links if _value(node, "rel") == "canonical"),
        alternates=tuple(
            (_value(node, "hreflang"), _value(node, "href")) for node in links if _value(node, "hreflang")
        ),
        headings=len(tree.css("h1")),
        ids=tuple(_value(node, "id") for node in tree.css("[id]")),
        links=tuple(
            Link(_value(node, "href"), _value(node, "hreflang"), " ".join(node.text().split()))
            for node in tree.css("a[href], area[href]")
        ),
        loaded=tuple(_loaded(tree)),
        structured=tuple(node.text() for node in tree.css('script[type="application/ld+json"]')),
        blocks=text_blocks(tree),
    )


def _loaded(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, attribute in _LOADED:
        for node in tree.css(selector):
            value = _value(node, attribute)
            if attribute == "srcset":
                yield from (part.split()[0] for part in value.split(",") if part.strip())
            elif selector != "link[href]" or _ADDRESSES.isdisjoint(_value(node, "rel").split()):
                yield value


def _value(node: LexborNode | None, attribute: str) -> str:
    """An attribute's value; empty where there is none."""
    return (node.attributes.get(attribute) or "") if node else ""
