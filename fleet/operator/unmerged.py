"""The paths that a merge, rebase, cherry-pick or stash left in conflict, recomputed from git's index each time.

What git keeps of a conflict are three blobs a path; the same merge3 over them gives the conflicts that the driver met,
so nothing of them needs to be stored. Stored is only what has been decided of a path that is not done, in
`<git dir>/fleet/resolved.json`, and it counts only while the path has the same three blobs and the file in the work
tree is what these decisions make of them. It moves no ref and commits nothing.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from typing import Any

from fleet import strictjson
from fleet.errors import Failure
from fleet.git import GitError, Repository
from fleet.merge import document, foreign
from fleet.merge.document import Kind
from fleet.merge.driver import SCHEMA
from fleet.merge.json3 import ABSENT, Conflict, Merged, same
from fleet.merge.settle import settle
from fleet.merge.tree3 import DUE

BASE, OURS, THEIRS = 1, 2, 3
SIDES = {"ours": OURS, "theirs": THEIRS}
DRIVER = "fleet-merge-json"
ATTRIBUTE = "fleet-json"
REGULAR = ("100644", "100755")
NOTHING = b"{}\n"
_LAYOUT = foreign.Layout(b'{\n "a": 1\n}\n')

Decisions = dict[int, Any]
"""By the number of a conflict: "ours", "theirs", or a list of one value."""


class Path:
    """A path in conflict: its three entries, and as far as it is JSON what kind of, and how its sides merge."""

    def __init__(self, name: str, entries: Mapping[int, tuple[str, str]], kind: Kind | None) -> None:
        self.name = name
        self.entries = entries
        self.kind = kind
        self.obstacle = ""
        """Why it cannot be settled by pointers, where it cannot."""
        self.merged = Merged(ABSENT, [])
        self.decided: Decisions = {}
        self.by_hand = False
        """Whether the file in the work tree parses, and is neither the merge nor what was decided."""
        self.like = b""
        self._held: Any = ABSENT

    @property
    def one_sided(self) -> bool:
        """Whether the path itself is in conflict: a side has no file there."""
        return not {OURS, THEIRS} <= self.entries.keys() and not self.is_due

    @property
    def is_due(self) -> bool:
        """Whether it lists what closes in a frame: then no document and an empty one are the same."""
        return self.kind is not None and self.kind.canonical and self.name.startswith(DUE)

    @property
    def open(self) -> list[tuple[int, Conflict]]:
        """The conflicts of which nothing has been decided."""
        return [row for row in enumerate(self.merged.conflicts) if row[0] not in self.decided]

    def key(self) -> list[str]:
        """What its decisions hold for."""
        return [self.entries[stage][1] if stage in self.entries else "" for stage in (BASE, OURS, THEIRS)]

    def merge(self, blobs: Mapping[str, bytes]) -> None:
        """Merge its sides again, as the driver did."""
        if self.kind is None or self.one_sided:
            return
        empty = NOTHING if self.is_due else b""
        base, ours, theirs = (blobs[oid] if oid else empty for oid in self.key())
        self.like = ours
        try:
            self._held, self.merged = self.kind.merge(base, ours, theirs, self.name)
        except Failure as failure:
            self.obstacle = str(failure)

    def value(self, decided: Decisions) -> Any:
        """The merge with what was decided."""
        return settle(self.merged, {number: self._meant(number, choice) for number, choice in decided.items()})

    def _meant(self, number: int, choice: Any) -> Any:
        conflict = self.merged.conflicts[number]
        return choice[0] if isinstance(choice, list) else conflict.ours if choice == "ours" else conflict.theirs

    def data(self, value: Any) -> bytes:
        """The file's bytes with this value."""
        assert self.kind is not None
        return self.kind.encode(value, self.like, self._held)

    def look(self, top: str, decided: Decisions) -> None:
        """Compare with the work tree: decisions hold only where the file is what they make; see `by_hand`."""
        there = self._in_work_tree(top)
        if there is not ABSENT and not same(there, self.value(decided)):
            decided = {}
            # Where a side has no file git leaves the other's as it is.
            self.by_hand = {OURS, THEIRS} <= self.entries.keys() and not same(there, self.merged.value)
        self.decided = decided if there is not ABSENT else {}

    def _in_work_tree(self, top: str) -> Any:
        """The value of the file, ABSENT where there is none, or conflict markers."""
        file = os.path.join(top, self.name)
        if self.kind is None or not os.path.isfile(file):
            return ABSENT
        with open(file, "rb") as opened:
            try:
                return self.kind.parse(opened.read(), self.name, "the work tree")
            except Failure:
                return ABSENT


