"""The commits of a timeline's first-parent line as the audit sees them: clocks, kinds, and the way back.

Every object it reads is hashed again, so that nothing is believed but names. It judges no commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from fleet import names, schema, strictjson
from fleet.errors import Failure
from fleet.fold import protocols
from fleet.git import Commit, GitError, Objects, Repository, Stored
from fleet.operator.audit.differences import object_id
from fleet.roster import Settings
from fleet.world import World

Document = dict[str, Any]
CLOCK = "frame.json"
KEPT = 256
"""Steps that are remembered, for the way back: late deliveries ask for few."""
VERSIONS = 16
"""Versions of fleet.json that are remembered likewise."""
SETTINGS = {"core.commitGraph": "false", "core.deltaBaseCacheLimit": "16m"}
GENESIS, FRAME, EDIT, FORK, FORGED = KINDS = ("genesis", "frame", "edit", "fork", "forged")


def reading(repo: Repository, scratch: str) -> Repository:
    """A repository that is looked at as it was pushed: no replaced objects, no grafts, and nothing written into it."""
    pairs = [(f"GIT_CONFIG_{word}_{n}", part) for n, row in enumerate(SETTINGS.items()) for word, part in _named(row)]
    repo.env |= {
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.path.join(scratch, "none"),
        "GIT_OPTIONAL_LOCKS": "0",
    }
    repo.env |= {"GIT_CONFIG_COUNT": str(len(SETTINGS)), **dict(pairs)}
    repo.scratch = scratch
    return repo


def _named(row: tuple[str, str]) -> list[tuple[str, str]]:
    return list(zip(("KEY", "VALUE"), row, strict=True))


class Verified(Objects):
    """Objects that are what their names say. Raises Failure where one is not: git itself looks only in a transfer."""

    def read(self, names: Sequence[str]) -> list[Stored | None]:
        """As Objects does."""
        found = super().read(names)
        for stored in found:
            if stored and object_id(stored.kind, stored.data, stored.oid) != stored.oid:
                raise Failure(f"the {stored.kind} {stored.oid} does not hold what its name says: see git fsck --full")
        return found


class Step:
    """A commit of the line: what its `frame.json` says, or why that cannot be read."""

    __slots__ = ("clock", "commit", "fault", "frame", "protocol")

    def __init__(self, commit: Commit, stored: Stored | None) -> None:
        self.commit = commit
        self.clock: Document | None = None
        self.protocol = protocols.NEWEST
        self.frame = -1
        """The frame that it shows, -1 where that cannot be read."""
        self.fault = ""
        """Why there is no clock."""
        try:
            self._read(stored)
        except (strictjson.Invalid, schema.Misfit) as error:
            self.fault = f"its {CLOCK} cannot be read: {error}"

    def _read(self, stored: Stored | None) -> None:
        if stored is None or stored.kind != "blob":
            self.fault = f"it has no {CLOCK}"
            return
        found = strictjson.loads(stored.data)
        head: Document = found if isinstance(found, dict) else {}
        frame, protocol = head.get("frame"), head.get("protocol")
        self.frame = frame if type(frame) is int else -1
        if type(protocol) is int and protocol not in protocols.FOLDS:
            known = ", ".join(map(str, sorted(protocols.FOLDS)))
            self.fault = f"its protocol is {protocol}, and this release knows {known}: audit it with one that knows it"
            return
        clock: Document = schema.document(CLOCK, stored.data)
        self.clock, self.protocol = clock, clock["protocol"]

    @property
    def timeline(self) -> str:
        """The timeline that it belongs to; none where that cannot be read."""
        return str(self.clock["timeline"]) if self.clock else ""

    def delivered(self) -> set[tuple[int, str]]:
        """Whose deliveries its clock lists, each (frame, worker)."""
        if self.clock is None:
            return set()
        late = [name.rpartition("/") for name in self.clock["late"]]
        listed = {(int(frame), worker) for worker, _, frame in late if names.is_count(frame)}
        return listed | {(self.frame, worker) for worker in self.clock["delivered"]}

    def __str__(self) -> str:
        return (
            f"frame {self.frame} ({self.commit.oid[:12]})" if self.frame >= 0 else f"the commit {self.commit.oid[:12]}"
        )


def steps(objects: Objects, oids: Sequence[str]) -> list[Step]:
    """These commits, in two batches. GitError where one is not here."""
    commits = objects.read(oids)
    clocks = objects.read([f"{oid}:{CLOCK}" for oid in oids])
    lost = next((oid for oid, commit in zip(oids, commits, strict=True) if not commit or commit.kind != "commit"), None)
    if lost:
        raise GitError(["cat-file"], 128, f"the commit {lost} is not here: git fsck --full")
    return [Step(Commit(c.oid, c.data), clock) for c, clock in zip(commits, clocks, strict=True) if c]


class Past:
    """The way back from a commit, by first parents."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, Step] = {}
        self._settings: dict[str, Settings] = {}

    def step(self, oid: str) -> Step:
        """The commit of that id. GitError where it is not here."""
        if oid not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            (self._known[oid],) = steps(self._objects, [oid])
        return self._known[oid]

    def before(self, step: Step) -> Step | None:
        """The commit before it."""
        return self.step(step.commit.parents[0]) if step.commit.parents else None

    def settings(self, step: Step) -> Settings | None:
        """`fleet.json` of a commit, the same one for the same bytes; None where there is none. Raises Broken."""
        (stored,) = self._objects.look([f"{step.commit.oid}:fleet.json"])
        if stored is None:
            return None
        if stored.oid not in self._settings:
            self._settings = {stored.oid: World(self._objects, step.commit).settings, **self._settings}
            self._settings = dict(islice(self._settings.items(), VERSIONS))
        return self._settings[stored.oid]

    def back(self, step: Step, frame: int) -> Iterator[Step]:
        """From this commit to the oldest one that shows `frame` or a later one."""
        at: Step | None = step
        while at is not None and (at.clock is None or at.frame >= frame):
            yield at
            at = self.before(at)


def kind(here: Step, before: Step | None) -> tuple[str, str]:
    """What a commit is beside the one before it; for a forged one, why it is none of what a timeline is made of."""
    if here.clock is None:
        return FORGED, here.fault
    if before is None:
        begins = here.frame == 0 and here.timeline == names.MAIN
        return (GENESIS, "") if begins else (FORGED, f"history begins with it, and it is not frame 0 of {names.MAIN}")
    if before.clock is None:
        return FORGED, f"what it does cannot be told: the commit before it, {before.commit.oid[:12]}, has no clock"
    return _kind(here, before)


def _kind(here: Step, before: Step) -> tuple[str, str]:
    count = len(here.commit.parents)
    if here.timeline == before.timeline and here.frame == before.frame + 1:
        return FRAME, ""
    if here.frame != before.frame:
        return FORGED, f"it follows frame {before.frame} of {before.timeline}"
    if here.timeline == before.timeline:
        told = f"it is neither a frame nor an edit: an edit has two parents, and it has {count}"
        return (EDIT, "") if count == 2 else (FORGED, told)
    told = f"it leaves {before.timeline} for {here.timeline} with {count} parents, and a fork has one"
    return (FORK, "") if count == 1 else (FORGED, told)
