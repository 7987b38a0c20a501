"""Makes the world that a release leaves to those after it: small, and with everything in it that a fold does.

`python -m tests.releases.make` writes `protocol-<n>.bundle` beside this file. Such a bundle is never made again once
a release with its protocol is tagged: whatever folds, audits it as it was.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fleet import names, strictjson
from fleet.fold import protocols
from fleet.operator import edit, timelines
from fleet.operator.edit import Place
from tests import room
from tests.operator import town
from tests.operator.town import POST, act
from tests.origin.world import Document, World, comment, delta, post

HERE = Path(__file__).resolve().parent
TIMELINE = "tea"


def main() -> None:
    """Make it in a folder of the moment, in the sealed room."""
    with tempfile.TemporaryDirectory() as folder:
        env = room.environment(Path(folder))
        os.environ.clear()
        os.environ.update(env)
        (Path(folder) / ".gitconfig").write_text(room.CONFIG)
        world = Path(folder) / "world"
        world.mkdir()
        live(town.make(world))
        bundle = HERE / f"protocol-{protocols.NEWEST}.bundle"
        room.git(world / "origin.git", "bundle", "create", "-q", str(bundle), names.MAIN, TIMELINE)


def live(world: World) -> None:
    """What six frames of the town lack (tests/operator/town.py: all kinds of actions, verdicts, a late delivery).

    Edits, one of which has to be merged; a worker that is absent and comes back; a fork, and its merge.
    """
    town.live(world, 7, [act("unsubscribe", 7, "eli", channel="garden"), post(7, "ada", title="Still here")])
    place = Place(str(world.origin))
    edit.set_values(place, "fleet.json", ["frame.absent_after=2"])
    world.push(world.edit("older", {"fleet.json": _renamed(world)}, at=town.at(world, 6), message="another name"))
    for frame in (8, 9, 10):  # w2 is missed twice, then its agents are given to w1
        town.live(world, frame, [comment(frame, "bo", 1, POST)], town.WORKERS[:1])
    timelines.fork(place, TIMELINE, 10)
    world.pull()
    room.git(world.clone, "fetch", "-q", str(world.origin), f"+refs/heads/{TIMELINE}:refs/heads/{TIMELINE}")
    apart(world, 11, [])  # who joins owns nobody yet
    apart(world, 12, [_there(post(12, "cy", title="Elsewhere")), _there(comment(12, "ada", 1, POST, "Here too."))])
    town.live(world, 11, [])
    town.live(world, 12, [post(12, "dee", title="At home")])
    timelines.merge(place, TIMELINE)
    town.live(world, 13, [comment(13, "fay", 1, f"{TIMELINE}.12-cy-1", "Welcome back.")])
    world.check()


def _renamed(world: World) -> bytes:
    document = world.document("fleet.json", town.at(world, 6))
    return strictjson.dumps({**document, "name": "An older name"})


def _there(action: Document) -> Document:
    return {**action, "id": f"{TIMELINE}.{action['id']}"}


def apart(world: World, frame: int, acts: Sequence[Document]) -> None:
    """A frame of the other timeline, made by one worker."""
    tip = world.tip(f"refs/heads/{TIMELINE}")
    mine = sorted({action["agent"] for action in acts})
    made = delta(frame, "w1", agents=mine, actions=list(acts))
    commit = world.commit([tip], {names.delta_path(frame, "w1", "1"): strictjson.dumps(made)})
    world.push(f"{commit}:{names.inbox_ref(TIMELINE, frame, 'w1')}")
    room.git(world.clone, "fetch", "-q", str(world.origin), f"+refs/heads/{TIMELINE}:refs/heads/{TIMELINE}")


if __name__ == "__main__":
    main()
