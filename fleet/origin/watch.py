"""`git fleet fold`: be the primary in a clone, where the host of the origin runs no hooks.

The same gate, the same fold; what moves the refs is one `push --atomic` with leases, so of two such primaries one can
only lose, and folds again. It works in a bare mirror of its own inside the clone's git directory; the clone itself is
never touched.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

from fleet import names, roster
from fleet.delta import Refused
from fleet.errors import Failure
from fleet.git import Objects, Repository, foreign_environment, reason, run
from fleet.origin import barrier, edits, inbox, locks, publish
from fleet.origin.gate import Gate, Push

Say = Callable[[str], None]
SHORTEST, LONGEST = 0.5, 5.0


class Primary:
    """A primary for the timeline of an origin at `url`, from the clone's repository."""

    def __init__(self, clone: Repository, url: str, timeline: str, say: Say) -> None:
        self._url = url
        self._timeline = timeline
        self._say = say
        self._mirror = mirror_of(clone)
        self._folder = locks.folder(self._mirror, timeline)
        self._judged: set[tuple[str, str]] = set()

    def watch(self) -> None:
        """Fold whenever the barrier says so, until interrupted."""
        pause = SHORTEST
        while True:
            pause = SHORTEST if self.turn() else min(pause * 1.5, LONGEST)
            time.sleep(pause)

    def turn(self) -> bool:
        """Look once: judge what is new, merge edits, fold if the frame closes. Whether the timeline moved."""
        with locks.primary(self._mirror), self._mirror.objects() as objects:
            self._fetch()
            before = publish.tip_of(self._mirror, objects, self._timeline).commit.oid
            timelines = (self._timeline, *self._forks())
            self._judge(objects, timelines)
            for timeline in timelines:
                for sentence in publish.publish_edits(self._mirror, objects, timeline, self._move):
                    self._say(sentence)
            self._fold(objects)
            return publish.tip_of(self._mirror, objects, self._timeline).commit.oid != before

    def awaited(self) -> list[str]:
        """Who has not delivered for the next frame."""
        with self._mirror.objects() as objects:
            world = publish.tip_of(self._mirror, objects, self._timeline)
            came = inbox.came_on_time(world, inbox.pending(self._mirror, self._timeline))
            return sorted(set(roster.expected(world.settings, world.workers)) - came)

    def _forks(self) -> list[str]:
        """The timelines that wait to begin: there are edits to them, and no such timeline."""
        asked = {ref.split("/")[2] for ref in self._mirror.refs("refs/edits/")}
        there = {ref.removeprefix(names.timeline_ref("")) for ref in self._mirror.refs("refs/heads/")}
        return sorted(asked - there)

    def _fold(self, objects: Objects) -> None:
        world = publish.tip_of(self._mirror, objects, self._timeline)
        note = barrier.Note(self._folder)
        if note.lines.get("tip") != world.commit.oid:
            note.bring(world)
        closes = barrier.closing(self._mirror, world, note)
        if closes is not None and closes <= time.time():
            after = barrier.close_frame(self._mirror, objects, note, world, self._move)
            self._say(after.commit.message.partition("\n")[0])

    def _fetch(self) -> None:
        kinds = ("heads", f"inbox/{self._timeline}", "edits")
        wanted = [f"+refs/{kind}/*:refs/{kind}/*" for kind in kinds]
        command = ("fetch", "--quiet", "--no-tags", "--prune", "--no-auto-maintenance", self._url)
        answer = self._mirror.run(*command, *wanted, ok=tuple(range(256)))
        if answer.code:
            raise Failure(f"the origin {self._url} could not be asked: {reason(answer.said)}")

    def _judge(self, objects: Objects, timelines: Iterable[str]) -> None:
        gate = Gate(self._mirror, objects)
        edited = [f"refs/edits/{timeline}/" for timeline in timelines]
        for ref, oid in self._mirror.refs(f"refs/inbox/{self._timeline}/", *edited).items():
            if (ref, oid) not in self._judged:
                self._judge_one(gate, ref, oid)

    def _judge_one(self, gate: Gate, ref: str, oid: str) -> None:
        """The gate first: what it refuses is moved out of the way, to refs/refused/."""
        try:
            gate.judge(Push(f"{'0' * len(oid)} {oid} {ref}"))
            self._judged.add((ref, oid))
        except edits.Conflict:
            return  # it waits, and is told as pending
        except (Refused, Failure) as refused:
            self._say(f"refused: {refused}")
            aside = f"refs/refused/{ref.removeprefix('refs/')}-{oid[:12]}"
            self._push([(ref, None, oid), (aside, oid, "0" * len(oid))])
            self._mirror.transaction([(ref, None, oid)])

    def _move(self, moves: publish.Moves) -> bool:
        """Move the origin's refs all or none, and the mirror's after them; where another was first, look again."""
        if self._push(moves):
            return self._mirror.transaction(moves)
        self._fetch()
        return False

    def _push(self, moves: publish.Moves) -> bool:
        leases = [f"--force-with-lease={ref}:{'' if not old.strip('0') else old}" for ref, _, old in moves]
        specs = [f"{new or ''}:{ref}" for ref, new, _ in moves]
        answer = self._mirror.push(self._url, *specs, options=("--atomic", *leases))
        refused = [row for row in answer.said.splitlines() if "fleet: refused:" in row]
        if refused:
            raise Failure(f"{self._url} runs hooks of its own and is its own primary: there is nothing to fold here")
        return answer.code == 0


def mirror_of(clone: Repository) -> Repository:
    """The bare mirror inside a clone's git directory; it borrows the clone's objects."""
    path = os.path.join(clone.git_dir, "fleet", "primary.git")
    if not os.path.isdir(path):
        run(["init", "--quiet", "--bare", "--template=", path], foreign_environment())
        os.makedirs(os.path.join(path, "objects", "info"), exist_ok=True)
        with open(os.path.join(path, "objects", "info", "alternates"), "w", encoding="utf-8") as file:
            file.write(os.path.join(clone.git_dir, "objects") + "\n")
    return Repository.at(path)
