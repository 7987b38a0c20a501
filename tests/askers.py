"""Small worlds whose agents ask a model: a real origin with its hooks, clones copied in milliseconds, and workers that
are forked from this process, so that litellm is imported once. It decides nothing about what is asked or answered.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from fleet import cli, delta, names, slices, strictjson
from fleet.git import Repository, foreign_environment
from fleet.minds.progress import Progress
from fleet.operator import init, join
from fleet.worker import clone, cycle
from fleet.worker.thinking import Thinking
from fleet.world import World
from tests import room
from tests.endpoint import Endpoint, Request

Action = dict[str, Any]
Delta = dict[str, Any]
LINE = "The tests <tests@example.org> 1700000000 +0000"
PATIENT = 60.0
PROTOCOLS = ("openai", "ollama")
HOSTS: set[str] = set()
"""Whom this process wanted to reach since litellm began to be imported."""


@cache
def warm() -> None:
    """Import litellm, as a worker that calls a model does, and note whom anyone here wants to reach from then on."""
    _listen()
    from fleet.minds import calls

    calls.litellm()


def _listen() -> None:
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connecting(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            HOSTS.add(str(address[0]))
        connect(self, address)

    def looking_up(host: Any, *args: Any, **more: Any) -> Any:
        HOSTS.add(str(host))
        return look_up(host, *args, **more)

    socket.socket.connect = connecting  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = looking_up


def reach(endpoint: Endpoint, protocol: str = "openai", model: str = "x") -> dict[str, str]:
    """The settings of a mind that asks the endpoint in a protocol."""
    ollama = protocol == "ollama"
    base = endpoint.ollama_url if ollama else endpoint.url
    return {"model": f"{'ollama_chat' if ollama else 'openai'}/{model}", "api-base": base}


def falling_back(endpoint: Endpoint, protocol: str = "openai", model: str = "other") -> dict[str, str]:
    """The settings of a mind whose second model is asked at the endpoint."""
    found = reach(endpoint, protocol, model)
    return {"fallback": found["model"], "fallback-api-base": found["api-base"]}


# ---- what a model says


def post(text: str = "One thought.", **more: Any) -> Action:
    """An action as a model says it."""
    return {"do": "post", "channel": "general", "title": f"On {text}"[:60], "body": text, "tags": None, **more}


def say(*actions: Action) -> str:
    """The mode of an endpoint that answers these actions."""
    return "say:" + json.dumps({"actions": list(actions)})


def whose(request: Request, agents: Sequence[str]) -> list[str]:
    """Which of the agents a request asks for. It must be one of a world in which nobody has spoken yet."""
    text = "\n".join(request.texts[:2])
    return [agent for agent in agents if re.search(rf"(?<![a-z0-9-]){agent}(?![a-z0-9-])", text)]


# ---- worlds


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="fleet-askers-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


@cache
def _template(agents: int, workers: tuple[str, ...], streams: int) -> Path:
    folder = _folder() / f"{agents}-{'-'.join(workers)}-{streams}"
    origin = folder / "origin.git"
    init.init(str(origin), seed=3, agents=agents, workers=[(name, streams) for name in workers])
    for name in workers:
        join.join(str(origin), str(folder / name), name)
    return folder


class Fleet:
    """A world of its own below a folder: its origin, and a clone for each of its workers."""

    def __init__(
        self,
        folder: Path,
        agents: int = 6,
        workers: tuple[str, ...] = ("mini-1",),
        streams: int = 4,
        world: Mapping[str, Any] | None = None,
    ) -> None:
        """`world` is laid over `fleet.json`, key by key."""
        template = _template(agents, workers, streams)
        self.workers = workers
        self.origin = Path(shutil.copytree(template / "origin.git", folder / "origin.git"))
        self.clones = {name: folder / name for name in workers}
        for name, path in self.clones.items():
            shutil.copytree(template / name, path)
            room.git(path, "config", "remote.origin.url", str(self.origin))
        if world:
            self.set(world)

    @property
    def clone(self) -> Path:
        """The first worker's clone."""
        return self.clones[self.workers[0]]

    def set(self, world: Mapping[str, Any]) -> None:
        """Lay settings over `fleet.json`, key by key, before any frame is made."""
        repo = Repository(str(self.origin), foreign_environment())
        document = self.document("fleet.json")
        for key, value in world.items():
            document[key] = {**document[key], **value} if isinstance(value, dict) else value
        tip = room.git(self.origin, "rev-parse", "main")
        commit = repo.commit([tip], {"fleet.json": strictjson.dumps(document)}, "settings\n", LINE, LINE)
        assert repo.transaction([("refs/heads/main", commit, tip)])
        for path in self.clones.values():
            room.git(path, "-c", "core.hooksPath=/dev/null", "pull", "-q")

    def ask(self, settings: Mapping[str, str], name: str = "litellm", worker: str = "", default: bool = True) -> None:
        """Let the clones (or one) run a mind with settings, as the default one or as one of several."""
        for path in [self.clones[worker]] if worker else self.clones.values():
            for key, value in settings.items():
                room.git(path, "config", f"fleet-mind.{name}.{key}", value)
            if default:
                room.git(path, "config", "fleet.mind", name)

    def document(self, path: str, at: str = "main") -> Any:
        """A document of the world."""
        return json.loads(room.git(self.origin, "show", f"{at}:{path}"))

    @property
    def clock(self) -> Any:
        return self.document("frame.json")

    def log(self) -> str:
        """What the newest frame's commit says."""
        return room.git(self.origin, "log", "-1", "--format=%B", "main")

    def agents(self, worker: str = "") -> list[str]:
        """All agents, or those of a worker's slice."""
        with Repository(str(self.origin), foreign_environment()).objects() as objects:
            world = World.at(objects, "main")
            assert world
            return [a for a in sorted(world.agents()) if not worker or slices.owner(world.slices, a) == worker]

    def contents(self) -> str:
        """All that is in the world's tree, as one text."""
        paths = room.git(self.origin, "ls-tree", "-r", "--name-only", "main").splitlines()
        return "\n".join(room.git(self.origin, "show", f"main:{path}") for path in paths)

    def delivered(self) -> list[Delta]:
        """Every delta of the world's history."""
        found = []
        for row in room.git(self.origin, "log", "--first-parent", "--format=%P", "main").splitlines():
            for delivery in row.split()[1:]:
                paths = room.git(self.origin, "diff", "--name-only", f"{delivery}^", delivery).splitlines()
                found += [self.document(path, delivery) for path in paths if path.startswith("deltas/")]
        return found


