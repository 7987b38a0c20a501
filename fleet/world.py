"""The documents of one commit of the world, by what they are. Reads only; a document that does not parse stops all.

A missing document is None; a broken one is a loud error that names it, never `{}`.
"""

from __future__ import annotations

from fleet import names, schema
from fleet.errors import Failure
from fleet.git import TREE_MODE, parse_tree
from fleet.roster import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from fleet.git import Commit, Objects, Stored

    Document = dict[str, Any]


EVERY_FOLDER = tuple(f"{folder:02x}" for folder in range(256))


class Broken(Failure):
    """A document of the world that is not what it must be."""


class World:
    """The world as a commit has it, read through one process."""

    def __init__(self, objects: Objects, commit: Commit) -> None:
        self.objects = objects
        self.commit = commit
        self.sizes: dict[str, int] = {}
        self._read: dict[str, Document | None] = {}

    @classmethod
    def at(cls, objects: Objects, name: str) -> World | None:
        """The world at a ref or commit, or None where there is no such commit."""
        commit = objects.commit(name)
        return cls(objects, commit) if commit else None

    def documents(self, paths: Sequence[str]) -> dict[str, Document | None]:
        """The documents at the paths, in one batch; None where there is none. Raises Broken. Do not change them."""
        fresh = [path for path in dict.fromkeys(paths) if path not in self._read]
        found = self.objects.read([f"{self.commit.oid}:{path}" for path in fresh])
        for path, stored in zip(fresh, found, strict=True):
            self._read[path] = parse(path, stored.data) if stored else None
            self.sizes[path] = stored.size if stored else 0
        return {path: self._read[path] for path in paths}

    def document(self, path: str) -> Document | None:
        """One document, or None."""
        return self.documents([path])[path]

    def needed(self, path: str) -> Document:
        """One document that no world is without."""
        document = self.document(path)
        if document is None:
            raise Broken(f"{path} is missing at {self.commit.oid[:12]}: is this a world made by `git fleet init`?")
        return document

    @property
    def clock(self) -> Document:
        """`frame.json`."""
        return self.needed("frame.json")

    @property
    def frame(self) -> int:
        """The frame that this commit shows."""
        return int(self.clock["frame"])

    @property
    def timeline(self) -> str:
        """The timeline that this commit belongs to."""
        return str(self.clock["timeline"])

    @property
    def settings(self) -> Settings:
        """`fleet.json` with its defaults."""
        return Settings(self.needed("fleet.json"))

    @property
    def workers(self) -> Document:
        """`state/workers.json`."""
        return self.needed("state/workers.json")

    @property
    def slices(self) -> Document:
        """`state/slices.json`."""
        return self.needed("state/slices.json")

    def agents(self, folders: Sequence[str] = EVERY_FOLDER) -> list[str]:
        """The names of the agents in some of the folders of `state/agents/`, sorted. Costs as much as there are."""
        parts = self.objects.read([f"{self.commit.oid}:state/agents/{folder}" for folder in folders])
        found = [entry.name.decode() for part in parts if part for entry in parse_tree(part)]
        return sorted(name.removesuffix(".json") for name in found)

    def listing(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted; none where it is not there."""
        return sorted(entry.name.decode() for entry in self.objects.tree(f"{self.commit.oid}:{folder}"))

    def folders(self, paths: Sequence[str]) -> list[dict[str, str | None]]:
        """Each folder as {name: a file's blob, or None for a folder}, empty where there is none; "" is the root."""
        found = self.objects.read([f"{self.commit.oid}:{path}" for path in paths])
        return [_listed(tree) if tree and tree.kind == "tree" else {} for tree in found]

    def blobs(self, oids: Sequence[str]) -> list[bytes]:
        """What some blobs of the world's history hold. Raises Broken where the repository lacks one."""
        found = self.objects.read(oids)
        lost = [oid for oid, stored in zip(oids, found, strict=True) if stored is None]
        if lost:
            raise Broken(f"the blob {lost[0]}, which a change names, is not here: is this clone shallow? See git fsck")
        return [stored.data for stored in found if stored]

    def lengths(self, oids: Sequence[str]) -> list[int | None]:
        """How many bytes some blobs hold, None for what is no blob here."""
        return [found.size if found and found.kind == "blob" else None for found in self.objects.look(oids)]

    def has_agents(self, agents: Sequence[str]) -> list[bool]:
        """Whether each agent has a document."""
        asked = [f"{self.commit.oid}:{names.agent_path(agent)}" for agent in agents]
        return [stored is not None and stored.kind == "blob" for stored in self.objects.look(asked)]


def _listed(tree: Stored) -> dict[str, str | None]:
    entries = parse_tree(tree)
    return {entry.name.decode(errors="replace"): None if entry.mode == TREE_MODE else entry.oid for entry in entries}


def parse(path: str, data: bytes) -> Document:
    """A document of the world from its bytes. Raises Broken, naming the path and the reason."""
    try:
        document: Document = schema.document(path, data)
    except schema.Misfit as misfit:
        raise Broken(f"{path} is broken: {misfit}; mend it with an edit (see docs/operations.md)") from None
    return document
