"""`make demo`: a world, its workers as processes of this machine, some frames, and what there is to see afterwards.

A demo that is run again on a world that is there goes on with it. Nothing in it is different from a real fleet: the
origin, its hooks and the clones are what `init` and `join` make.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fleet import names, places
from fleet.errors import Failure
from fleet.git import Objects, Repository, porcelain
from fleet.operator import edit, init, join, models, read
from fleet.roster import Settings
from fleet.worker.clone import Clone
from fleet.world import World

Say = Callable[[str], None]
STALLED = 120.0
"""Seconds without a frame after which the demo stops waiting and shows where to look; where minds take their time, this
long after the deadline."""
SILENT = 1.0
"""Seconds after which a terminal is told what is waited for."""
AS_WORKER: dict[str, Any] = {"_bg": True, "_bg_exc": False, "_err_to_out": True, "_new_session": False}
GRAPH_LINES = 24
SIZES = {"agents": 100, "workers": 3, "streams": 10, "frames": 5}
SMALL = {"agents": 12, "workers": 2, "streams": 2, "frames": 3}
"""What a demo has where nobody says otherwise; the second with a model that thinks on this machine's own CPU."""


def demo(
    folder: str,
    agents: int | None,
    workers: int | None,
    streams: int | None,
    frames: int | None,
    seed: int,
    say: Say,
    model: str | None = None,
    api_base: str | None = None,
) -> None:
    """Run `frames` more frames in the world at `folder`, made first if it is not there; show what happened.

    `model` is one that litellm knows, or `local`. Without one, the minds of a world that is there stay what they are,
    and those of a new one are scripted. Sizes that are None go by the model.
    """
    origin = os.path.join(folder, "origin.git")
    clones = _clones(folder) if os.path.isdir(origin) else []
    local = [clone for clone in clones if Clone(clone).mind == models.LOCAL]
    moving = clones if model else local
    model = model or (models.LOCAL if local else None)
    sizes = _sizes({"agents": agents, "workers": workers, "streams": streams, "frames": frames}, model)
    models.check(model, api_base)
    lanes = _lanes(origin) if clones else sizes["workers"] * sizes["streams"]
    with models.ready(model, api_base, lanes, folder, say) as mind:
        if clones:
            say(f"{origin} is there: going on with it (another world: DIR=path)")
            if mind:
                mind.move_in(moving)
        else:
            clones = _make(folder, origin, sizes, seed, mind, say)
        before = _clock(Repository.at(origin))
        _go_on(origin, clones, before["frame"] + sizes["frames"], model, say)
    _show(Repository.at(origin), before, clones[0], mind, say)


def _sizes(given: Mapping[str, int | None], model: str | None) -> dict[str, int]:
    usual = SMALL if model == models.LOCAL else SIZES
    sizes = {what: usual[what] if size is None else size for what, size in given.items()}
    if min(sizes.values()) < 1:
        raise Failure("AGENTS, WORKERS, STREAMS and FRAMES are numbers from 1 on")
    return sizes


def _go_on(origin: str, clones: Sequence[str], last: int, model: str | None, say: Say) -> None:
    """Let the world run to frame `last`, and no further."""
    place = edit.Place(origin)

    def change(fleet: dict[str, Any]) -> None:
        fleet["frame"] = {**fleet.get("frame", {}), "until": last}
        if model == models.LOCAL:
            fleet["frame"]["deadline"] = max(models.PATIENT, fleet["frame"].get("deadline", 0))

    edit.edit_fleet(place, f"until-{last}", f"run to frame {last}", change)
    _run(place.repo, clones, last, say)


def _clones(folder: str) -> list[str]:
    found = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name != "origin.git")
    clones = [path for path in found if os.path.isdir(os.path.join(path, ".git"))]
    if not clones:
        raise Failure(f"{folder} has an origin but no clones: git fleet join {folder}/origin.git {folder}/mini-1 ...")
    return clones


def _make(
    folder: str, origin: str, sizes: Mapping[str, int], seed: int, mind: models.Mind | None, say: Say
) -> list[str]:
    crew = [f"mini-{n}" for n in range(1, sizes["workers"] + 1)]
    roster = [(name, sizes["streams"]) for name in crew]
    os.makedirs(folder, exist_ok=True)
    say(init.init(origin, name="demo", seed=seed, agents=sizes["agents"], workers=roster)[0])
    chosen: dict[str, Any] = {"mind": mind.name, "settings": mind.settings} if mind else {}
    for name in crew:
        say(join.join(origin, os.path.join(folder, name), name, **chosen)[0])
    return [os.path.join(folder, name) for name in crew]


def _lanes(origin: str) -> int:
    """The streams of all workers of a world that is there."""
    return sum(int(worker["streams"]) for worker in _settings(Repository.at(origin)).workers.values())


