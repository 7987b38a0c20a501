"""One delivery as its commit has it: where it stands, what it adds, and whether its worker may.

The gate asks this of what is pushed, the audit of what was folded long ago. It reads by raw trees, so that its cost
does not grow with the world; it changes nothing, and knows neither refs nor clocks.
"""

from __future__ import annotations

import os

from fleet import delta, schema, slices
from fleet.delta import Refused
from fleet.git import FILE_MODE, TREE_MODE
from fleet.world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fleet.delta import Delta
    from fleet.git import Commit, Entry, Objects, Repository

    File = tuple[str, bytes]
    """The path of a delta, and its bytes."""


def commit_of(objects: Objects, oid: str) -> Commit:
    """The commit of a delivery, which has one parent."""
    commit = objects.commit(oid)
    if commit is None:
        raise Refused(f"{oid[:12]} is not a commit")
    if len(commit.parents) != 1:
        raise Refused(f"a delivery has exactly one parent, this has {len(commit.parents)}")
    return commit


def parent_of(objects: Objects, commit: Commit, timeline: str, frame: int) -> World:
    """The world that a delivery for `frame` was computed from, if its clock says so."""
    parent = World.at(objects, commit.parents[0])
    clock = parent.document("frame.json") if parent else None
    if parent is None or clock is None or clock["timeline"] != timeline:
        raise Refused(f"its parent {commit.parents[0][:12]} is no commit of the timeline {timeline}")
    if clock["frame"] != frame - 1:
        raise Refused(f"its parent shows frame {clock['frame']}, a delivery for {frame} needs {frame - 1}")
    return parent


def files(repo: Repository, objects: Objects, commit: Commit, parent: Commit, folder: str, most: int) -> list[File]:
    """The deltas of a delivery whose tree is its parent's plus `folder`, nothing else; `most` bytes at most."""
    root, before = objects.read([commit.tree, parent.tree])
    assert root is not None and before is not None
    own = next((entry for entry in objects.tree(commit.tree) if entry.name == b"deltas"), None)
    if own is None or own.mode != TREE_MODE:
        raise Refused(f"{folder}/ is missing: a delivery adds its delta files there")
    raw = f"{TREE_MODE} deltas\0".encode() + bytes.fromhex(own.oid)
    if root.data.replace(raw, b"", 1) != before.data:
        raise Refused(f"{_first_change(repo, commit, parent)} is changed: a delivery only adds {folder}/*")
    tree = own.oid
    for step, inside in zip(folder.split("/")[1:], ("deltas", "/".join(folder.split("/")[:2])), strict=True):
        entries = objects.tree(tree)
        stray = next((e.name for e in entries if e.name != step.encode() or e.mode != TREE_MODE), None)
        if stray is not None or not entries:
            raise Refused(f"{inside}/{_shown(stray)} is outside {folder}/, the worker's own folder")
        tree = entries[0].oid
    return _contents(objects, objects.tree(tree), folder, most)


def _contents(objects: Objects, entries: Sequence[Entry], folder: str, most: int) -> list[File]:
    if not entries:
        raise Refused(f"{folder}/ holds no delta: a worker without agents delivers an empty one")
    for entry in entries:
        stream, _dot, end = entry.name.partition(b".")
        if entry.mode != FILE_MODE or end != b"json" or not schema.is_digits(stream.decode(errors="replace")):
            raise Refused(f"{folder}/{_shown(entry.name)} is no plain file <stream>.json, stream of digits")
    oids = [entry.oid for entry in entries]
    size = sum(blob.size for blob in objects.look(oids) if blob)
    if size > most:
        raise Refused(f"{folder}/: {size} bytes, over limits.delta_bytes = {most}")
    found = zip(entries, objects.read(oids), strict=True)
    return [(f"{folder}/{entry.name.decode()}", blob.data) for entry, blob in found if blob]


def _first_change(repo: Repository, commit: Commit, parent: Commit) -> str:
    changed = repo.changes(parent.oid, commit.oid)
    return next((_shown(os.fsencode(path)) for path in changed if not path.startswith("deltas/")), "the tree")


def _shown(name: bytes | None) -> str:
    return ascii((name or b"").decode(errors="replace"))[1:-1][:120]


def parsed(found: Sequence[File]) -> list[tuple[str, Delta]]:
    """The deltas of these files, each strict and of the right shape."""
    return [(path, delta.parse(path, data)) for path, data in found]


def judge(
    deltas: Sequence[tuple[str, Delta]], parent: World, frame: int, worker: str, limits: Mapping[str, int]
) -> None:
    """Let the deltas pass, or raise Refused: this worker's, for this frame, of its own agents, within the limits."""
    named = [agent for _, made in deltas for agent in delta.named(made)]
    delta.judge(deltas, delta.Binding(parent.timeline, frame, worker, limits, _owner(parent, named)))


def _owner(parent: World, agents: list[str]) -> Callable[[str], str | None]:
    """Whose an agent is at the parent. One without a document there is outside every slice."""
    there = dict(zip(agents, parent.has_agents(agents), strict=True))
    shared = parent.slices
    return lambda agent: slices.owner(shared, agent) if there.get(agent) else None
