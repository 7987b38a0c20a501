"""The recount: what the deltas of history add up to, frame after frame, beside what each clock says.

Pure: it is handed every clock of a timeline in order, with the deliveries that were folded into it. It keeps numbers
alone, so that its memory does not grow with what was said.
"""

from __future__ import annotations

from fleet.fold.laws import Breach
from fleet.names import LARGEST, id_key
from fleet.usage import USAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from fleet.delta import Delivery

    Document = dict[str, Any]

CLOCK = "frame.json"
WORKERS = "state/workers.json"
SPEECH = ("post", "comment", "debate", "change")
"""Actions whose ids stay in the tree, as those of threads and comments."""
WORD = 2**64


class Census:
    """Ids by the frame in their names: how many, and a sum that tells two sets of as many apart."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[int, int]] = {}

    def add(self, made: str) -> None:
        """Count an id."""
        frame = id_key(made)[0]
        count, mix = self._counts.get(frame, (0, 0))
        self._counts[frame] = (count + 1, (mix + hash(made)) % WORD)

    def differs(self, other: Census) -> set[int]:
        """The frames whose ids are not those of the other."""
        frames = {*self._counts, *other._counts}
        return {frame for frame in frames if self._counts.get(frame) != other._counts.get(frame)}


class Recount:
    """A timeline's clocks, counted again from `before`, the clock to begin with."""

    def __init__(self, before: Document) -> None:
        self.total = _total(before)
        self.actions = 0
        self.said = Census()
        """The threads and comments that were applied."""
        self._delivered: dict[str, int] = {}

    def forked(self) -> None:
        """From here on the timeline is another one, on which nobody has delivered yet."""
        self._delivered = {}

    def take(self, clock: Document, deliveries: Sequence[Delivery]) -> Iterator[Breach]:
        """Count the next frame's deliveries, and give all in which its clock differs."""
        yield from self._once(deliveries)
        applied, strangers = apply(clock, deliveries)
        for made in strangers:
            yield Breach(CLOCK, "rejected", f"{made} is rejected, and no delta of the frame holds it")
        for action in applied:
            if action["do"] in SPEECH:
                self.said.add(action["id"])
        self.actions += len(applied)
        found = _count(clock["frame"], applied, deliveries)
        self.total = {part: _sum(self.total[part], found[part]) for part in self.total}
        found["total"] = self.total
        yield from differences("", {key: clock[key] for key in found}, found)
        self.total = _total(clock)  # a wrong one is told once

    def _once(self, deliveries: Sequence[Delivery]) -> Iterator[Breach]:
        for delivery in deliveries:
            bit = 1 << delivery.frame
            if self._delivered.get(delivery.worker, 0) & bit:
                told = f"the delivery of {delivery.worker} for frame {delivery.frame} was folded before"
                yield Breach(CLOCK, "delivered", told)
            self._delivered[delivery.worker] = self._delivered.get(delivery.worker, 0) | bit

    def attendance(self, workers: Mapping[str, Document], frame: int) -> Iterator[Breach]:
        """How `state/workers.json` of that frame is not what the deliveries say."""
        for worker in sorted({*workers, *self._delivered}):
            seen, bits = workers.get(worker), self._delivered.get(worker, 0)
            if seen is None:
                yield Breach(WORKERS, worker, "it has delivered, and is not listed")
                continue
            last = max(bits.bit_length() - 1, 0)
            if seen["last"] != last:
                yield Breach(WORKERS, f"{worker}/last", f"it says {seen['last']}, the last one delivered is {last}")
            yield from _owed(worker, seen["owed"], bits, frame)
            if seen["missed"] and bits >> frame & 1:
                yield Breach(WORKERS, f"{worker}/missed", f"it says {seen['missed']}, and frame {frame} has its delta")


def _owed(worker: str, owed: Sequence[int], bits: int, frame: int) -> Iterator[Breach]:
    place = f"{worker}/owed"
    if list(owed) != sorted(set(owed)):
        yield Breach(WORKERS, place, "the frames are not in order")
    for of in owed:
        if of > frame:
            yield Breach(WORKERS, place, f"frame {of} is owed, and not made yet")
        elif bits >> of & 1:
            yield Breach(WORKERS, place, f"frame {of} is owed, and was delivered")


def apply(clock: Mapping[str, Any], deliveries: Iterable[Delivery]) -> tuple[list[Document], list[str]]:
    """The actions of a frame that were applied; the ids that its clock rejects and that are in no delta."""
    left: dict[str, int] = {}
    for entry in clock["rejected"]:
        left[entry["id"]] = left.get(entry["id"], 0) + 1
    applied = []
    for delivery in deliveries:
        for delta in delivery.deltas:
            for action in delta["actions"]:
                if left.get(action["id"]):
                    left[action["id"]] -= 1
                else:
                    applied.append(action)
    return applied, [made for made, count in left.items() if count]


def _count(frame: int, applied: Sequence[Document], deliveries: Sequence[Delivery]) -> Document:
    """The part of a clock that is a count of its deltas."""
    actions: dict[str, int] = {}
    for action in applied:
        actions[action["do"]] = actions.get(action["do"], 0) + 1
    deltas = [delta for delivery in deliveries for delta in delivery.deltas]
    entries = [entry for delta in deltas for entry in delta.get("usage", ())]
    return {
        "delivered": sorted(d.worker for d in deliveries if d.frame == frame),
        "late": sorted(f"{d.worker}/{d.frame}" for d in deliveries if d.frame != frame),
        "applied": len(applied),
        "actions": actions,
        "agents": len({agent for delta in deltas for agent in delta["agents"]}),
        "errors": sum(len(delta.get("errors", ())) for delta in deltas),
        "usage": {key: min(sum(entry[key] for entry in entries), LARGEST) for key in USAGE},
    }


def _total(clock: Document) -> dict[str, dict[str, int]]:
    return {part: dict(clock["total"][part]) for part in ("actions", "usage")}


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: min(one.get(key, 0) + other.get(key, 0), LARGEST) for key in {*one, *other}}


def differences(place: str, said: Any, found: Any) -> Iterator[Breach]:
    """Where a part of a clock is not what the recount gives, by the innermost keys."""
    if isinstance(said, dict) and isinstance(found, dict):
        for key in sorted({*said, *found}):
            yield from differences(f"{place}/{key}" if place else key, said.get(key, 0), found.get(key, 0))
    elif said != found:
        yield Breach(CLOCK, place, f"it says {said}, a recount of the deltas gives {found}")
