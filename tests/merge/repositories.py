"""Real repositories with the driver as `install-hooks` registers it, for tests of what git's commands do with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fleet import strictjson
from fleet.operator.install import install
from tests import room

ATTRIBUTES = "*.json merge=fleet-json\n"


class Shop:
    """A work tree of some project that merges its JSON by the driver."""

    def __init__(self, top: Path, attributes: str = ATTRIBUTES) -> None:
        self.top = top
        top.mkdir(exist_ok=True)
        room.git(top, "init", "-q", "--template=", ".")
        install(str(top))
        (top / ".gitattributes").write_text(attributes)

    def git(self, *args: str) -> str:
        return room.git(self.top, *args)

    def attempt(self, *args: str) -> tuple[int, str]:
        """A git command that may fail: its exit code, and all it said."""
        done = room.attempt(self.top, "git", *args)
        return done.returncode, done.stdout + done.stderr

    def fleet(self, *args: str, at: str = "") -> tuple[int, str]:
        """`git fleet`, likewise."""
        done = room.fleet(self.top / at, *args)
        return done.returncode, done.stdout + done.stderr

    def commit(self, files: Mapping[str, Any]) -> str:
        """Commit files: text as it is, None as gone, anything else as a document. The commit's id."""
        for name, content in files.items():
            path = self.top / name
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content if isinstance(content, str) else document(content))
        self.git("add", "--all")
        self.git("commit", "-q", "-m", f"write {', '.join(files)}")
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, files: Mapping[str, Any], at: str = "HEAD") -> str:
        """A branch with one commit more than `at`; HEAD stays where it is."""
        here = self.git("symbolic-ref", "--short", "HEAD")
        self.git("checkout", "-q", "-b", name, at)
        commit = self.commit(files)
        self.git("checkout", "-q", here)
        return commit

    def fork(self, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """`main` with ours checked out, `side` with theirs."""
        self.commit(base)
        self.branch("side", theirs)
        self.commit(ours)

    def read(self, name: str) -> Any:
        return json.loads((self.top / name).read_text())

    def status(self) -> str:
        return self.git("status", "--porcelain", "--untracked-files=no")


def document(value: Any) -> str:
    return strictjson.dumps(value).decode()
