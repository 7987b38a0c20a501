"""The deliveries that wait in the inbox of a timeline, read in two batches.

It tells what is there and what each is for; it neither judges a delivery (the gate did) nor folds it.
"""

from __future__ import annotations

from fleet import delta, roster
from fleet.delta import Delivery
from fleet.git import parse_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from fleet.git import Objects, Repository
    from fleet.world import World


class Pending:
    """A ref of the inbox: its name, the delivery commit, and what the name says."""

    __slots__ = ("frame", "oid", "ref", "worker")

    def __init__(self, ref: str, oid: str) -> None:
        self.ref = ref
        self.oid = oid
        frame, self.worker = ref.split("/")[3:]
        self.frame = int(frame)


def pending(repo: Repository, timeline: str) -> list[Pending]:
    """All refs of the timeline's inbox, by frame and worker."""
    found = [Pending(ref, oid) for ref, oid in repo.refs(f"refs/inbox/{timeline}/").items()]
    return sorted(found, key=lambda item: (item.frame, item.worker))


def came_on_time(world: World, waiting: Iterable[Pending]) -> set[str]:
    """The workers whose delivery for the world's next frame waits."""
    return {item.worker for item in waiting if item.frame == world.frame + 1}


def read(objects: Objects, waiting: list[Pending]) -> list[Delivery]:
    """The deliveries with their deltas. Raises delta.Refused for bytes that no gate would have let in."""
    folders = objects.read([f"{item.oid}:deltas/{item.frame}/{item.worker}" for item in waiting])
    files = [
        (place, entry.name.decode(), entry.oid)
        for place, folder in enumerate(folders)
        if folder
        for entry in parse_tree(folder)
    ]
    blobs = objects.read([oid for _, _, oid in files])
    deltas: list[list[dict[str, object]]] = [[] for _ in waiting]
    for (place, name, _), blob in zip(files, blobs, strict=True):
        assert blob is not None, name
        deltas[place].append(delta.parse(f"deltas/{waiting[place].frame}/{waiting[place].worker}/{name}", blob.data))
    return [Delivery(w.worker, w.frame, made, w.oid) for w, made in zip(waiting, deltas, strict=True)]


def sort_out(world: World, deliveries: list[Delivery]) -> tuple[list[Delivery], list[Delivery]]:
    """Those that the next frame folds, and those that it must not (left over by a crash: folded before)."""
    wanted: list[Delivery] = []
    stale: list[Delivery] = []
    for delivery in deliveries:
        when = roster.timing(delivery.frame, delivery.worker, delivery.ran, world.clock, world.workers)
        (wanted if when else stale).append(delivery)
    return wanted, stale
