"""Edits of dates, legal numbers, addresses and tokens."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.parity.sample import VEIL, Edit, Mutation, Sample, Way

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]  # fmt: skip
MONTH_NAMES = "|".join(_MONTHS)
YEAR = re.compile(r"(?<![\d/.,兆億亿万-])(?:1[89]|20)\d\d(?![\d/兆億亿万-]|[.,]\d)")
_DAYS = {
    "en": re.compile(rf"\b(?P<d>\d\d?) (?P<m>{MONTH_NAMES})\b"),
    "vi": re.compile(r"(?P<d>\d\d?)(?:/| tháng )(?P<m>\d\d?)(?=/\d{4}| năm)"),
    "zh": re.compile(r"(?P<m>\d\d?)月(?P<d>\d\d?)日"),
    "ja": re.compile(r"(?P<m>\d\d?)月(?P<d>\d\d?)日"),
}
_LEGAL = re.compile(r"(?<![\w/])\d+(?:/\d{4})?/[A-ZĐ]{2}[A-ZĐ\d-]*")
_PHONE = re.compile(r"\(?0\d{2,3}\)?[ .-]\d{3,4}[ .-]?\d{3,4}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_TOKEN = re.compile(r"\{\{ *([\w-]+)(\.\w+)? *\}\}")


def with_other_digit(text: str, rng: random.Random) -> str:
    """The text with one of its digits changed, the first never to zero."""
    places = [at for at, letter in enumerate(text) if letter.isdigit()]
    at = rng.choice(places)
    new = rng.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + new + text[at + 1 :]


def other_digits(pattern: re.Pattern[str]) -> Way:
    """A digit of each match is changed."""

    def edits(sample: Sample, rng: random.Random) -> Iterator[Edit]:
        for match in pattern.finditer(sample.prose):
            yield Edit(*match.span(), with_other_digit(match[0], rng))

    return edits


def year(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in YEAR.finditer(sample.prose):
        yield Edit(*match.span(), str(int(match[0]) + rng.choice([-10, -2, -1, 1, 2, 10])))


def day_and_month(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _DAYS[sample.primary].finditer(sample.prose):
        month = _MONTHS.index(match["m"]) + 1 if match["m"] in _MONTHS else int(match["m"])
        day = int(match["d"])
        if day <= 12 and day != month:
            is_named = match["m"] in _MONTHS
            new = {"d": str(month), "m": _MONTHS[day - 1] if is_named else str(day)}
            first, last = sorted(("d", "m"), key=match.start)
            between = sample.text[match.end(first) : match.start(last)]
            yield Edit(match.start(first), match.end(last), new[first] + between + new[last])


def month(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _DAYS[sample.primary].finditer(sample.prose):
        is_named = match["m"] in _MONTHS
        now = _MONTHS.index(match["m"]) + 1 if is_named else int(match["m"])
        new = rng.choice([number for number in range(1, 13) if number != now])
        yield Edit(*match.span("m"), _MONTHS[new - 1] if is_named else str(new))


def token_dropped(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _TOKEN.finditer(sample.raw):
        yield Edit(*match.span(), "")


def token_changed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """Another fact of the same page."""
    ids = sorted({match[1] for match in _TOKEN.finditer(sample.raw)})
    for match in _TOKEN.finditer(sample.raw):
        if len(ids) > 1:
            yield Edit(*match.span(1), rng.choice([id_ for id_ in ids if id_ != match[1]]))


def token_typed(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    """A number in place of a token."""
    for match in _TOKEN.finditer(sample.raw):
        yield Edit(*match.span(), str(rng.randrange(11, 980)))


def mail(sample: Sample, rng: random.Random) -> Iterator[Edit]:
    for match in _MAIL.finditer(sample.prose.replace(VEIL, " ")):
        yield Edit(match.start(), match.start() + 1, "q" if match[0][0] != "q" else "p")


MUTATIONS = (
    Mutation("year changed", "figures", year),
    Mutation("month changed", "figures", month),
    Mutation("day and month exchanged", "figures", day_and_month),
    Mutation("legal number changed", "figures", other_digits(_LEGAL)),
    Mutation("telephone changed", "figures", other_digits(_PHONE)),
    Mutation("e-mail address changed", "figures", mail),
    Mutation("token removed", "figures", token_dropped),
    Mutation("token for another fact", "figures", token_changed),
    Mutation("number for a token", "figures", token_typed),
)
