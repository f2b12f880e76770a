"""The content as it was at a revision, written to a folder; and where a change began."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from portal.history.git import git


def commit_before(root: Path, rev: str) -> str:
    """The commit from which HEAD left the line of `rev`; that of `rev` itself where they share nothing.
    `Trouble` for a revision that is not there."""
    commit = git(root, "rev-parse", "--verify", "--end-of-options", f"{rev}^{{commit}}").decode().strip()
    bases = git(root, "merge-base", "--all", commit, "HEAD", may_fail=True).decode().split()
    return bases[0] if bases else commit


def write_revision(root: Path, commit: str, folder: Path) -> None:
    """Write the files that `root` held at a commit below `folder`; none where it was not there yet. Links are
    left out."""
    if not git(root, "ls-tree", "--name-only", commit):
        return
    import tarfile  # 10 ms, with what it imports

    archive = git(root, "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:") as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            file = tar.extractfile(member) if member.isreg() else None
            if file is None or path.is_absolute() or ".." in path.parts:
                continue
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read())


def renames(root: Path, commit: str) -> Mapping[str, str]:
    """Former path → present path of each file that was renamed since a commit."""
    raw = git(root, "diff", "--name-status", "--find-renames", "--diff-filter=R", "--relative", "-z", commit)
    fields = raw.decode("utf-8", "surrogateescape").split("\0")
    return {fields[index + 1]: fields[index + 2] for index in range(0, len(fields) - 2, 3)}
