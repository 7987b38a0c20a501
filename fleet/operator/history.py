"""The world as this repository has it, now or when it showed an earlier frame.

Changes nothing, and fetches only where another timeline than the clone's own is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager

from fleet import names
from fleet.errors import Failure
from fleet.git import Objects
from fleet.operator.edit import Place
from fleet.world import World


@contextmanager
def world_at(path: str, frame: int | None = None, timeline: str = "") -> Iterator[World]:
    """The world of the repository at `path`: in a clone what it has pulled, in an origin the timeline's tip.

    With `frame`, as it was when that frame was made; with a `timeline` other than the clone's own, that one, which
    is asked of the origin. Failure where there is none.
    """
    place = Place(path, timeline)
    with place.repo.objects() as objects:
        tip = place.fetch() if place.elsewhere else names.timeline_ref(place.timeline) if place.bare else "HEAD"
        world = World.at(objects, tip)
        if world is None or world.document("frame.json") is None:
            raise Failure(f"{path} holds no world: run this in a clone of one, or in its bare origin")
        yield world if frame is None else at_frame(place, objects, world, frame)


def at_frame(place: Place, objects: Objects, tip: World, frame: int) -> World:
    """The world at the commit that made `frame`: found in about as many looks as its history has digits, in binary."""
    if frame > tip.frame:
        raise Failure(f"frame {frame} is not made yet: this repository is at frame {tip.frame}")
    line = place.repo.first_parents(tip.commit.oid)

    def shown(oid: str) -> int:
        world = World.at(objects, oid)
        assert world is not None
        return world.frame if world.document("frame.json") else -1

    found = bisect_left(line, frame, key=shown)
    if found == len(line) or shown(line[found]) != frame:
        raise Failure(f"frame {frame} is not in the history that this repository holds: git fetch --unshallow")
    world = World.at(objects, line[found])
    assert world is not None
    return world
