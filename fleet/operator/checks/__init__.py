"""What `git fleet doctor` looks at, one module a subject, each with `check(case)`: the findings, one after the other.

A check looks; it changes nothing. What can be mended safely says so by its `fix`, which the doctor alone calls.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fleet import roster, schema
from fleet.errors import Failure
from fleet.fold.recount import Census
from fleet.git import GitError, Layout, Objects
from fleet.operator.edit import Place
from fleet.world import World

Document = dict[str, Any]
ERROR, WARNING, NOTE = LEVELS = ("error", "warning", "note")
"""What is wrong; what will be or looks so; what is good to know."""


class Finding:
    """Something found: how bad it is, where, what, the command that mends it, and how the doctor can mend it itself."""

    def __init__(
        self,
        level: str,
        where: str,
        what: str,
        mend: str | Callable[[], str] = "",
        fix: Callable[[], object] | None = None,
    ) -> None:
        self.level = level
        self.where = where
        self.what = what
        self.fix = fix
        self.fixed = False
        self.mend = "" if callable(mend) else mend
        self.search = mend if callable(mend) else None
        """Looks for the command in history, which costs."""


class Few:
    """The first of many findings, and how many more there are: a world that is all broken is told in a page."""

    MOST = 50

    def __init__(self, where: str) -> None:
        self._where = where
        self._kept: list[Finding] = []
        self._more = dict.fromkeys(LEVELS, 0)

    def add(self, finding: Finding) -> None:
        """Keep it, or count it."""
        if len(self._kept) < self.MOST:
            self._kept.append(finding)
        else:
            self._more[finding.level] += 1

    def __iter__(self) -> Iterator[Finding]:
        yield from self._kept
        for level, count in self._more.items():
            if count:
                yield Finding(level, self._where, f"there are {count} more: mend these first")


class Progress:
    """A line on the terminal that says how far a check has come; nothing where there is none."""

    EVERY = 0.1

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def tell(self, what: str, done: int, of: int | None = None) -> None:
        """So much is done."""
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + self.EVERY
            self._write(f"{what}: {done}{f' of {of}' if of else ''}")

    def end(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


class Case:
    """The world that is looked at: one commit of it, for what moves on is not looked at while it moves."""

    def __init__(self, place: Place, objects: Objects, tip: str, progress: Progress) -> None:
        self.place = place
        self.objects = objects
        self.progress = progress
        self.layout = Layout(place.repo.top or place.repo.git_dir)
        world = World.at(objects, tip)
        if world is None:
            raise Failure(f"{place.repo.git_dir}: {place.timeline} names no commit that is here: see git fsck")
        if not any(objects.look([f"{tip}:frame.json", f"{tip}:fleet.json"])):
            raise Failure(f"{place.repo.git_dir} holds no world: run this in a clone of one, or in its bare origin")
        self.world = world
        self.facts: dict[str, int] = {}
        """Numbers that are good to know."""
        self.said = Census()
        """The threads and comments in the tree."""
        self._roots: dict[str, Document | None] = {}

    @property
    def commit(self) -> str:
        """The commit that is looked at."""
        return self.world.commit.oid

    def root(self, path: str) -> Document | None:
        """One of the documents that a world has once, or None where it is missing or cannot be read."""
        if path not in self._roots:
            self._roots.update(self.read([path]))
        return self._roots.get(path)

    @property
    def clock(self) -> Document | None:
        """`frame.json`, if it can be read."""
        return self.root("frame.json")

    @property
    def settings(self) -> roster.Settings | None:
        """`fleet.json`, if it can be read."""
        document = self.root("fleet.json")
        return roster.Settings(document) if document else None

    def read(self, paths: Sequence[str]) -> dict[str, Document | None]:
        """Documents of the tip, kept nowhere: None for one that is not there, left out where it cannot be read."""
        found: dict[str, Document | None] = {}
        blobs = self.objects.read([f"{self.commit}:{path}" for path in paths])
        for path, stored in zip(paths, blobs, strict=True):
            try:
                found[path] = schema.document(path, stored.data) if stored else None
            except schema.Misfit:
                continue
        return found

    def url(self) -> str:
        """Where the world can be cloned from."""
        if self.place.bare:
            return self.place.repo.git_dir
        return without_secrets(self.place.repo.config("remote.origin.url") or "ORIGIN")


def without_secrets(url: str) -> str:
    """An address as it may be shown: a password or token in it stays where it is."""
    scheme, mark, rest = url.partition("://")
    user, at, host = rest.partition("@")
    if not mark or not at or "/" in user:
        return url
    name = f"{user.partition(':')[0]}@" if scheme == "ssh" else ""
    return f"{scheme}://{name}{host}"


def tried(check: Callable[[], Iterator[Finding]], where: str) -> Iterator[Finding]:
    """The findings of a check; that it could not be done is one of them."""
    try:
        yield from check()
    except (Failure, GitError, OSError) as error:
        yield Finding(ERROR, where, f"it could not be looked at: {error}")
