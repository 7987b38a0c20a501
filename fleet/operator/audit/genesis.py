"""Genesis: what a history may begin with. It has no parents to execute, so its shape is all that can be judged.

It reads a folder at a time, for a world may begin with a million agents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fleet import schema, slices, strictjson
from fleet.delta import Refused
from fleet.git import TREE_MODE
from fleet.operator.init import first_clock
from fleet.origin import edits
from fleet.world import World

KINDS = ("fleet", "frame", "workers", "slices", "agent", "channel")
"""What is there before anything has been said."""
PAST = {"agent": ("acts", "notifications"), "channel": ("threads",)}
"""What only frames fill."""


def faults(world: World) -> Iterator[str]:
    """Everything in which the world of frame 0 is none that `git fleet init` can have made. Raises Broken."""
    if world.clock != first_clock():
        yield "frame.json: it is not the clock of a world in which nothing has happened"
    for files in _folders(world, ""):
        yield from _files(world, files)
    agents, workers = world.agents(), world.workers
    roster = world.settings.workers
    if any(seen != {"missed": 0, "owed": [], "last": 0} for seen in workers.values()):
        yield "state/workers.json: nobody has missed or delivered a frame yet"
    strangers = sorted(set(workers) - set(roster))
    if strangers:
        yield f"state/workers.json: {', '.join(strangers)} is not in the roster of fleet.json"
    elif world.slices != slices.divide(agents, roster, sorted(workers)):
        yield "state/slices.json: it is not the division of the agents among the workers of the roster"


def _folders(world: World, folder: str) -> Iterator[list[tuple[str, str, str]]]:
    """The files of each folder, (path, mode, blob) each."""
    entries = world.objects.tree(f"{world.commit.oid}:{folder}")
    named = [(f"{folder}/{entry.name.decode(errors='replace')}".lstrip("/"), entry) for entry in entries]
    yield [(path, entry.mode, entry.oid) for path, entry in named if entry.mode != TREE_MODE]
    for path, entry in named:
        if entry.mode == TREE_MODE:
            yield from _folders(world, path)


def _files(world: World, files: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    oids = [oid for _, _, oid in files]
    contents = {stored.oid: stored.data for stored in world.objects.read(oids) if stored}
    for path, mode, oid in files:
        if path == ".gitattributes":
            continue
        if oid not in contents:
            yield f"{path}: what it holds is not here: git fsck --full"
            continue
        try:
            edits.check_file(contents, path, (mode, oid))
        except Refused as reason:
            yield str(reason)
        else:
            yield from _document(path, contents[oid])


def _document(path: str, data: bytes) -> Iterator[str]:
    kind = schema.document_kind(path)
    if kind not in KINDS:
        yield f"{path}: a world begins without it"
        return
    document = strictjson.loads(data)
    if strictjson.dumps(document) != data:
        yield f"{path}: its bytes are not canonical"
    filled = [field for field in PAST.get(kind, ()) if document[field]]
    if filled:
        yield f"{path} /{filled[0]}: nothing has happened yet"
