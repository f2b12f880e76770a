"""What is wrong with the content, found out once for each state of a file and of the data.

The hashes of page texts, by which states are told, are kept as well: to parse every page takes as long as to
render some of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from portal.build.children import run_tasks
from portal.build.inputs import Inputs
from portal.cache import Store
from portal.finding import BuildError
from portal.model import Page, Site

_FEW = 40  # pages that are judged sooner than a process is started


@dataclass(frozen=True, slots=True)
class Judged:
    """A page: the hash of its text, and what stops a build, ready to print."""

    hash: str
    errors: tuple[str, ...]


def refuse_errors(site: Site, inputs: Inputs, store: Store, workers: int) -> None:
    """BuildError with everything that is wrong; else every page knows its hash."""
    keys = {place: _key(inputs, page) for place, page in site.pages.items()}
    known = {place: one for place, key in keys.items() if (one := _read(store.get_json(key))) is not None}
    new = [place for place in keys if place not in known]
    known |= _judge(site, new, workers)
    for place in new:
        # It may have been saved since its digest was found.
        if not known[place].errors and inputs.is_as_read(site.config.root, site.pages[place].path):
            store.put_json(keys[place], [known[place].hash])
    errors = [
        *site.data_errors,
        *(error for place in keys for error in known[place].errors),
        *site.listing_errors,
    ]
    store.save(is_complete=True)
    if errors:
        raise BuildError(errors)
    for place, page in site.pages.items():
        page.reading.recall_hash(known[place].hash)


def _key(inputs: Inputs, page: Page) -> str:
    named = f"judged {inputs.texts} {inputs.data} {page.lang} {page.key} {inputs.files.get(page.path)}"
    return hashlib.blake2b(named.encode(), digest_size=16).hexdigest()


def _read(value: Any) -> Judged | None:
    return Judged(value[0], ()) if value else None


def _judge(site: Site, places: list[tuple[str, str]], workers: int) -> Mapping[tuple[str, str], Judged]:
    if not places:
        return {}
    site.facts, site.catalogue  # noqa: B018 - read before processes are forked
    count = workers if len(places) > _FEW else 1
    shares = [places[start::count] for start in range(count)]
    tasks = {str(number): partial(_judged, site, share) for number, share in enumerate(shares)}
    found = run_tasks(tasks, count, lambda name, done, of_all: None)
    return {place: one for share in found.values() for place, one in share.items()}


def _judged(site: Site, places: list[tuple[str, str]], told: object) -> dict[tuple[str, str], Judged]:
    return {place: Judged(site.pages[place].hash, site.page_errors(site.pages[place])) for place in places}