class Unmerged:
    """All of them, of the work tree at hand."""

    def __init__(self, where: str) -> None:
        try:
            self.repo = Repository.at(where)
        except GitError:
            raise Failure(f"{where} is no git repository: run this in the work tree that has the conflicts") from None
        if self.repo.top is None:
            raise Failure("a bare repository has no work tree, so nothing is in conflict here")
        self.top = self.repo.top
        self._where = os.path.realpath(where)
        self._notes = os.path.join(self.repo.git_dir, "fleet", "resolved.json")
        self.paths = self._read()

    def _read(self) -> list[Path]:
        entries = self.repo.unmerged()
        kinds = self._kinds(list(entries))
        regular = {name for name, row in entries.items() if all(mode in REGULAR for mode, _ in row.values())}
        paths = [Path(name, entries[name], kinds[name] if name in regular else None) for name in entries]
        asked = sorted({oid for path in paths for oid in path.key() if path.kind and oid})
        with self.repo.objects() as objects:
            blobs = {stored.oid: stored.data for stored in objects.read(asked) if stored}
        notes = self._noted()
        for path in paths:
            path.merge(blobs)
            if path.kind is not None and not path.obstacle and not path.one_sided:
                path.look(self.top, decisions(notes.get(path.name), path))
        return paths

    def _kinds(self, paths: list[str]) -> dict[str, Kind | None]:
        """What the paths are to the driver that their attributes name, None where that is not ours."""
        drivers = self.repo.attributes("merge", paths) if paths else []
        commands = {driver: self.repo.config(f"merge.{driver}.driver") or "" for driver in set(drivers)}
        world = document.is_world(self.top)
        return {path: self._kind(path, driver, commands, world) for path, driver in zip(paths, drivers, strict=True)}

    def _kind(self, path: str, driver: str, commands: Mapping[str, str], world: bool) -> Kind | None:
        if driver != ATTRIBUTE and DRIVER not in commands[driver]:
            return None
        words = shlex.split(commands[driver].partition("||")[0].replace("%%", "%"))
        named = [word.removeprefix(SCHEMA) for word in words if word.startswith(SCHEMA)]
        if named:
            return document.kind_by_schema(os.path.join(self.top, named[-1]))
        return document.kind_in_world(path) if world else Kind()

    def find(self, name: str) -> Path:
        """The path that is meant: counted from where the person stands, or as listed. Failure where it is none."""
        here = os.path.relpath(os.path.join(self._where, name), os.path.realpath(self.top))
        by_name = {path.name: path for path in self.paths}
        found = by_name.get(here) or by_name.get(name)
        if found is None:
            listed = f"in conflict are: {', '.join(by_name)}" if by_name else "nothing is in conflict here"
            raise Failure(f"{name} is not in conflict; {listed}")
        return found

    # --- what was decided

    def _noted(self) -> dict[str, Any]:
        if not os.path.exists(self._notes):
            return {}
        with open(self._notes, "rb") as file:
            try:
                notes = foreign.loads(file.read())
            except strictjson.Invalid:  # cut short by a crash: then nothing has been decided
                return {}
        return notes if isinstance(notes, dict) else {}

    def note(self, path: Path) -> None:
        """Keep what has been decided of a path until it is done; of paths no longer in conflict keep nothing."""
        rows = [[number, choice] for number, choice in sorted(path.decided.items())]
        mine = {path.name: {"of": path.key(), "decided": rows}} if rows and path.open else {}
        there = {other.name for other in self.paths if other is not path}
        notes = {name: row for name, row in self._noted().items() if name in there} | mine
        if notes:
            os.makedirs(os.path.dirname(self._notes), exist_ok=True)
            with open(self._notes, "wb") as file:
                file.write(_LAYOUT.write(notes))
        elif os.path.exists(self._notes):
            os.unlink(self._notes)


def decisions(note: Any, path: Path) -> Decisions:
    """What was decided of a path by a note; nothing where the note is of another merge, or is none."""
    if not isinstance(note, dict) or note.get("of") != path.key():
        return {}
    return {int(number): choice for number, choice in note["decided"] if int(number) < len(path.merged.conflicts)}
