"""YAML text read into plain values that know their lines; broken syntax and duplicate keys are told.

Built on libyaml's composer: 20 times faster than the round-trip loaders, and it keeps every mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

Steps = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_VALUES = 200_000  # our largest file holds 12,000; an alias bomb holds 10⁹
_TEXT = "tag:yaml.org,2002:str"
Tags = Mapping[str, Callable[[Any], Any]]


class YamlText(NamedTuple):
    """`value` as `yaml.safe_load` gives it, None for broken syntax; `lines` maps the steps to each value to
    its line, counted from 1; `problems` holds (line, message) of broken syntax and duplicate keys."""

    value: Any
    lines: Mapping[Steps, int]
    problems: tuple[tuple[int, str], ...] = ()

    def line(self, *steps: str | int) -> int:
        """The line of a value, or of the nearest value around it."""
        for length in range(len(steps), -1, -1):
            if steps[:length] in self.lines:
                return self.lines[steps[:length]]
        return 1


def read_yaml(text: str, first_line: int = 1, tags: Tags | None = None) -> YamlText:
    """Read one YAML document. `first_line` is the line of `text` in its file.

    `tags` maps a custom tag (`!ENV`) to what makes its value; other unknown tags keep the value below them.
    """
    lines: dict[Steps, int] = {}
    problems: list[tuple[int, str]] = []
    try:
        loader = Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return YamlText(None, {(): first_line})
            reading = _Reading(loader, first_line, lines, problems, tags or {}, [])
            value = reading.value(node, ())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = " ".join(part for part in (error.context, error.problem) if part)
        # What is never closed is noticed behind the last line.
        line = min(mark.line if mark else 0, text.rstrip().count("\n"))
        return YamlText(None, {}, ((first_line + line, f"broken YAML: {words}"),))
    except (yaml.YAMLError, RecursionError) as error:
        return YamlText(None, {}, ((first_line, f"broken YAML: {str(error).splitlines()[0]}"),))
    except _Unreadable as error:
        return YamlText(None, {}, (error.problem,))
    return YamlText(value, lines, tuple(problems))


class _Unreadable(Exception):
    """A value that YAML can write and nothing here may read."""

    def __init__(self, line: int, message: str) -> None:
        self.problem = (line, message)


@dataclass(frozen=True, slots=True)
class _Reading:
    loader: Any
    first_line: int
    lines: dict[Steps, int]
    problems: list[tuple[int, str]]
    tags: Tags
    open: list[int]

    def value(self, node: Any, steps: Steps) -> Any:
        if len(self.lines) > MOST_VALUES or id(node) in self.open:
            raise _Unreadable(
                self._line(node), "aliases (`*name`) that contain themselves or grow without end"
            )
        self.lines.setdefault(steps, self._line(node))
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
            return node.value
        self.open.append(id(node))
        try:
            return self._tagged(node, steps)
        finally:
            self.open.pop()

    def _tagged(self, node: Any, steps: Steps) -> Any:
        if node.tag in self.tags:
            return self.tags[node.tag](self._untagged(node, steps))
        return self._untagged(node, steps)

    def _untagged(self, node: Any, steps: Steps) -> Any:
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, steps))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*steps, index)) for index, child in enumerate(node.value)]
        if node.tag.startswith("tag:yaml.org,2002:") and not node.tag.startswith("tag:yaml.org,2002:python/"):
            return self._scalar(node)
        return node.value

    def _scalar(self, node: Any) -> Any:
        try:
            return self.loader.construct_object(node)
        except ValueError as error:
            raise _Unreadable(self._line(node), f"`{node.value}` cannot be read: {error}") from None

    def _pairs(self, node: Any, steps: Steps) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = self._line(key_node)
            if key in seen:
                self.problems.append((line, f"the key `{key}` stands twice (first in line {seen[key]})"))
                continue
            seen[key] = line
            self.lines[(*steps, key)] = line
            yield key, self.value(value_node, (*steps, key))

    def _line(self, node: Any) -> int:
        return int(node.start_mark.line) + self.first_line