def _clock(repo: Repository) -> dict[str, Any]:
    """The world's `frame.json`."""
    with repo.objects() as objects:
        return _world(repo, objects).clock


def _settings(repo: Repository) -> Settings:
    with repo.objects() as objects:
        return _world(repo, objects).settings


def _world(repo: Repository, objects: Objects) -> World:
    world = World.at(objects, names.timeline_ref(names.MAIN))
    if world is None:
        raise Failure(f"{repo.git_dir} holds no world: give another DIR, or remove it")
    return world


def _run(repo: Repository, clones: Sequence[str], last: int, say: Say) -> None:
    """Start a `git fleet work` in every clone, and tell each frame as it comes."""
    import sh

    python = sh.Command(sys.executable)
    program = os.path.join(places.programs(), "git-fleet")
    logs = [os.path.join(clone, ".git", "fleet", "work.log") for clone in clones]
    files = [open(log, "ab") for log in logs]
    running = [
        python(program, "work", _cwd=clone, _out=file, **AS_WORKER) for clone, file in zip(clones, files, strict=True)
    ]
    scripted = all(Clone(clone).mind == "scripted" for clone in clones)
    patience = STALLED if scripted else STALLED + _settings(repo).frame["deadline"]
    try:
        _follow(repo, last, running, logs, patience, say)
    finally:
        _wait_on_terminal("")
        _end(running)
        for file in files:
            file.close()


def _follow(
    repo: Repository, last: int, running: Sequence[Any], logs: Sequence[str], patience: float, say: Say
) -> None:
    ref = names.timeline_ref(names.MAIN)
    seen = repo.resolve(ref)
    frame = _clock(repo)["frame"]
    quiet_since = time.monotonic()
    while frame < last:
        tip = repo.resolve(ref)
        quiet = time.monotonic() - quiet_since
        if tip != seen:
            _wait_on_terminal("")
            for row in repo.run(
                "log", "--first-parent", "--reverse", "--format=%s", f"{seen}..{tip}"
            ).text.splitlines():
                say(row)
            seen, quiet_since, frame = tip, time.monotonic(), _clock(repo)["frame"]
        elif not any(process.is_alive() for process in running) or quiet > patience:
            raise Failure(f"no frame comes: see {', '.join(logs)}, and git fleet status in the origin")
        elif quiet > SILENT:
            _wait_on_terminal(f"frame {frame + 1} is being made: {quiet:.0f} s")
        time.sleep(0.05)


def _wait_on_terminal(line: str) -> None:
    """Show what is waited for, in the place of what was shown last."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line}", end="", flush=True)


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
        except sh.ErrorReturnCode_130:  # ^C is for the workers, too
            continue
        except (sh.ErrorReturnCode, sh.SignalException) as error:
            print(f"a worker ended badly: {re.sub(chr(10), ' ', str(error))[:200]}", file=sys.stderr)


def _show(repo: Repository, before: Mapping[str, Any], clone: str, mind: models.Mind | None, say: Say) -> None:
    """What the frames after `before` look like to git, and a thread of theirs. Failure where a model did nothing."""
    with repo.objects() as objects:
        world = _world(repo, objects)
        frames = world.frame - before["frame"]
        say("\n$ git log --first-parent --format='%h %s'")
        say(porcelain(repo.git_dir, "log", "--first-parent", f"-{frames + 1}", "--format=%h %s", names.MAIN).rstrip())
        say("\n$ git log --graph --oneline")
        graph = porcelain(repo.git_dir, "log", "--graph", "--oneline", f"-{frames * 5}", names.MAIN).splitlines()
        say("\n".join(graph[:GRAPH_LINES]))
        if mind:
            say(_asked(mind.model, before["total"], world.clock["total"]))
        thread = read.liveliest(world, before["frame"] + 1 if mind else 0)
        if thread:
            say(f"\nThe liveliest thread, {names.thread_path(thread['id'])}:\n")
            say(read.thread_text(world, thread))
    say(_next(repo.git_dir, clone))


def _asked(model: str, before: Mapping[str, Any], total: Mapping[str, Any]) -> str:
    """How often the model was asked, and what for. Failure where nothing came of it."""
    used = {key: count - before["usage"][key] for key, count in total["usage"].items()}
    acted = sum(total["actions"].values()) - sum(before["actions"].values())
    tokens = used["prompt_tokens"] + used["completion_tokens"]
    said = f"{model} was asked {used['calls']} times ({tokens} tokens)"
    if not acted:
        raise Failure(f"{said}, and no agent did anything: see .git/fleet/work.log in the clones")
    return f"\n{said}: it decided and wrote {acted} actions."


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
