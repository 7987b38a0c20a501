"""`make demo`: a world, its workers as processes of this machine, some frames, and what there is to see afterwards.

A demo that is run again on a world that is there goes on with it. Nothing in it is different from a real fleet: the
origin, its hooks and the clones are what `init` and `join` make.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from fleet import names, places
from fleet.errors import Failure
from fleet.git import Repository, porcelain
from fleet.operator import edit, init, join, read
from fleet.world import World

Say = Callable[[str], None]
STALLED = 120.0
"""Seconds without a frame after which the demo stops waiting and shows where to look."""
GRAPH_LINES = 24


def demo(folder: str, agents: int, workers: int, streams: int, frames: int, seed: int, say: Say) -> None:
    """Run `frames` more frames in the world at `folder`, made first if it is not there; show what happened."""
    if frames < 1 or workers < 1 or agents < 1 or streams < 1:
        raise Failure("AGENTS, WORKERS, STREAMS and FRAMES are numbers from 1 on")
    origin = os.path.join(folder, "origin.git")
    if os.path.isdir(origin):
        say(f"{origin} is there: going on with it (another world: DIR=path)")
        clones = _clones(folder)
    else:
        clones = _make(folder, origin, agents, workers, streams, seed, say)
    place = edit.Place(origin)
    last = _frame(place.repo) + frames
    edit.edit_fleet(place, f"until-{last}", f"run to frame {last}", lambda fleet: _set_until(fleet, last))
    _run(place.repo, clones, last, say)
    _show(place.repo, origin, clones[0], frames, say)


def _set_until(fleet: dict[str, Any], last: int) -> None:
    fleet["frame"] = {**fleet.get("frame", {}), "until": last}


def _clones(folder: str) -> list[str]:
    found = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name != "origin.git")
    clones = [path for path in found if os.path.isdir(os.path.join(path, ".git"))]
    if not clones:
        raise Failure(f"{folder} has an origin but no clones: git fleet join {folder}/origin.git {folder}/mini-1 ...")
    return clones


def _make(folder: str, origin: str, agents: int, workers: int, streams: int, seed: int, say: Say) -> list[str]:
    crew = [f"mini-{n}" for n in range(1, workers + 1)]
    os.makedirs(folder, exist_ok=True)
    say(init.init(origin, name="demo", seed=seed, agents=agents, workers=[(name, streams) for name in crew])[0])
    for name in crew:
        say(join.join(origin, os.path.join(folder, name), name)[0])
    return [os.path.join(folder, name) for name in crew]


def _frame(repo: Repository) -> int:
    with repo.objects() as objects:
        world = World.at(objects, names.timeline_ref(names.MAIN))
        if world is None:
            raise Failure(f"{repo.git_dir} holds no world: give another DIR, or remove it")
        return world.frame


def _run(repo: Repository, clones: Sequence[str], last: int, say: Say) -> None:
    """Start a `git fleet work` in every clone, and tell each frame as it comes."""
    import sh

    python = sh.Command(sys.executable)
    program = os.path.join(places.programs(), "git-fleet")
    logs = [os.path.join(clone, ".git", "fleet", "work.log") for clone in clones]
    files = [open(log, "ab") for log in logs]
    running = [
        python(program, "work", _cwd=clone, _bg=True, _bg_exc=False, _out=file, _err_to_out=True, _new_session=False)
        for clone, file in zip(clones, files, strict=True)
    ]
    try:
        _follow(repo, last, running, logs, say)
    finally:
        _end(running)
        for file in files:
            file.close()


def _follow(repo: Repository, last: int, running: Sequence[Any], logs: Sequence[str], say: Say) -> None:
    ref = names.timeline_ref(names.MAIN)
    seen = repo.resolve(ref)
    quiet_since = time.monotonic()
    while True:
        tip = repo.resolve(ref)
        if tip != seen:
            for row in repo.run(
                "log", "--first-parent", "--reverse", "--format=%s", f"{seen}..{tip}"
            ).text.splitlines():
                say(row)
            seen, quiet_since = tip, time.monotonic()
            if _frame(repo) >= last:
                return
        if not any(process.is_alive() for process in running) or time.monotonic() - quiet_since > STALLED:
            raise Failure(f"no frame comes: see {', '.join(logs)}, and git fleet status in the origin")
        time.sleep(0.05)


def _end(running: Sequence[Any]) -> None:
    """The workers stop by themselves at `until`; whoever does not is told to."""
    import sh

    ends = time.monotonic() + 20
    for process in running:
        while process.is_alive() and time.monotonic() < ends:
            time.sleep(0.02)
        if process.is_alive():
            process.terminate()
        try:
            process.wait()
        except (sh.ErrorReturnCode, sh.SignalException) as error:
            print(f"a worker ended badly: {re.sub(chr(10), ' ', str(error))[:200]}", file=sys.stderr)


def _show(repo: Repository, origin: str, clone: str, frames: int, say: Say) -> None:
    say("\n$ git log --first-parent --format='%h %s'")
    say(porcelain(origin, "log", "--first-parent", f"-{frames + 1}", "--format=%h %s", names.MAIN).rstrip())
    say("\n$ git log --graph --oneline")
    graph = porcelain(origin, "log", "--graph", "--oneline", f"-{frames * 5}", names.MAIN).splitlines()
    say("\n".join(graph[:GRAPH_LINES]))
    with repo.objects() as objects:
        world = World.at(objects, names.timeline_ref(names.MAIN))
        assert world is not None
        thread = read.liveliest(world)
        if thread:
            say(f"\nThe liveliest thread, {names.thread_path(thread['id'])}:\n")
            say(read.thread_text(world, thread))
    say(_next(origin, clone))


def _next(origin: str, clone: str) -> str:
    here, first = os.path.relpath(origin), os.path.relpath(clone)
    new = os.path.join(os.path.dirname(here), "mini-9")
    program = os.path.relpath(os.path.join(places.programs(), "git-fleet"))
    lines = (
        (f"git -C {here} log --first-parent", "the dashboard: each frame says what happened in it"),
        (f"git -C {here} fleet status", "who is in, who is awaited, what it has cost"),
        (f"git -C {first} show HEAD:frame.json", "the last frame's report"),
        ("make demo", "some frames more, in the same world"),
        (f"{program} join {here} {new} --worker mini-9", "another worker: here, or on another machine by ssh"),
    )
    width = max(len(command) for command, _ in lines)
    rows = [f"  {command:{width}}  {what}" for command, what in lines]
    return "\n".join(["", "What to type next:", *rows, "The README tells how to run it on several machines."])
