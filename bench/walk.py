"""A hundred edits of a small portal in an order that a seed draws: after each, the build that takes over what has
not changed must make what MkDocs alone makes."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from edits import EDITS
from portal.build import Options, build
from project import load
from small import small_project

SEED, EDITS_MADE = 2026, 100


def report() -> None:
    """Walk; BuildError with the list of paths at the first difference."""
    chance, made = random.Random(SEED), Counter[str]()
    count = int(os.environ.get("EDITS", EDITS_MADE))
    with tempfile.TemporaryDirectory(prefix="bench-walk-") as folder:
        root = small_project(Path(folder, "project"))
        build(load(root), root / "site", Options(verified=True))
        for _ in range(count):
            name = chance.choice(sorted(EDITS))
            EDITS[name](root, chance)
            build(load(root), root / "site", Options(verified=True))
            made[name] += 1
    told = ", ".join(f"{name} {number}" for name, number in sorted(made.items()))
    sys.stdout.write(f"{count} edits (seed {SEED}), every site as MkDocs alone makes it: {told}\n")
