"""The usual way: every worker commits its deltas, then pulls with rebase and pushes one branch until it goes through.

A frame's time is from the first push to the moment when everyone has everybody's deltas. Nothing folds them.
"""

from __future__ import annotations

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.machine import LEAN, at_once, clones
from tests.bench.ours import Fleet, Frame

TRIES = 10_000


class Usual:
    """A bare origin without hooks and full clones of it."""

    def __init__(self, folder: Path, fleet: Fleet) -> None:
        self.source = fleet.repo
        self.origin = folder / "usual.git"
        at_once([["git", "clone", "--quiet", "--bare", "--template=", fleet.origin.as_uri(), str(self.origin)]])
        self.clones = [folder / f"usual-{clone.name}" for clone in fleet.clones]
        clones(self.origin, self.clones)

    def make(self, frame: Frame) -> tuple[float, int]:
        """Bring the deltas of a frame to everybody; seconds, and how often a push was refused."""
        for clone, delivery in zip(self.clones, frame.parents[1:], strict=True):
            self._commit(clone, delivery)
        start = time.monotonic()
        with ThreadPoolExecutor(len(self.clones)) as pool:
            retries = sum(pool.map(_push_until_taken, self.clones))
        at_once([["git", "-C", str(clone), *LEAN, "pull", "--rebase", "--quiet"] for clone in self.clones])
        return time.monotonic() - start, retries

    def _commit(self, clone: Path, delivery: str) -> None:
        """Commit the same delta files as the delivery, as a person would."""
        for path in self.source.run("diff", "--name-only", f"{delivery}^", delivery).text.split():
            file = clone / path
            file.parent.mkdir(parents=True)
            file.write_bytes(self.source.run("cat-file", "blob", f"{delivery}:{path}").out)
        at_once([["git", "-C", str(clone), "add", "deltas"]])
        at_once([["git", "-C", str(clone), *LEAN, "commit", "--quiet", "-m", f"deltas of {clone.name}"]])


def _push_until_taken(clone: Path) -> int:
    git = ["git", "-C", str(clone), *LEAN]
    for tries in range(TRIES):
        if subprocess.run([*git, "push", "--quiet", "origin", "main"], capture_output=True).returncode == 0:
            return tries
        at_once([[*git, "pull", "--rebase", "--quiet"]])
    raise RuntimeError(f"{clone}: not through after {TRIES} tries")
