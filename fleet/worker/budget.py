"""What a worker may spend in the making of one frame: its share of the world's caps, the same on every machine.

A share follows from the tree of the frame before alone, and from those of frames still owed: a worker that has not
delivered may have spent its share there all the same, so it stays reserved. It spends nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from fleet import slices
from fleet.world import World

At = Callable[[int], Sequence[World]]
"""Gives the world as it was while it showed a frame: edits can come after the frame's commit. Newest first."""


class Share:
    """Microdollars, or None where nothing is capped; and the name of the cap that binds."""

    def __init__(self, microusd: int | None, why: str) -> None:
        self.microusd = microusd
        self.why = why


def is_capped(world: World) -> bool:
    """Whether any cap is set: then every call must have a price."""
    return any(cap is not None for cap in world.settings.budget.values())


def share(world: World, worker: str, at: At) -> Share:
    """A worker's share of what the frame after `world` may cost, divided by streams among the workers that run it."""
    pool = _pool(world, _reserved(world, at, _pools_of_owed(world, at)))
    if pool.microusd is None:
        return pool
    return Share(_part(at(world.frame), worker, pool.microusd), pool.why)


def _part(shown: Sequence[World], worker: str, pool: int) -> int:
    """The worker's part, by the streams of when the frame was made: an edit after that must not divide it anew."""
    first = shown[-1]
    workers = sorted(slices.holders(first.slices))
    if worker not in workers:
        return 0
    streams = [first.settings.workers.get(name, {"streams": 1})["streams"] for name in workers]
    return slices.shares(pool, streams)[workers.index(worker)]


def _pool(world: World, reserved: int) -> Share:
    """What all workers together may spend in the frame after `world`."""
    budget = world.settings.budget
    frame, total = budget["frame_microusd"], budget["total_microusd"]
    if total is None:
        return Share(frame, "budget.frame_microusd")
    spent = world.clock["total"]["usage"]["microusd"]
    left = max(0, total - spent - reserved)
    if frame is not None and frame < left:
        return Share(frame, "budget.frame_microusd")
    return Share(left, "budget.total_microusd")


def _owed(world: World) -> list[tuple[str, int]]:
    """(worker, frame) of the deliveries that a share is kept for."""
    if world.settings.budget["total_microusd"] is None:
        return []
    return [(worker, frame) for worker, seen in world.workers.items() for frame in seen["owed"]]


def _reserved(world: World, at: At, pools: Mapping[int, int]) -> int:
    """The shares of deliveries that are owed, as their frames gave them."""
    return sum(_part(at(frame - 1), worker, pools[frame]) for worker, frame in _owed(world))


def _pools_of_owed(world: World, at: At) -> dict[int, int]:
    """What was divided in each frame owed: the most, where edits changed it. Oldest first, as it builds on itself."""
    todo = [world]
    needed: set[int] = set()
    while todo:
        fresh = {frame for _, frame in _owed(todo.pop())} - needed
        needed |= fresh
        todo += [then for frame in fresh for then in at(frame - 1)]
    pools: dict[int, int] = {}
    for frame in sorted(needed):
        shown = at(frame - 1)
        pools[frame] = max(_pool(then, _reserved(then, at, pools)).microusd or 0 for then in shown)
    return pools
