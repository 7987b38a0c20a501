"""A worker's clone: who it is, what its git directory remembers, and its way to the origin.

It never touches the index, the work tree or the branch, except through `git pull --ff-only`.
"""

from __future__ import annotations

import os
import time

from fleet import names, strictjson
from fleet.errors import Failure
from fleet.git import Answer, GitError, Repository, reason

REMOTE = "origin"
KEPT = 64
"""How many deliveries the clone's own note remembers: as many frames as can be owed."""


class Clone:
    """The clone at a path, as the worker that its configuration names."""

    def __init__(self, path: str) -> None:
        try:
            self.repo = Repository.at(path)
        except GitError:
            raise Failure(f"{path} is no git repository: run this in a clone made by git fleet join") from None
        self.path = self.repo.top or path
        self._config = self.repo.settings()
        self.worker = self.config("fleet.worker") or ""
        self.timeline = self.config("fleet.timeline") or names.MAIN
        self.mind = self.config("fleet.mind") or "scripted"
        self.folder = os.path.join(self.repo.git_dir, "fleet")
        os.makedirs(self.folder, exist_ok=True)
        self.pulled = float("-inf")
        """When this process pulled last, by the monotonic clock."""

    def config(self, key: str) -> str | None:
        """A value of git's configuration as it was when this was made, or None."""
        return self._config.get(key)

    def check_worker(self) -> None:
        """Refuse to work in a clone that is nobody's."""
        if not names.is_name(self.worker):
            said = f"fleet.worker is {self.worker!r}" if self.worker else "fleet.worker is not set"
            raise Failure(f"{self.path}: {said}: git config fleet.worker NAME, or make a clone with git fleet join")

    def file(self, name: str) -> str:
        """A file of ours in the git directory."""
        return os.path.join(self.folder, name)

    def leave_word(self, sentence: str) -> None:
        """Leave what a hook has to say where `status` looks: git ignores its exit code."""
        with open(self.file("word"), "w", encoding="utf-8") as file:
            file.write(sentence + "\n")

    def word(self) -> str:
        """What the last hook left word of, or nothing."""
        return read_text(self.file("word"))

    def notes(self) -> dict[str, str]:
        """This clone's own note: `<timeline>/<frame>` of what it delivered, and how that was taken."""
        try:
            with open(self.file("delivered.json"), "rb") as file:
                found: dict[str, str] = strictjson.loads(file.read())
        except FileNotFoundError:
            return {}
        except strictjson.Invalid as error:
            raise Failure(f"{self.file('delivered.json')} is broken: {error}; remove it, the origin knows") from None
        return found

    def delivered(self, frame: int) -> bool:
        """Whether this clone has made the delivery for `frame`."""
        return f"{self.timeline}/{frame}" in self.notes()

    def note(self, frame: int, how: str) -> None:
        """Remember that the delivery for `frame` is made."""
        notes = {**self.notes(), f"{self.timeline}/{frame}": how}
        newest = sorted(notes, key=lambda key: int(key.partition("/")[2]))[-KEPT:]
        replace(self.file("delivered.json"), strictjson.dumps({key: notes[key] for key in newest}))

    def pull(self, before: str = "") -> bool:
        """`git pull --ff-only`; whether the post-merge hook told that the clock has moved. Failure where it cannot.

        With the commit pulled `before`, a hook that did not run is found out.
        """
        moved = self.file("moved")
        if os.path.exists(moved):
            os.unlink(moved)
        answer = self.repo.pull(REMOTE, self.timeline, {"FLEET_MOVED": moved})
        if answer.code:
            raise self._pull_failed(answer)
        self.pulled = time.monotonic()
        told = os.path.exists(moved)
        if not told and before and self.repo.resolve("HEAD") != before:
            raise Failure(f"{self.path}: its post-merge hook did not run: make install-hooks REPO={self.path}")
        return told

    def _pull_failed(self, answer: Answer) -> Failure:
        if self.repo.remote_refs(REMOTE, names.timeline_ref(self.timeline)) is None:
            return OutOfReach(f"the origin {self.url()} is out of reach: {reason(answer.said)}")
        touched = self.repo.local_changes()
        if touched:
            return Failure(
                f"{self.path} has local changes ({', '.join(touched[:3])}): move them out of the way with git stash; "
                "a worker never changes files"
            )
        return Failure(f"git pull failed in {self.path}: {reason(answer.said)}")

    def url(self) -> str:
        """Where the origin is."""
        return self.config(f"remote.{REMOTE}.url") or REMOTE


def replace(path: str, data: bytes) -> None:
    """Write a small file whole, or not at all."""
    with open(f"{path}.new", "wb") as file:
        file.write(data)
    os.replace(f"{path}.new", path)


def read_text(path: str) -> str:
    """A small file's text without the space around it; nothing where there is no file."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


class OutOfReach(Failure):
    """The origin does not answer: worth another try."""


def clone_at(path: str) -> Clone:
    """The worker's clone at a path."""
    clone = Clone(path)
    clone.check_worker()
    return clone
