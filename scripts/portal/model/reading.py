"""One Markdown file, read at the first question and no earlier: nothing is parsed that nobody asks for.

The parsers are imported with the first file: they cost 0.1 s, and a check that finds all answers stored needs
none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from portal.model.flaws import Flaw, flaws_of, is_fatal

if TYPE_CHECKING:
    from portal.markdown import Document
    from portal.yamltext import YamlText

OUTSIDE = "links to a place outside the content"
_TOML = re.compile(r"\+\+\+[ \t]*\n.*?^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TEXTS = ("title", "description")


class Parts(NamedTuple):
    """A page cut in two: the front matter as read with the line of each key, and the body."""

    meta: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    body_line: int
    flaws: tuple[Flaw, ...] = ()


class Reading:
    """What a file says. Each answer is found once and kept; `opened` is told before the file is first read.

    `is_ours` false: front matter of any kind; only `title` and `description` are taken from it.
    """

    def __init__(
        self,
        file: str,
        *,
        is_ours: bool = True,
        is_outside: bool = False,
        opened: Callable[[], None] | None = None,
    ) -> None:
        self.is_ours = is_ours
        self._file, self._is_outside, self._opened = file, is_outside, opened
        self.measures: dict[str, float] = {}

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a text that stands in no file, such as one out of history."""
        reading = cls("")
        reading.__dict__["_text"] = (text, ())
        return reading

    @classmethod
    def given(cls, meta: Mapping[str, Any], line: int, hash_: str) -> Reading:
        """What stands for a page without a file: front matter, no body, the hash of its texts."""
        reading = cls("")
        reading.__dict__["parts"] = Parts(meta, {}, "", line)
        reading.recall(meta, {}, hash_, {})
        return reading

    def recall(
        self, meta: Mapping[str, Any], lines: Mapping[str, int], hash_: str, measures: Mapping[str, float]
    ) -> None:
        """Give answers that are known from an earlier reading of the same content; no hash where empty."""
        self.__dict__.update({"meta": meta, "lines": lines} | ({"hash": hash_} if hash_ else {}))
        self.measures.update(measures)

    def recall_hash(self, hash_: str) -> None:
        """Give the hash alone."""
        self.__dict__["hash"] = hash_

    @cached_property
    def _text(self) -> tuple[str, tuple[Flaw, ...]]:
        if self._opened:
            self._opened()
        if self._is_outside:
            return "", (Flaw(1, f"this file {OUTSIDE}", "Put the text itself here.", is_fatal=True),)
        try:
            with open(self._file, "rb", buffering=0) as file:  # noqa: PTH123 (10,000 files: pathlib costs 0.3 s)
                text = file.read().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = f"the file is not UTF-8 (byte {error.object[error.start]:#04x})"
            return "", (Flaw(line, message, "Save it as UTF-8.", is_fatal=True),)
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            return "", (Flaw(1, message, "Mend the file or delete it.", is_fatal=True),)
        flaws = tuple(flaws_of(text))
        return ("" if is_fatal(flaws) else text), flaws

    @cached_property
    def parts(self) -> Parts:
        text, flaws = self._text
        return _ours(text, flaws) if self.is_ours else _foreign(text, flaws)

    @cached_property
    def meta(self) -> Mapping[str, Any]:
        return self.parts.meta

    @cached_property
    def lines(self) -> Mapping[str, int]:
        return self.parts.lines

    @property
    def is_readable(self) -> bool:
        """Whether the text is known; a page whose file cannot be read says nothing."""
        return not is_fatal(self.parts.flaws)

    @cached_property
    def document(self) -> Document:
        from portal.markdown import parse

        return parse(self.parts.body, self.parts.body_line)

    @cached_property
    def hash(self) -> str:
        from portal.markdown import document_hash

        title, description = (str(self.meta.get(key) or "") for key in _TEXTS)
        return document_hash(title, description, self.document)


def hash_of_text(text: str) -> str:
    """The `text_hash` of a whole page."""
    return Reading.of(text).hash


def _ours(text: str, flaws: tuple[Flaw, ...]) -> Parts:
    from portal.markdown import split_front_matter
    from portal.yamltext import read_yaml

    front = split_front_matter(text)
    if front.problem:
        hint = "Close the front matter with a line of three hyphens: `---`."
        return Parts({}, {}, "", 1, (*flaws, Flaw(max(front.line, 1), front.problem, hint, is_fatal=True)))
    yaml = read_yaml(front.text, front.line)
    meta = yaml.value if isinstance(yaml.value, dict) else {}
    flaws = (*flaws, *_flaws_of_yaml(yaml, front.line))
    return Parts(meta, _lines(yaml), front.body, front.body_line, flaws)


def _foreign(text: str, flaws: tuple[Flaw, ...]) -> Parts:
    """Any tree: a rule at the top is no front matter, TOML is skipped, keys are nobody's business."""
    from portal.markdown import split_front_matter
    from portal.yamltext import read_yaml

    toml = _TOML.match(text)
    if toml:
        return Parts({}, {}, text[toml.end() :], 1 + toml[0].count("\n"), flaws)
    front = split_front_matter(text)
    yaml = read_yaml(front.text, front.line)
    if front.problem or (not isinstance(yaml.value, dict) and not yaml.problems):
        return Parts({}, {}, text, 1, flaws)
    values = yaml.value if isinstance(yaml.value, dict) else {}
    meta = {key: str(values[key]) for key in _TEXTS if values.get(key) is not None}
    flaws = (*flaws, *_flaws_of_yaml(yaml, front.line))
    return Parts(meta, _lines(yaml), front.body, front.body_line, flaws)


def _flaws_of_yaml(yaml: YamlText, line: int) -> Iterator[Flaw]:
    for at, message in yaml.problems:
        yield Flaw(at, message, "Mend this line of the front matter.")
    if yaml.value is not None and not isinstance(yaml.value, dict):
        yield Flaw(line, "the front matter is no mapping (`key: value`)", "Write `title: …` and so on.")


def _lines(yaml: YamlText) -> dict[str, int]:
    return {str(steps[0]): line for steps, line in yaml.lines.items() if len(steps) == 1}
