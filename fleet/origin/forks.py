"""Forks: the first commit of a new timeline, made on a commit of the timeline that it leaves.

It says what a fork changes, and whether a commit is one. It moves no ref, and what a fork holds is never merged: the
commit becomes its timeline's first as it is.
"""

from __future__ import annotations

from fleet import names, schema, slices, strictjson
from fleet.delta import Refused
from fleet.git import FILE_MODE
from fleet.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fleet.git import Objects, Repository

SETTINGS = "fleet.json"


def changes(world: World, name: str) -> dict[str, bytes]:
    """What the fork `name` sets on the world that it leaves: its clock's timeline, and nobody expected or at work."""
    nobody = slices.divide(list(world.agents()), world.settings.workers, [])
    documents = {
        "frame.json": {**world.clock, "timeline": name},
        "state/workers.json": {},
        "state/slices.json": nobody,
    }
    return {path: strictjson.dumps(document) for path, document in documents.items()}


def parent_of(objects: Objects, oid: str) -> World | None:
    """The world that a commit leaves as a fork: its only parent, on another timeline; None where it is no fork."""
    here = World.at(objects, oid)
    clock = here.document("frame.json") if here else None
    if here is None or clock is None or len(here.commit.parents) != 1:
        return None
    left = World.at(objects, here.commit.parents[0])
    before = left.document("frame.json") if left else None
    return left if before is not None and before["timeline"] != clock["timeline"] else None


def judge(repo: Repository, objects: Objects, name: str, oid: str) -> World:
    """The tip of the timeline that the fork `name` leaves; raises Refused where `oid` is no such fork."""
    if not names.is_name(name):
        raise Refused(f"{name!r} is no name for a timeline: use a-z, 0-9 and - (at most 63, none at the ends)")
    left = parent_of(objects, oid)
    if left is None:
        raise Refused(
            f"there is no timeline {name} here, and {oid[:12]} begins none: it is not one commit on a commit of "
            f"another timeline; git fleet fork {name}"
        )
    tip = World.at(objects, names.timeline_ref(left.timeline))
    if tip is None or left.commit.oid not in repo.first_parents(tip.commit.oid):
        raise Refused(f"{oid[:12]} leaves {left.commit.oid[:12]}, which is no commit of the timeline {left.timeline}")
    check(repo, left, name, oid)
    return tip


def check(repo: Repository, left: World, name: str, oid: str) -> None:
    """Raises Refused unless the commit changes what a fork changes, and beyond that nothing but the settings."""
    wanted = changes(left, name)
    changed = {path: after for path, (_, after) in repo.changes(left.commit.oid, oid).items()}
    here = World.at(left.objects, oid)
    assert here is not None
    for path, after in changed.items():
        if path not in wanted and path != SETTINGS:
            raise Refused(f"{path}: a fork changes {', '.join(wanted)} and {SETTINGS} alone")
        if after is None or after[0] != FILE_MODE:
            raise Refused(f"{path}: it is a regular file of mode {FILE_MODE} in every world")
    for path, data in wanted.items():
        if _bytes(left.objects, f"{oid}:{path}") != data:
            raise Refused(f"{path}: a fork to {name} has here exactly:{_shown(data)}")
    if SETTINGS in changed:
        _check_settings(_bytes(left.objects, f"{oid}:{SETTINGS}"))


def _check_settings(data: bytes) -> None:
    try:
        document = schema.document(SETTINGS, data)
    except schema.Misfit as misfit:
        raise Refused(f"{SETTINGS}: {misfit}") from None
    if strictjson.dumps(document) != data:
        raise Refused(f"{SETTINGS}: a fork stays as it is, so it is laid out as documents are (docs/protocol.md)")


def _bytes(objects: Objects, name: str) -> bytes:
    stored = objects.one(name)
    return stored.data if stored else b""


def _shown(data: bytes) -> str:
    """A document on one line, in short."""
    text = " ".join(data.decode().split())
    return f" {text}" if len(text) <= 200 else f" {text[:197]}..."
