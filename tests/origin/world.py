"""Real worlds for the tests of the origin: a bare repository with its hooks, and a second one beside it, in which
commits are made and from which they are pushed. Both are copied from a template in milliseconds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from fleet import names, slices, strictjson
from fleet.git import Repository, foreign_environment
from fleet.operator import init, install
from tests import room

if TYPE_CHECKING:
    from fleet.git import Change

Document = dict[str, Any]
AGENTS = ("ada", "bo", "cy", "dee", "eli", "fay")
LINE = "The tests <tests@example.org> 1700000000 +0000"
LONGEST = 60.0
"""Seconds after which something hangs."""


class World:
    """An origin with its hooks, and the bare clone beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "origin.git"
        self.clone = folder / "clone.git"
        self.repo = Repository(str(self.clone), foreign_environment())

    # --- what is there

    def git(self, *args: str) -> str:
        """What git says at the origin."""
        return room.git(self.origin, *args)

    def tip(self, at: str = "refs/heads/main") -> str:
        """The commit that a ref of the origin names."""
        return self.git("rev-parse", at)

    def tree(self, at: str = "refs/heads/main") -> str:
        """The tree of a commit of the origin."""
        return self.git("rev-parse", f"{at}^{{tree}}")

    def document(self, path: str, at: str = "refs/heads/main") -> Document:
        """A document of the world."""
        document: Document = json.loads(self.git("show", f"{at}:{path}"))
        return document

    def clock(self) -> Document:
        """`frame.json` at the tip."""
        return self.document("frame.json")

    def refs(self, *prefixes: str) -> list[str]:
        """The names of the origin's refs."""
        return self.git("for-each-ref", "--format=%(refname)", *prefixes).split()

    def mine(self, worker: str) -> list[str]:
        """The agents of a worker in the next frame."""
        shared = self.document("state/slices.json")
        return [agent for agent in AGENTS if slices.owner(shared, agent) == worker]

    def traces(self) -> set[str]:
        """Everything that a push could leave behind: files of objects (in quarantine too), refs with what they hold."""
        objects = {f"{folder}/{file}" for folder, _, files in os.walk(self.origin / "objects") for file in files}
        return objects | set(self.git("for-each-ref").splitlines())

    def log(self) -> list[str]:
        """The refusals that the origin keeps."""
        path = self.origin / "fleet" / "refused.log"
        return path.read_text().splitlines() if path.exists() else []

    def barrier(self) -> Path:
        """The folder of the barrier of main."""
        return self.origin / "fleet" / "barrier" / "main"

    def left_over(self) -> list[str]:
        """What no barrier may leave: FIFOs, marks of first deliveries, refs that are done with, locks of git's."""
        files = [file.name for file in self.barrier().iterdir() if file.is_fifo() or file.suffix == ".first"]
        locks = [str(file) for file in self.origin.rglob("*.lock") if "fleet" not in file.parts]
        return [*files, *locks, *self.refs("refs/inbox", "refs/wait", "refs/edits", "refs/fleet")]

    def check(self) -> None:
        """The repository is sound, and nothing is left over."""
        done = room.attempt(self.origin, "git", "fsck", "--full", "--strict", "--no-dangling")
        assert (done.returncode, done.stderr.strip()) == (0, "")
        left = self.left_over()
        assert left == [], left

    # --- making commits

    def pull(self) -> str:
        """Bring the clone's main to the origin's, its tip."""
        tip = self.tip()
        if self.repo.resolve("refs/heads/main") != tip:
            room.git(self.clone, "fetch", "-q", str(self.origin), "+refs/heads/main:refs/heads/main")
        return tip

    def commit(
        self, parents: Sequence[str], changes: Mapping[str, Change], message: str = "a change\n", line: str = LINE
    ) -> str:
        """A commit in the clone, its first parent's tree with the changes."""
        return self.repo.commit(list(parents), dict(changes), message, line, line)

    def deliver(self, frame: int, worker: str, *deltas: Document, at: str = "refs/heads/main") -> str:
        """A delivery of the worker's deltas (by default one in which all its agents post), as a refspec."""
        made = deltas or (self.posts(frame, worker),)
        files = {names.delta_path(frame, worker, d["stream"]): strictjson.dumps(d) for d in made}
        parent = self.repo.resolve(at)
        assert parent
        return f"{self.commit([parent], files)}:{names.inbox_ref('main', frame, worker)}"

    def posts(self, frame: int, worker: str) -> Document:
        """A delta in which each agent of the worker posts once."""
        mine = self.mine(worker)
        return delta(frame, worker, agents=mine, actions=[post(frame, agent) for agent in mine])

    def edit(self, name: str, changes: Mapping[str, Change], at: str = "refs/heads/main", message: str = "edit") -> str:
        """An edit, as a refspec."""
        parent = self.repo.resolve(at)
        assert parent
        return f"{self.commit([parent], changes, message + chr(10))}:refs/edits/main/{name}"

    def set(self, name: str, **frame: Any) -> str:
        """An edit that changes `frame` in fleet.json at the tip, as a refspec."""
        document = self.document("fleet.json", self.pull())
        document["frame"].update(frame)
        return self.edit(name, {"fleet.json": strictjson.dumps(document)})

    # --- pushing

    def push(self, *specs: str, ok: bool | None = True) -> subprocess.CompletedProcess[str]:
        """Push refspecs and wait for the answer."""
        done = subprocess.run(
            ["git", "push", "-q", str(self.origin), *specs],
            cwd=self.clone,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            encoding="utf-8",
            errors="replace",
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert ok is None or (done.returncode == 0) == ok, done.stderr
        return done

    def start(self, *specs: str) -> Held:
        """Push refspecs without waiting."""
        return Held(self, specs)

    def hold(self, *specs: str) -> Held:
        """Push refspecs, and return when the origin holds the push."""
        held = self.start(*specs)
        until(held.is_held)
        return held


Worlds = Callable[..., World]
"""Fresh worlds: `worlds(frames=2, frame={"deadline": 1})`; two calls alike give twins."""


class Held:
    """A push under way."""

    def __init__(self, world: World, specs: Iterable[str]) -> None:
        self._said: IO[bytes] = open(world.folder / f"said-{time.monotonic_ns()}", "w+b")
        self._process = subprocess.Popen(
            ["git", "push", "-q", str(world.origin), *specs],
            cwd=world.clone, stdin=subprocess.DEVNULL, stdout=self._said, stderr=self._said,
        )  # fmt: skip

    @property
    def said(self) -> str:
        """What the origin has said so far."""
        self._said.seek(0)
        return self._said.read().decode()

    @property
    def running(self) -> bool:
        """Whether the push has not returned."""
        return self._process.poll() is None

    def is_held(self) -> bool:
        """Whether the origin has said that it holds it."""
        assert self.running, self.said
        return "fleet: " in self.said

    def end(self) -> str:
        """Wait until the push returns, which must be with success; what the origin said."""
        code = self._process.wait(LONGEST)
        assert "Traceback" not in self.said, self.said
        assert code == 0, self.said
        return self.said

    def kill(self) -> None:
        """Kill the client, as when a worker loses its power."""
        self._process.kill()
        self._process.wait(LONGEST)

    def processes(self) -> dict[int, str]:
        """The processes that the push has started, at the origin too, with their commands."""
        rows = subprocess.run(
            ["ps", "-axww", "-o", "pid=,ppid=,command="], capture_output=True, text=True, timeout=LONGEST, check=True
        ).stdout.splitlines()
        parted = [row.split(None, 2) for row in rows]
        table = {int(row[0]): (int(row[1]), row[2] if len(row) > 2 else "") for row in parted}
        found = {self._process.pid}
        while fresh := {pid for pid, (parent, _) in table.items() if parent in found} - found:
            found |= fresh
        return {pid: table[pid][1] for pid in found - {self._process.pid} if pid in table}

    def keepers(self) -> list[int]:
        """The keeper among them."""
        return [pid for pid, command in self.processes().items() if "fleet.origin.barrier" in command]


def until(true: Callable[[], bool], seconds: float = LONGEST) -> None:
    """Wait for something that must come."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.01)


def delta(frame: int, worker: str, stream: str = "1", **more: Any) -> Document:
    """A delta."""
    head = {"protocol": 1, "frame": frame, "worker": worker, "stream": stream, "utc": "2026-11-24T04:05:06Z"}
    return {**head, "agents": [], "actions": [], **more}


def post(frame: int, agent: str, n: int = 1, **more: Any) -> Document:
    """A post."""
    words = {"channel": "general", "title": f"{agent} {frame}", "body": "What I saw."}
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "post", **words, **more}


def comment(frame: int, agent: str, n: int, on: str, body: str = "So it is.") -> Document:
    """A comment."""
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "comment", "on": on, "body": body}


def vote(frame: int, agent: str, n: int, on: str, value: int = 1) -> Document:
    """A vote."""
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": "vote", "on": on, "value": value}


def make(
    folder: Path, workers: Sequence[str], joiners: Sequence[str], agents: Sequence[str], settings: Mapping[str, Any]
) -> World:
    """A new world: `workers` are of genesis, `joiners` are in the roster alone; `settings` go into fleet.json."""
    traits = {"archetype": "keeper", "voice": "calm", "quirk": "counts"}
    cast = [{"name": a, "display": a, "bio": "Here.", "interests": ["tea"], "persona": traits} for a in agents]
    files = init.genesis("test", 7, cast, [(worker, 1) for worker in workers])
    fleet = strictjson.loads(files["fleet.json"])
    for key, value in settings.items():
        fleet[key] = {**fleet[key], **value} if isinstance(value, dict) else value
    fleet["workers"] |= {worker: {"streams": 1, "key": None, "agents": []} for worker in joiners}
    files["fleet.json"] = strictjson.dumps(fleet)
    for name in ("origin.git", "clone.git"):
        room.git(folder, "init", "-q", "--bare", "--template=", "-b", "main", name)
        room.git(folder / name, "config", "core.fsync", "none")  # no power will fail
        repo = Repository.at(str(folder / name))
        commit = repo.commit([], files, "frame 0: genesis\n", LINE, LINE)
        assert repo.transaction([("refs/heads/main", commit, repo.null())])
    install.install(str(folder / "origin.git"))
    return World(folder)


def copy(world: World, folder: Path) -> World:
    """Another world, the same to the byte."""
    for name in ("origin.git", "clone.git"):
        shutil.copytree(world.folder / name, folder / name, copy_function=_copy_file)
    return World(folder)


def _copy_file(source: str, target: str) -> None:
    """Objects never change: a link will do, and is quicker."""
    if "/objects/" in source:
        os.link(source, target)
    else:
        shutil.copy2(source, target)
