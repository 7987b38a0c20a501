"""How large the repository has become, whether maintenance keeps up, and how much room is left."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator

from fleet.operator.checks import ERROR, WARNING, Case, Finding

LOOSE = 50_000
"""Loose objects over which maintenance does not keep up; so much comes in between two rounds of it at most."""
PACKS = 100
ROOM = 256 * 2**20
"""Bytes without which a frame of a large fleet may not be written."""
LOG = 100 * 2**20


def check(case: Case) -> Iterator[Finding]:
    """Objects and packs, rubbish, the log of refusals, the disk."""
    counts = case.place.repo.object_counts()
    size = (counts["size"] + counts["size-pack"]) * 1024
    case.facts |= {"objects": counts["count"] + counts["in-pack"], "packs": counts["packs"], "bytes": size}
    git = f"git -C {shlex.quote(case.place.repo.git_dir)}"
    if counts["count"] > LOOSE or counts["packs"] > PACKS:
        told = f"{counts['count']} loose objects and {counts['packs']} packs: maintenance does not keep up"
        yield Finding(WARNING, "objects", told, f"{git} repack --geometric=2 -d")
    if counts["garbage"]:
        told = f"{counts['garbage']} files of {counts['size-garbage']} KiB are no objects: a git was killed"
        yield Finding(WARNING, "objects", told, f"{git} prune --expire=2.weeks.ago")
    yield from _log(case)
    yield from _disk(case, size)


def _log(case: Case) -> Iterator[Finding]:
    path = os.path.join(case.layout.common, "fleet", "refused.log")
    size = os.path.getsize(path) if os.path.exists(path) else 0
    if size > LOG:
        told = f"the log of refusals has {size // 2**20} MB"
        yield Finding(WARNING, os.path.relpath(path, case.layout.top), told, f"gzip {shlex.quote(path)}")


def _disk(case: Case, size: int) -> Iterator[Finding]:
    """Room for a frame, and for a repack, which writes all once more."""
    disk = os.statvfs(case.layout.common)
    free = disk.f_bavail * disk.f_frsize
    case.facts["free bytes"] = free
    where = case.layout.common
    if free < ROOM:
        yield Finding(ERROR, where, f"{free // 2**20} MB are left on its disk", f"df -h {shlex.quote(where)}")
    elif free < 2 * size:
        told = f"{free // 2**20} MB are left on its disk, for a repository of {size // 2**20} MB"
        yield Finding(WARNING, where, told, f"df -h {shlex.quote(where)}")
    if disk.f_files and disk.f_favail * 100 < disk.f_files:
        yield Finding(WARNING, where, "less than one in a hundred inodes is left", f"df -i {shlex.quote(where)}")
