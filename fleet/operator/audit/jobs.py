"""Commits dealt out to several processes, a few neighbours at a time; their verdicts as they come.

It judges nothing. However it is left, by its end, a failure or ^C, no process is left behind.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import IO, Any

from fleet import places
from fleet.errors import Failure
from fleet.git import Repository
from fleet.operator.audit.job import verdict
from fleet.operator.audit.judge import Judge

AT_ONCE = 8
"""Neighbouring commits that a process gets at a time."""
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from fleet.operator.audit import job; job.main()"


def verdicts(repo: Repository, oids: Sequence[str], jobs: int) -> Iterator[dict[str, Any]]:
    """The verdict on each commit, in no order. Failure where one could not be had."""
    jobs = min(jobs, -(-len(oids) // AT_ONCE))
    for row in _here(repo, oids) if jobs <= 1 else _apart(repo, oids, jobs):
        if "failure" in row:
            raise Failure(row["failure"])
        if "bug" in row:
            raise RuntimeError(row["bug"])
        yield row


def _here(repo: Repository, oids: Sequence[str]) -> Iterator[dict[str, Any]]:
    judge = Judge(repo)
    try:
        for oid in oids:
            yield verdict(judge, oid)
    finally:
        judge.close()


def _apart(repo: Repository, oids: Sequence[str], jobs: int) -> Iterator[dict[str, Any]]:
    chunks = iter([oids[start : start + AT_ONCE] for start in range(0, len(oids), AT_ONCE)])
    with contextlib.ExitStack() as stack, selectors.DefaultSelector() as waiting:
        for _ in range(jobs):
            hand = stack.enter_context(Hand(repo))
            if hand.give(next(chunks, ())):
                waiting.register(hand.told, selectors.EVENT_READ, hand)
        while waiting.get_map():
            for key, _ in waiting.select():
                yield from key.data.take()
                if not key.data.busy and not key.data.give(next(chunks, ())):
                    waiting.unregister(key.data.told)


class Hand:
    """One process that judges."""

    def __init__(self, repo: Repository) -> None:
        command = [sys.executable, "-P", "-c", START, places.house(), repo.git_dir, repo.scratch]
        # In a session of its own: ^C is for the audit, which ends it.
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        assert self._process.stdin and self._process.stdout
        self._asked = self._process.stdin
        self.told: IO[bytes] = self._process.stdout
        self._rest = b""
        self.busy = 0
        """Verdicts that it owes."""

    def __enter__(self) -> Hand:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.wait()
        with contextlib.suppress(BrokenPipeError):
            self._asked.close()
        self.told.close()

    def give(self, oids: Sequence[str]) -> int:
        """Ask for the verdicts on some commits; how many."""
        if oids:
            self._asked.write(" ".join(oids).encode() + b"\n")
            self._asked.flush()
        self.busy = len(oids)
        return self.busy

    def take(self) -> Iterator[dict[str, Any]]:
        """The verdicts that are there."""
        data = os.read(self.told.fileno(), 1 << 16)
        if not data:
            raise Failure(
                f"a process of the audit ended with code {self._process.wait()}: try git fleet audit --jobs 1"
            )
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self.busy -= 1
            yield json.loads(line)
