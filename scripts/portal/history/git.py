"""Git as a process. Nothing is written; a repository that cannot be asked is `Trouble`, in words."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# No questions, no pager, no filters that the repository's settings name, no index refreshed on the way.
_ENVIRONMENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


class Trouble(Exception):
    """Why git has no answer."""


def git(root: Path, *arguments: str, stdin: bytes | None = None, may_fail: bool = False) -> bytes:
    """The output of a git command run in `root`; Trouble where it fails or git is not there."""
    try:
        done = subprocess.run(
            ("git", "-c", "core.quotePath=false", *arguments),
            cwd=root,
            env={**os.environ, **_ENVIRONMENT},
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise Trouble("git is not installed") from None
    except OSError as error:
        raise Trouble(f"git cannot be started: {error.strerror}") from None
    if done.returncode and not may_fail:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Trouble(_in_words(words[0] if words else f"git {arguments[0]} failed"))
    return done.stdout


def is_shallow(root: Path) -> bool:
    """Whether only the newest commits are here."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def token_of(root: Path, rev: str = "HEAD") -> str:
    """A name for what history can answer: another one when commits were added or fetched."""
    try:
        head = git(root, "rev-parse", rev).decode().strip()
        return f"{head}{'-shallow' if is_shallow(root) else ''}"
    except Trouble as trouble:
        return str(trouble)


def _in_words(message: str) -> str:
    if "not a git repository" in message:
        return "this is no git repository"
    if "dubious ownership" in message:
        return "git refuses a repository of another user (`git config --global --add safe.directory …`)"
    if "does not have any commits" in message or "bad revision 'HEAD'" in message:
        return "the repository has no commits"
    return message.removeprefix("fatal: ")
