"""Whole processes timed by the operating system: the builds of a tree in turn, round after round, so that a machine
that grows slower does so for all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from bench.speed.builds import Build

Figures = tuple[float, float, float, float]
"""Wall seconds, seconds until the edited page was written (0: none was), CPU seconds of all processes, MiB of the
largest one."""


def rounds(builds: Sequence[Build]) -> Mapping[str, list[Figures]]:
    """Every run of every build, by its name; a build that fails ends the report."""
    found: dict[str, list[Figures]] = {build.name: [] for build in builds}
    for number in range(max(build.runs for build in builds)):
        for build in builds:
            if number < build.runs:
                build.before()
                found[build.name].append(_run(build))
                wall, page, cpu, memory = found[build.name][-1]
                sys.stdout.write(
                    f"{build.name}: {wall:.2f} s (page {page:.2f}), CPU {cpu:.2f} s, {memory:.0f} MiB\n"
                )
                sys.stdout.flush()
    return found


def medians(found: Sequence[Figures]) -> Figures:
    """The median of each figure."""
    wall, page, cpu, memory = (statistics.median(column) for column in zip(*found, strict=True))
    return wall, page, cpu, memory


def _run(build: Build) -> Figures:
    begun, start, cpu, memory = time.time(), time.perf_counter(), 0.0, 0.0
    for command in build.commands:
        process = subprocess.Popen(
            command, cwd=build.folder, env=build.environment, stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in build.exits, command
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / 1024)
    wall = time.perf_counter() - start
    # The page in the site is a second name of the one that the build wrote, with the time of its writing.
    page = build.page.stat().st_mtime - begun if build.page else 0.0
    return wall, page, cpu, memory
