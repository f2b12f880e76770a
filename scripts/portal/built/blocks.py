"""The text of a page in blocks, each with the language that its `lang` says."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    ("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "summary", "caption", "aside", "option")
)
_SKIPPED = frozenset(("script", "style", "svg", "template", "code"))


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block's words in one language: a part of it in another one is a block of its own."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element's text belongs to."""

    tag: str
    block: int
    is_skipped: bool


_OUTSIDE = _Around("", 0, False)


def text_blocks(tree: LexborHTMLParser) -> tuple[TextBlock, ...]:
    """The blocks of a page's body in their order."""
    body = tree.body
    if body is None:
        return ()
    around: dict[int, _Around] = {}
    gathered: dict[tuple[int, str], list[str]] = {}
    root = tree.css_first("html")
    outside = _Around(tag_of(root), 0, False) if root else _OUTSIDE
    # One walk in document order, what holds for a child taken from its parent: 5 times faster than recursion.
    for node in body.traverse(include_text=True):
        parent = node.parent
        above = around.get(parent.mem_id, outside) if parent else outside
        if node.tag == "-text":
            if not above.is_skipped:
                gathered.setdefault((above.block, above.tag), []).append(node.text(deep=True))
        else:
            around[node.mem_id] = _inside(node, above)
    texts = ((tag, " ".join(" ".join(parts).split())) for (_, tag), parts in gathered.items())
    return tuple(TextBlock(tag, text) for tag, text in texts if text)


def _inside(node: LexborNode, above: _Around) -> _Around:
    attributes = node.attributes
    name = node.tag or ""
    is_block = name in _BLOCKS or "lang" in attributes
    return _Around(
        attributes.get("lang") or above.tag,
        node.mem_id if is_block else above.block,
        # `translate="no"`: a name, as its owner writes it.
        above.is_skipped or name in _SKIPPED or attributes.get("translate") == "no",
    )


def tag_of(node: LexborNode | None) -> str:
    """The language of a node: its own `lang`, or the nearest around it; empty where none is said."""
    while node is not None and node.tag != "-document":
        if tag := node.attributes.get("lang"):
            return tag
        node = node.parent
    return ""
