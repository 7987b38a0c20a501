"""The deliveries that a frame commit has for parents: whose they are, and whether they may be there.

It asks of each what the gate asks, in hindsight, and of all that the frame speaks of no other. It folds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fleet import names, roster
from fleet.delta import Delivery, Refused
from fleet.errors import Failure
from fleet.git import Commit, Repository
from fleet.operator.audit.past import Past, Step, Verified
from fleet.origin import deliveries, publish
from fleet.roster import Settings
from fleet.world import World

DELIVERED = "Fleet-Delivered: "
Place = tuple[int, str]
"""Whose delivery, and for which frame: (frame, worker)."""


class Brought:
    """The deliveries of a frame commit, by its parents; and whether they may be there."""

    def __init__(self, repo: Repository, objects: Verified, past: Past, here: Step, before: Step) -> None:
        self._repo = repo
        self._objects = objects
        self._past = past
        self._here = here
        self._before = before
        self._world = World(objects, before.commit)
        self._parents: dict[tuple[int, str], World] = {}
        self.folded: list[Delivery] = []
        """Those that may be folded, as its parents lie."""
        self.unsigned = 0

    def faults(self) -> Iterator[str]:
        """What is wrong with them, those first that the frame speaks of and that are not there."""
        places = [(oid, self._place(oid)) for oid in self._here.commit.parents[1:]]
        there = [place for _, place in places if place]
        yield from self._dropped(set(there))
        if not any(frame == self._here.frame for frame, _ in there):
            yield "no delivery for it is among its parents, and a frame needs one"
        for oid, place in places:
            if place is None:
                yield f"its parent {oid[:12]} is no delivery"
            elif place not in self._here.delivered():
                yield f"its parent {oid[:12]} is the delivery {_of(place)}, and its frame.json does not list it"
        for place in sorted({place for place in there if there.count(place) > 1}):
            yield f"the delivery {_of(place)} was consumed twice: it is among the parents more than once"
        yield from self._judged([(oid, place) for oid, place in places if place])
        ordered = publish.in_parents_order(self.folded)
        if ordered != self.folded:
            wanted = ", ".join(f"{delivery.worker}/{delivery.frame}" for delivery in ordered)
            yield f"its parents do not lie in order of frame and worker, which is {wanted}"

    def _place(self, oid: str) -> Place | None:
        """Whose delivery a commit is, by the one folder of deltas in its tree; None for what is no delivery."""
        frames = self._objects.tree(f"{oid}:deltas")
        workers = self._objects.tree(frames[0].oid) if len(frames) == 1 else []
        if len(workers) != 1:
            return None
        frame, worker = (entry.name.decode(errors="replace") for entry in (frames[0], workers[0]))
        return (int(frame), worker) if names.is_count(frame) and names.is_name(worker) else None

    def _dropped(self, there: set[Place]) -> Iterator[str]:
        """What frame.json or the trailers name, and no parent brings."""
        listed = self._here.delivered()
        for place in sorted(listed - there):
            yield f"its frame.json says that {_came(place, self._here)}, and {_none(place)}"
        rows = self._here.commit.message.split("\n")
        told = [row.removeprefix(DELIVERED) for row in rows if row.startswith(DELIVERED)]
        said = {(self._here.frame, worker) for row in told for worker in row.split(", ")}
        for place in sorted(said - there - listed):
            yield f"its message says that {_came(place, self._here)}, and {_none(place)}"

    def _judged(self, places: Sequence[tuple[str, Place]]) -> Iterator[str]:
        for oid, place in places:
            try:
                self.folded.append(self._delivery(oid, place))
            except (Refused, Failure) as reason:
                yield f"the delivery {_of(place)} ({oid[:12]}): {reason}"

    def _delivery(self, oid: str, place: Place) -> Delivery:
        """A delivery that the gate would let in, and that the frame owes to its worker. Raises Refused."""
        frame, worker = place
        commit = deliveries.commit_of(self._objects, oid)
        parent = self._parent(commit, frame)
        delivery = self._let_in(list(self._since(parent)), commit, parent, place)
        if roster.timing(frame, worker, delivery.ran, self._world.clock, self._world.workers) is None:
            raise Refused(self._not_owed(oid, place))
        settings = self._past.settings(self._before)
        if settings and (settings.require_signatures or settings.workers.get(worker, {}).get("key")):
            self.unsigned += 1
        return delivery

    def _parent(self, commit: Commit, frame: int) -> World:
        """The world that a delivery was computed from: one for all that share it."""
        key = (frame, commit.parents[0])
        if key not in self._parents:
            self._parents[key] = deliveries.parent_of(self._objects, commit, self._world.timeline, frame)
        return self._parents[key]

    def _let_in(self, since: Sequence[Settings], commit: Commit, parent: World, place: Place) -> Delivery:
        """By roster and limits of a tip that the gate can have seen: any from the frame's first parent back to its own.

        Edits change them, and a delivery that is in stays in.
        """
        refused: Refused | None = None
        for settings in since:
            try:
                return self._checked(settings, commit, parent, place)
            except Refused as reason:
                refused = refused or reason
        raise refused or Refused("no fleet.json says who may deliver")

    def _checked(self, settings: Settings, commit: Commit, parent: World, place: Place) -> Delivery:
        frame, worker = place
        if worker not in settings.workers:
            raise Refused(f"{worker} is not in the roster of fleet.json")
        folder, most = f"deltas/{frame}/{worker}", settings.limits["delta_bytes"]
        files = deliveries.files(self._repo, self._objects, commit, parent.commit, folder, most)
        deltas = deliveries.parsed(files)
        deliveries.judge(deltas, parent, frame, worker, settings.limits)
        return Delivery(worker, frame, [delta for _, delta in deltas], commit.oid)

    def _since(self, parent: World) -> Iterator[Settings]:
        """The settings from the frame's first parent back to the delivery's. Raises Refused if that is off the line."""
        last = None
        for step in self._past.back(self._before, parent.frame):
            settings = self._past.settings(step)
            if settings and settings is not last:
                last = settings
                yield settings
            if step.commit.oid == parent.commit.oid:
                return
        raise Refused(self._off_the_line(parent))

    def _off_the_line(self, parent: World) -> str:
        """History was rewritten under a delivery. It still has the old one above it, which tells what is gone."""
        told = f"its parent {parent.commit.oid[:12]} is on no commit of the timeline {parent.timeline}"
        was = list(self._past.back(self._past.step(parent.commit.oid), parent.frame))
        now = [step for step in self._past.back(self._before, parent.frame) if step.frame == parent.frame]
        lost = _merged(was) - _merged(now)
        whose = [f"the delivery {_of(place)}" if (place := self._place(oid)) else f"{oid[:12]}" for oid in sorted(lost)]
        gone = f": {', '.join(whose)} was merged at frame {parent.frame} and is left out here" if whose else ""
        return f"{told}, so history was rewritten under it{gone}"

    def _not_owed(self, oid: str, place: Place) -> str:
        """Where else it was folded, if it was."""
        for step in self._past.back(self._before, place[0]):
            if oid in step.commit.parents[1:]:
                return f"it was consumed twice: {step} has folded it already"
            if place in step.delivered():
                return f"it was not owed: {step} has folded another delivery {_of(place)}"
        return f"it was not owed to {place[1]} at frame {self._here.frame}"


def _merged(line: list[Step]) -> set[str]:
    return {oid for step in line for oid in step.commit.parents[1:]}


def _of(place: Place) -> str:
    return f"of {place[1]} for frame {place[0]}"


def _came(place: Place, here: Step) -> str:
    frame, worker = place
    return f"{worker} delivered" if frame == here.frame else f"{worker} delivered frame {frame} late"


def _none(place: Place) -> str:
    return f"no delivery of {place[1]} is among its parents"