def calls_of(deltas: Sequence[Delta]) -> int:
    return total(deltas, "calls")


def total(deltas: Sequence[Delta], key: str) -> int:
    """The sum of one number of the deltas' usage."""
    return sum(entry.get(key, 0) for each in deltas for entry in each.get("usage", ()))


def errors_of(deltas: Sequence[Delta]) -> dict[str, list[str]]:
    """The errors of each agent that has some."""
    found: dict[str, list[str]] = {}
    for each in deltas:
        for error in each["errors"]:
            found.setdefault(error["agent"], []).append(error["error"])
    return found


def actions_of(deltas: Sequence[Delta]) -> dict[str, list[Action]]:
    """The actions of each agent that ran, also of those who were silent."""
    found: dict[str, list[Action]] = {agent: [] for each in deltas for agent in each["agents"]}
    for each in deltas:
        for action in each["actions"]:
            found[action["agent"]].append(action)
    return found


# ---- workers


def think(path: Path, offline: bool = False) -> tuple[list[Delta], Progress]:
    """The deltas that a clone's worker makes for the state it has pulled, which the gate would take. None delivered."""
    warm()
    here = clone.clone_at(str(path))
    with here.repo.objects() as objects, Thinking(here, offline) as thinking:
        world = cycle.head(here, objects)
        deltas, progress = thinking.deltas(world)
        judge(deltas, world, here.worker)
    return deltas, progress


def judge(deltas: Sequence[Delta], world: World, worker: str) -> None:
    """Let the gate's judge see deltas."""
    frame = world.frame + 1
    rows = [(names.delta_path(frame, worker, each["stream"]), strictjson.dumps(each)) for each in deltas]
    binding = delta.Binding(
        world.timeline, frame, worker, world.settings.limits, lambda agent: slices.owner(world.slices, agent)
    )
    delta.judge([(path, delta.parse(path, data)) for path, data in rows], binding)


def deliver_frame(path: Path) -> list[str]:
    """Compute and deliver one frame in this process; what was told."""
    warm()
    said: list[str] = []
    cycle.compute_once(clone.clone_at(str(path)), said.append)
    return said


def bytes_of(deltas: Iterable[Delta]) -> bytes:
    """The deltas as they would be delivered."""
    return b"".join(strictjson.dumps(each) for each in deltas)


class Forked:
    """`git fleet ...` in a clone, in a group of its own; what it prints is in a log."""

    def __init__(self, path: Path, *args: str) -> None:
        warm()
        self.log = path / ".git" / f"{len(list((path / '.git').glob('*.told')))}.told"
        self.log.touch()
        self._code: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _become(path, self.log, args)

    def kill(self) -> None:
        """kill -9, also whoever it started."""
        for target in (os.killpg, os.kill):
            try:
                target(self.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.wait()

    @property
    def alive(self) -> bool:
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code is None

    def wait(self) -> int:
        """Its exit code, when it has ended."""
        wait_for(lambda: not self.alive, lambda: f"it goes on: {self.told}")
        assert self._code is not None
        return self._code

    def until_asked(self, endpoint: Endpoint, count: int) -> None:
        """Wait until so many calls have been made, or it has ended."""
        wait_for(lambda: endpoint.count >= count or not self.alive, lambda: self.told)

    def until_told(self, words: str) -> None:
        """Wait until it has told something, or has ended."""
        wait_for(lambda: words in self.told or not self.alive, lambda: self.told)

    def ended_well(self) -> str:
        """What it told, when it has ended with exit code 0."""
        assert self.wait() == 0, self.told
        return self.told

    @property
    def told(self) -> str:
        return self.log.read_text()


def _become(path: Path, log: Path, args: Sequence[str]) -> None:
    """In the child: be the command, and never come back into the tests."""
    code = 99
    try:
        os.setsid()
        file = os.open(log, os.O_WRONLY | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(file, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
        os.chdir(path)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = cli.run(list(args))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def run(path: Path, *args: str) -> str:
    """What a command told that must end well."""
    return Forked(path, *args).ended_well()


def wait_for(what: Callable[[], Any], why: Callable[[], str] | str, seconds: float = PATIENT) -> Any:
    """Wait until something is so."""
    ends = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < ends, why() if callable(why) else why
        time.sleep(0.005)
    return found


def store(path: Path) -> str:
    """All that a clone's store of answers holds."""
    import gzip

    files = sorted((path / ".git" / "fleet" / "answers").rglob("*.jsonl*"))
    return "\n".join((gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes()).decode() for f in files)


def lines_of(path: Path) -> Iterator[Any]:
    """The records of a clone's store."""
    return (json.loads(line) for line in store(path).splitlines() if line.strip())
