"""Edits of terms, front matter and files, things that must not be published, and what no rule can find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.parity.sample import Edit, Mutation, Sample, Way

_NEGATIONS = {
    "vi": r"\bkhông (?=\w)",
    "en": r"\bnot (?=\w)|\bno (?=\w)",
    "zh": r"不(?=得|是|能|会|属|在|再)|未(?=[^来])",
    "ja": r"(?<=で)はありません|(?<=て)いません",
}
_FLUENT = {
    "vi": {"phía đông": "phía tây", "phía bắc": "phía nam", "lớn nhất": "nhỏ nhất", "trước": "sau"},
    "en": {"east": "west", "north": "south", "largest": "smallest", "before": "after", "import": "export"},
    "zh": {"东": "西", "北": "南", "最大": "最小", "以前": "以后", "进口": "出口"},
    "ja": {"東": "西", "北": "南", "最大": "最小", "以前": "以後", "輸入": "輸出"},
}
_INSERTED = {
    "script": '\n<script src="https://x.example/a.js"></script>\n\n',
    "handler": '\n<div onclick="go()">a</div>\n\n',
    "address": "\n[a](javascript:alert(1))\n\n",
    "frame": '\n<iframe src="https://x.example/"></iframe>\n\n',
}
_STAMPS = {"vi": "MẬT", "en": "CONFIDENTIAL", "zh": "机密", "ja": "極秘"}
_CARDS = {
    "vi": "Số căn cước: 031085001234.",
    "en": "Identity card 031085001234.",
    "zh": "身份证号码：310110198506123456。",
    "ja": "マイナンバー：1234 5678 9012。",
}


def forbidden(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A form that the glossary forbids, for one that it gives."""
    for entry in sample.glossary:
        wrong = entry.get("forbidden", {}).get(sample.lang, ())
        right = str(entry.get(sample.lang, ""))
        if not (wrong and right and str(entry["vi"]) in sample.source.prose):
            continue
        edge = (r"(?<!\w)", r"(?!\w)") if sample.primary in ("vi", "en") else ("", "")
        for match in re.finditer(edge[0] + re.escape(right) + edge[1], sample.prose):
            yield Edit(*match.span(), str(rng.choice(wrong)))


def name_misspelt(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A place of the glossary, a letter left out, in a block that names it once and gives no other form."""
    for entry in sample.glossary:
        name, more = str(entry.get(sample.lang, "")), entry.get("also", {}).get(sample.lang, ())
        is_name = entry.get("class") == "place" and str(entry["vi"])[0].isupper()
        if not is_name or len(name) < 3:
            continue
        for one, other in sample.aligned:
            start, end = sample.span(other.line, other.end_line)
            at = sample.prose.find(name, start, end)
            if str(entry["vi"]) in one.prose and at >= 0 and other.text.count(name) == 1:
                gone = rng.randrange(1, len(name))
                new = name[:gone] + name[gone + 1 :]
                if not any(form in new or form in other.text.replace(name, new) for form in more):
                    yield Edit(at, at + len(name), new)


def front(pattern: str, new: str) -> Way:
    """A line of the front matter, changed."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        found = re.search(pattern, sample.text[: sample.body_start], re.MULTILINE)
        if found and sample.is_ours:
            yield Edit(*found.span(), found.expand(new))

    return edits


def put(*texts: str) -> Way:
    """One of some texts as a block of its own, before a heading."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for block in sample.document.headings:
            at = sample.span(block.line, block.line)[0]
            yield Edit(at, at, rng.choice(texts))

    return edits


def of_language(table: dict[str, str]) -> Way:
    """A text of the page's language as a paragraph."""
    return lambda sample, rng: put(f"{table[sample.primary]}\n\n")(sample, rng)


def control(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A character that turns the direction of writing."""
    for match in re.finditer(r"(?<=\w)[ ，、](?=\w)", sample.prose):
        yield Edit(match.start(), match.start(), "\u202e")


def negation(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in re.finditer(_NEGATIONS[sample.primary], sample.prose):
        yield Edit(*match.span(), "です" if sample.primary == "ja" else "")


def fluent(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    table = _FLUENT[sample.primary]
    for match in re.finditer("|".join(sorted(table, key=len, reverse=True)), sample.prose):
        yield Edit(*match.span(), table[match[0]])


MUTATIONS = (
    Mutation("forbidden term", "terms", forbidden),
    Mutation("name misspelt", "terms", name_misspelt, of_source=False),
    Mutation("owner changed", "pages", front(r"^(owner: )\S+", r"\1so-lao-dong"), of_source=False),
    Mutation("review day changed", "pages", front(r"^(review_by: )\d{4}", r"\g<1>2031"), of_source=False),
    Mutation("source list changed", "pages", front(r"^(sources: \[)[^],]+, ", r"\1"), of_source=False),
    Mutation("description missing", "pages", front(r"^description: .*\n", "")),
    Mutation("unknown key", "pages", front(r"^owner:", "ownr:")),
    Mutation("source hash lost", "pages", front(r"^source: .*\n", ""), of_source=False),
    Mutation("front matter not closed", "pages", front(r"^---\n\Z", "")),
    Mutation("bidi control character", "pages", control),
    Mutation("markup that runs", "assurance", put(*_INSERTED.values())),
    Mutation("secrecy marking", "assurance", of_language(_STAMPS)),
    Mutation("identity number", "assurance", of_language(_CARDS)),
    Mutation("negation dropped", "meaning", negation),
    Mutation("wrong but fluent word", "meaning", fluent),
)
