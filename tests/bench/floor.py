"""The floor: what bare git takes for the very same commits. No hooks, no barrier, no thinking, nothing computed.

All deliveries of a frame are pushed at once, each to its own ref; one fast-import makes the frame commit, with the
bytes that our fold gave; all clones pull at once. How a clone came to have its delivery is not measured.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from pathlib import Path

from fleet.git import Repository
from tests.bench.machine import LEAN, at_once, clones
from tests.bench.ours import Fleet, Frame

PULL = ("pull", "--ff-only", "--quiet", "--no-tags", "origin", "main")
Step = dict[str, float]


class Floor:
    """A bare origin without hooks and its clones."""

    def __init__(self, folder: Path, fleet: Fleet) -> None:
        self.source = fleet.origin.as_uri()
        self.origin = folder / "floor.git"
        at_once([["git", "init", "--quiet", "--bare", "--template=", "-b", "main", str(self.origin)]])
        self.repo = Repository.at(str(self.origin))
        self.clones = [folder / f"floor-{clone.name}" for clone in fleet.clones]

    def make_all(self, frames: Sequence[Frame]) -> list[Step]:
        """Make frames again, after bringing all to the state before the first of them."""
        start = f"{frames[0].parents[0]}:refs/heads/main"
        at_once([["git", "-C", str(self.origin), *LEAN, "fetch", "--quiet", self.source, start]])
        clones(self.origin, [clone for clone in self.clones if not clone.exists()], "--sparse")
        at_once(self._pulls())
        return [self.make(frame) for frame in frames]

    def _pulls(self) -> list[list[str]]:
        return [["git", "-C", str(clone), *LEAN, *PULL] for clone in self.clones]

    def make(self, frame: Frame) -> Step:
        """Make a frame again; seconds of its three parts, and seconds of CPU."""
        deliveries = frame.parents[1:]
        for clone, oid in zip(self.clones, deliveries, strict=True):
            at_once([["git", "-C", str(clone), *LEAN, "fetch", "--quiet", "--no-tags", self.source, oid]])
        idle = _cpu()
        pushes = [["push", "--quiet", "origin", f"{oid}:refs/inbox/main/{oid}"] for oid in deliveries]
        pushed = at_once([["git", "-C", str(clone), *push] for clone, push in zip(self.clones, pushes, strict=True)])
        start = time.monotonic()
        self._fold(frame)
        folded = time.monotonic() - start
        pulled = at_once(self._pulls())
        whole = pushed + folded + pulled
        return {"push": pushed, "fold": folded, "pull": pulled, "all": whole, "cpu": _cpu() - idle}

    def _fold(self, frame: Frame) -> None:
        made = self.repo.commit(frame.parents, frame.changes, frame.message, frame.line, frame.line)
        assert made == frame.oid, "the floor makes another commit than the fleet did"
        refs = [(f"refs/inbox/main/{oid}", None, oid) for oid in frame.parents[1:]]
        assert self.repo.transaction([("refs/heads/main", made, frame.parents[0]), *refs])


def _cpu() -> float:
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime
