"""`make bench [REPORT…]`: runs the reports named, or all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from bench import checking, long_list, serving, speed, walk, weight  # noqa: E402

REPORTS: dict[str, Callable[[], None]] = {
    "long-list": long_list.report,
    "speed": speed.report,
    "checking": checking.report,
    "serving": serving.report,
    "walk": walk.report,
    "weight": weight.report,
}


def main(names: list[str]) -> int:
    """Run them in order; 2 for a name that is none."""
    if unknown := [name for name in names if name not in REPORTS]:
        sys.stderr.write(f"unknown: {', '.join(unknown)} (one of: {', '.join(REPORTS)})\n")
        return 2
    for name in names or REPORTS:
        REPORTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
