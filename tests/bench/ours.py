"""Our way: a real origin with its hooks, real clones, and warm worker processes that go round.

A frame's time is that of a whole round: from the publishing of one frame to that of the next, so pull, computing of
the deltas, push, gate, hold, fold and publishing are all in it. The first frame is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from fleet.git import Repository
from fleet.operator import init, join
from fleet.operator.edit import Place, edit_fleet

LOOK_EVERY = 0.001
"""Seconds between two looks at the origin's branch: the error of a frame's time."""
DEADLINE = 20
"""Seconds without thinking: should a worker die, the benchmark goes on, and the frame's time shows it."""
TO_THINK = 300
"""Seconds where a mind is asked: its agents are given what is left of them."""


class Fleet:
    """A world on `workers` workers below a folder; without settings of a mind, one that does not think runs it."""

    def __init__(
        self, folder: Path, workers: int, agents: int, streams: int = 1, mind: dict[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.origin = folder / "origin.git"
        self.clones = [folder / f"w{number:03d}" for number in range(1, workers + 1)]
        self.brief = mind is None
        self.peak = 0.0
        """Megabytes that the largest worker of the last run held at most."""
        init.init(str(self.origin), seed=1, agents=agents, workers=[(clone.name, streams) for clone in self.clones])
        for clone in self.clones:
            kind = "scripted" if mind is None else "litellm"
            join.join(self.origin.as_uri(), str(clone), clone.name, mind=kind, settings=mind)
        self.repo = Repository.at(str(self.origin))

    def run(self, frames: int, trace: Path | None = None) -> tuple[list[float], float]:
        """Make `frames` frames; the seconds from each one to the next, and the seconds of CPU a frame, of all together.

        `trace`: a folder for git's own event traces.
        """
        self._let_run(frames)
        environment = {**os.environ, **({"GIT_TRACE2_EVENT": str(trace)} if trace else {})}
        processes = [self._start(clone, environment) for clone in self.clones]
        try:
            return self._measure(processes)
        finally:
            for process in processes:
                process.kill()

    def _measure(self, processes: list[subprocess.Popen[bytes]]) -> tuple[list[float], float]:
        for process in processes:
            assert process.stdout is not None
            process.stdout.readline()
        for process in processes:
            assert process.stdin is not None
            process.stdin.close()
        moments = self._watch(processes)
        for clone, process in zip(self.clones, processes, strict=True):
            if process.wait():
                raise RuntimeError(f"worker {clone.name} failed: {self._log(clone).read_text()}")
        told = [[float(word) for word in process.stdout.read().split()] for process in processes if process.stdout]
        self.peak = max(most for _, most in told)
        return [after - before for before, after in pairwise(moments)], sum(used for used, _ in told)

    def _let_run(self, frames: int) -> None:
        at = int(self.repo.run("show", "main:frame.json").text.partition('"frame": ')[2].partition(",")[0])
        pace = {"until": at + frames, "deadline": DEADLINE if self.brief else TO_THINK}
        edit_fleet(Place(str(self.origin)), "bench", "run on", lambda doc: doc["frame"].update(pace))

    def _start(self, clone: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.bench.worker", str(clone), *(["--brief"] if self.brief else [])]
        with self._log(clone).open("ab") as log:
            return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=environment)

    def _log(self, clone: Path) -> Path:
        return self.folder / f"{clone.name}.log"

    def _watch(self, processes: list[subprocess.Popen[bytes]]) -> list[float]:
        """When the origin's branch moved, until every worker has ended."""
        branch = self.origin / "refs" / "heads" / "main"
        seen, moments = branch.read_text(), []
        while any(process.poll() is None for process in processes):
            for _ in range(50):
                now = branch.read_text()
                if now != seen:
                    seen = now
                    moments.append(time.monotonic())
                time.sleep(LOOK_EVERY)
        return moments


class Frame:
    """One frame that was made: its commit, and what bare git needs to make the very same."""

    def __init__(self, repo: Repository, oid: str) -> None:
        with repo.objects() as objects:
            commit = objects.commit(oid)
            assert commit is not None
            self.oid, self.parents, self.message, self.line = oid, commit.parents, commit.message, commit.author
            changed = {path: entry for path, (_, entry) in repo.changes(commit.parents[0], oid).items() if entry}
            blobs = objects.read([blob for _, blob in changed.values()])
        self.changes = {path: blob.data for path, blob in zip(changed, blobs, strict=True) if blob}


def made(fleet: Fleet, last: int) -> list[Frame]:
    """The newest `last` frames of a world, oldest first, with no edit between them."""
    oids = fleet.repo.run("rev-list", "--first-parent", "--min-parents=2", "--grep=^frame ", f"-{last}", "main").text
    return [Frame(fleet.repo, oid) for oid in reversed(oids.split())]
