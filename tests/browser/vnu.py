"""The Nu HTML checker, as the tests and the audit ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Tools

# vnu 26.9.27 judges by the page's own policy too, wrongly: of files on a disk `'self'` means none, and JSON-LD is
# no script that runs. What the policy refuses is tested in a browser.
_OF_THE_POLICY = ".*violates Content Security Policy.*"


def vnu_command(tools: Tools, *options: str) -> tuple[str, ...]:
    """The beginning of its command, warnings counted as errors; the files follow."""
    java = (str(tools.java), "-jar", str(tools.vnu))
    return (*java, "--Werror", "--filterpattern", _OF_THE_POLICY, *options)
