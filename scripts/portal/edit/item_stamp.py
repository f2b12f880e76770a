"""`translated_from` written into the text of an item: one line or value changes, every other byte stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from portal.yamltext import Loader, Steps

KEY = "translated_from"
_BOM = "\ufeff"


def stamped_item(text: str, steps: Steps, hashes: Mapping[str, str]) -> str:
    """`text` with `translated_from: {…}` in the mapping at `steps`: its value replaced, or added last.

    The text must be YAML that holds this mapping; line endings and everything else stay.
    """
    item = _node(text, steps)
    if text.startswith(_BOM):
        # libyaml counts its marks behind it.
        return _BOM + stamped_item(text.removeprefix(_BOM), steps, hashes)
    value = f"{{{', '.join(f'{lang}: {hash_}' for lang, hash_ in hashes.items())}}}"
    for key, old in item.value:
        if key.value == KEY:
            return _replaced(text, key, old, value)
    if item.flow_style:
        end = item.end_mark.index - 1
        head = text[:end].rstrip()
        comma = "" if head.endswith((",", "{")) else ","
        return f"{head}{comma} {KEY}: {value}{text[end:]}"
    return _added(text, item, f"{KEY}: {value}")


def _node(text: str, steps: Steps) -> Any:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    for step in steps:
        node = next(value for key, value in node.value if key.value == step)
    return node


def _replaced(text: str, key: Any, old: Any, value: str) -> str:
    if isinstance(old, yaml.MappingNode) and old.flow_style:
        return text[: old.start_mark.index] + value + text[old.end_mark.index :]
    # Written as a block by hand, or empty: its lines make room for one value.
    colon = text.index(":", key.end_mark.index) + 1
    rest = sum(map(len, text.splitlines(keepends=True)[: _last_line(old) + 1]))
    return f"{text[:colon]} {value}{_newline(text)}{text[rest:]}"


def _added(text: str, item: yaml.MappingNode, line: str) -> str:
    lines = text.splitlines(keepends=True)
    last = _last_line(item)
    newline = _newline(text)
    if not lines[last].endswith(("\n", "\r")):
        lines[last] += newline
    indent = " " * item.value[0][0].start_mark.column
    return "".join([*lines[: last + 1], f"{indent}{line}{newline}", *lines[last + 1 :]])


def _last_line(node: Any) -> int:
    """The last line that a value takes."""
    if isinstance(node, yaml.ScalarNode):
        # A block scalar ends where the next token begins, blank lines included.
        is_at_next = node.style in ("|", ">") and node.end_mark.column == 0
        return int(node.end_mark.line) - is_at_next
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    child = node.value[-1]
    return _last_line(child[1] if isinstance(node, yaml.MappingNode) else child)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
