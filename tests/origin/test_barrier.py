"""The barrier of a real origin: who is held and let go, what closes a frame, and that no death can change."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from pathlib import Path

import pytest

from fleet import names, strictjson
from tests import room
from tests.origin.world import AGENTS, World, Worlds, comment, delta, post, until, vote

SHORT = {"deadline": 1}
LONG = {"deadline": 600}
THREE = {"workers": ("w1", "w2", "w3"), "joiners": ()}


@pytest.fixture
def world(worlds: Worlds) -> World:
    """Three workers, and a deadline that no test waits for."""
    return worlds(**THREE, frame=LONG)


def kill(pids: list[int]) -> None:
    """kill -9 of those that are still there."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def frame_of(world: World) -> int:
    """The frame at the tip."""
    return int(world.clock()["frame"])


# --- held, and let go


def test_a_push_is_held_until_the_last_worker_has_come(world: World) -> None:
    first = world.hold(world.deliver(1, "w1"))
    second = world.hold(world.deliver(1, "w2"))
    assert "frame 1 has 1 of 3 workers, missing: w2 w3; it closes in " in first.said
    assert "frame 1 has 2 of 3 workers, missing: w3; it closes in " in second.said
    assert (first.running, second.running, frame_of(world)) == (True, True, 0)
    said = world.push(world.deliver(1, "w3")).stderr
    for told in (first.end(), second.end(), said):
        assert "fleet: frame 1: 6 posts by 6 agents (3/3 workers)" in told
    assert world.clock()["delivered"] == ["w1", "w2", "w3"]
    world.check()


def test_one_push_may_bring_all_deliveries(world: World) -> None:
    world.push(*(world.deliver(1, worker) for worker in ("w1", "w2", "w3")))
    assert world.clock()["delivered"] == ["w1", "w2", "w3"]
    world.check()


def test_a_frame_commit_has_the_tip_and_the_deliveries_as_parents(world: World) -> None:
    before = world.tip()
    specs = {worker: world.deliver(1, worker) for worker in ("w2", "w3", "w1")}
    world.push(*specs.values())
    commits = [specs[worker].partition(":")[0] for worker in ("w1", "w2", "w3")]
    assert world.git("log", "-1", "--format=%P", "main").split() == [before, *commits]
    trailers = world.git("log", "-1", "--format=%(trailers:only)", "main")
    assert "Fleet-Frame: 1" in trailers
    assert "Fleet-Delivered: w1, w2, w3" in trailers
    assert "Fleet-Applied: 6" in trailers
    assert "deltas" not in world.git("ls-tree", "--name-only", "main").split()


def test_the_deadline_closes_the_frame_without_the_missing(worlds: Worlds) -> None:
    world = worlds(**THREE, frame=SHORT)
    late, early = world.deliver(1, "w3"), world.hold(world.deliver(1, "w1"))
    world.push(world.deliver(1, "w2"))
    early.end()
    clock = world.clock()
    assert (clock["delivered"], clock["missing"]) == (["w1", "w2"], ["w3"])
    log = world.git("log", "-1", "--format=%B", "main")
    assert "Missing: w3. Their agents skip this frame." in log
    assert "Fleet-Missing: w3" in log
    assert "(2/3 workers)" in log
    assert world.document("state/workers.json")["w3"] == {"missed": 1, "owed": [1], "last": 0}

    said = world.push(late).stderr
    assert "frame 1 has closed; this late delivery will be in frame 2" in said
    assert frame_of(world) == 1
    world.pull()
    world.push(*(world.deliver(2, worker) for worker in ("w1", "w2", "w3")))
    clock = world.clock()
    assert (clock["late"], clock["applied"]) == (["w3/1"], 8)
    assert "Fleet-Late: w3/1" in world.git("log", "-1", "--format=%(trailers:only)", "main")
    assert world.document("state/workers.json")["w3"] == {"missed": 0, "owed": [], "last": 2}
    assert "frame 1 is not owed by w3" in world.push(late, ok=False).stderr
    world.check()


def test_the_absent_are_not_waited_for_until_they_deliver_again(worlds: Worlds) -> None:
    world = worlds(workers=("w1", "w2"), joiners=(), frame={"deadline": 1, "absent_after": 1})
    late = world.deliver(1, "w2")
    world.push(world.deliver(1, "w1"))
    assert world.clock()["missing"] == ["w2"]
    assert world.mine("w1") == list(AGENTS)
    world.pull()
    assert "(1/1 workers)" in world.push(world.deliver(2, "w1")).stderr
    world.push(late)
    world.pull()
    said = world.push(world.deliver(3, "w1")).stderr
    assert "(1/1 workers)" in said
    assert world.clock()["late"] == ["w2/1"]
    assert world.mine("w2")
    world.pull()
    held = world.hold(world.deliver(4, "w2"))
    assert "missing: w1" in held.said
    world.push(world.deliver(4, "w1"))
    held.end()
    world.check()


# --- waits


def test_a_wait_is_let_go_when_the_tip_moves(world: World) -> None:
    wait = world.hold(f"{world.pull()}:refs/wait/main/w1-1")
    assert "frame 1 has no delivery yet" in wait.said
    assert world.refs("refs/wait") == []
    world.push(*(world.deliver(1, worker) for worker in ("w1", "w2", "w3")))
    assert "frame 1: 6 posts" in wait.end()
    world.check()


def test_a_wait_is_let_go_by_an_edit(world: World) -> None:
    wait = world.hold(f"{world.pull()}:refs/wait/main/w1-1")
    world.push(world.edit("mine", {"a.md": b"a\n"}))
    wait.end()
    assert frame_of(world) == 0
    world.check()


def test_a_wait_for_what_has_passed_returns_at_once(world: World) -> None:
    old = world.pull()
    world.push(world.edit("mine", {"a.md": b"a\n"}))
    world.push(f"{old}:refs/wait/main/w1-1")
    world.git("config", "receive.unpackLimit", "1")  # what came would be kept as it came, as from a large world
    room.git(world.clone, "config", "push.negotiate", "true")
    world.push(f"{old}:refs/wait/main/w1-2")
    world.check()


def test_a_wait_ends_with_the_deadline_and_says_how_to_go_on(worlds: Worlds) -> None:
    world = worlds(**THREE, frame=SHORT)
    said = world.push(f"{world.pull()}:refs/wait/main/w1-1").stderr
    assert "frame 1 is not made yet; go on waiting with a push to refs/wait/main/NAME" in said
    world.check()


# --- stops and pace


def test_a_paused_world_takes_deliveries_and_closes_no_frame(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame={"deadline": 1, "paused": True})
    said = world.push(world.deliver(1, "w1")).stderr
    assert "the world is stopped (paused); what was pushed waits" in said
    assert frame_of(world) == 0
    assert world.refs("refs/inbox") == ["refs/inbox/main/1/w1"]
    wait = world.start(f"{world.tip()}:refs/wait/main/w1-1")
    world.push(world.set("resume", paused=False))
    wait.end()
    world.pull()
    if frame_of(world) == 0:
        world.push(f"{world.tip()}:refs/wait/main/w1-2")
    assert world.clock()["applied"] == 6
    world.check()


def test_resume_closes_the_frame_of_those_who_hold(worlds: Worlds) -> None:
    world = worlds(workers=("w1", "w2"), joiners=(), frame={**LONG, "paused": True})
    held = world.hold(world.deliver(1, "w1"), world.deliver(1, "w2"))
    world.push(world.set("resume", paused=False))
    assert "frame 1: 6 posts" in held.end()
    world.check()


def test_a_pause_stops_the_deadline(worlds: Worlds) -> None:
    world = worlds(**THREE, frame=SHORT)
    pause = world.set("pause", paused=True)
    held = world.start(world.deliver(1, "w1"))
    until(lambda: bool(world.refs("refs/inbox")))
    world.push(pause)
    held.end()
    if frame_of(world):
        pytest.skip("the machine was slower than the deadline")
    first = (world.barrier() / "1.first").stat().st_mtime
    until(lambda: time.time() > first + 1.1)
    wait = world.start(f"{world.pull()}:refs/wait/main/w1-1")
    until(lambda: "the world is stopped (paused)" in wait.said)
    assert frame_of(world) == 0
    world.push(world.set("resume", paused=False))
    wait.end()
    for n in range(10):
        if frame_of(world) == 0:
            world.push(f"{world.pull()}:refs/wait/main/w1-{n + 2}")
    assert world.clock()["missing"] == ["w2", "w3"]
    world.check()


def test_the_world_stops_at_until(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame={"deadline": 1, "until": 1})
    world.push(world.deliver(1, "w1"))
    world.pull()
    said = world.push(world.deliver(2, "w1")).stderr
    assert "the world is stopped (at frame 1, the last one asked for)" in said
    assert frame_of(world) == 1
    world.push(world.set("on", until=2))
    world.push(f"{world.pull()}:refs/wait/main/w1-1")
    assert frame_of(world) == 2
    world.check()


def test_pace_keeps_a_complete_frame_open(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame={"deadline": 60, "pace": 1})
    world.push(world.deliver(1, "w1"))
    note = dict(row.split(" ", 1) for row in (world.barrier() / "note").read_text().splitlines())
    world.pull()
    world.push(world.deliver(2, "w1"))
    assert frame_of(world) == 2
    assert time.time() - float(note["made"]) >= 1
    world.check()


# --- edits in the middle


def test_an_edit_in_the_middle_of_a_frame_is_merged_at_once(world: World) -> None:
    held = [world.hold(world.deliver(1, worker)) for worker in ("w1", "w2")]
    last = world.deliver(1, "w3")
    said = world.push(world.edit("mine", {"a.md": b"a\n"}, message="write a")).stderr
    assert "edit mine is merged into main at frame 0" in said
    assert [push.running for push in held] == [True, True]
    world.push(last)
    for push in held:
        push.end()
    clock = world.clock()
    assert (clock["applied"], clock["rejected"], clock["agents"]) == (6, [], 6)
    assert world.git("show", "main:a.md") == "a"
    assert [row.split(":")[0] for row in world.git("log", "--first-parent", "--format=%s", "main").splitlines()] == [
        "frame 1",
        "edit mine",
        "frame 0",
    ]
    world.check()


def test_an_edit_that_takes_the_missing_off_the_roster_closes_the_frame(world: World) -> None:
    held = [world.hold(world.deliver(1, worker)) for worker in ("w1", "w2")]
    fleet = world.document("fleet.json")
    del fleet["workers"]["w3"]
    world.push(world.edit("off", {"fleet.json": strictjson.dumps(fleet)}))
    for push in held:
        push.end()
    assert (world.clock()["delivered"], world.clock()["missing"]) == (["w1", "w2"], [])
    world.check()


def test_an_edit_that_came_to_conflict_stays_pending(world: World) -> None:
    mine, theirs = world.set("mine", deadline=500), world.set("theirs", deadline=400)
    world.push(theirs)
    commit = mine.partition(":")[0]
    world.git("fetch", "-q", str(world.clone), commit)
    world.git("update-ref", "refs/edits/main/mine", commit)
    said = world.push(world.edit("other", {"a.md": b"a"})).stderr
    assert "edit mine is pending: it conflicts with the tip: fleet.json /frame/deadline" in said
    assert "edit other is merged into main" in said
    assert world.refs("refs/edits") == ["refs/edits/main/mine"]
    world.push(*(world.deliver(1, worker) for worker in ("w1", "w2", "w3")))
    assert frame_of(world) == 1
    world.push(":refs/edits/main/mine")
    world.check()


# --- deaths


def survivors(world: World, killed: World) -> None:
    """Two worlds that folded the same deltas have the same commit."""
    assert killed.tree() == world.tree()
    assert killed.tip() == world.tip()
    killed.check()


def test_kill_of_the_keeper_leaves_the_frame_to_a_survivor(worlds: Worlds) -> None:
    world, twin = (worlds(**THREE, frame=LONG) for _ in range(2))
    specs = [world.deliver(1, worker) for worker in ("w1", "w2", "w3")]
    for spec in specs:
        twin.deliver(1, spec[-2:])
    pushes = [world.hold(spec) for spec in specs[:2]]
    until(lambda: any(push.keepers() for push in pushes))
    keepers = [pid for push in pushes for pid in push.keepers()]
    kill(keepers)
    until(lambda: any(set(push.keepers()) - set(keepers) for push in pushes))
    world.push(specs[2])
    for push in pushes:
        push.end()
    twin.push(*specs)
    survivors(twin, world)


def test_kill_of_every_holder_leaves_the_frame_to_the_next_push(worlds: Worlds) -> None:
    world, twin = (worlds(**THREE, frame=LONG) for _ in range(2))
    specs = [world.deliver(1, worker) for worker in ("w1", "w2", "w3")]
    for spec in specs:
        twin.deliver(1, spec[-2:])
    for spec in specs[:2]:
        push = world.start(spec)
        until(lambda push=push: push.is_held() and (world.barrier() / "gate").exists())  # type: ignore[misc]
        kill([*push.processes()])
        push.kill()
    assert frame_of(world) == 0
    world.push(specs[2])
    twin.push(*specs)
    survivors(twin, world)


def test_kill_of_every_holder_leaves_the_frame_to_the_next_wait(worlds: Worlds) -> None:
    world = worlds(**THREE, frame=SHORT)
    push = world.start(world.deliver(1, "w1"))
    until(lambda: (world.barrier() / "gate").exists())
    kill([*push.processes()])
    push.kill()
    for n in range(10):
        world.push(f"{world.pull()}:refs/wait/main/w1-{n}")
        if frame_of(world):
            break
    assert (world.clock()["delivered"], world.clock()["missing"]) == (["w1"], ["w2", "w3"])
    world.check()


STOP = """#!/bin/sh
# Stands still where the timeline's move is prepared, and all of its locks are taken.
[ "$1" = prepared ] && [ -e armed ] && grep -q refs/heads/main && rm armed && exec sleep 60
exit 0
"""


@pytest.mark.parametrize("moment", range(4))
def test_kill_during_the_fold_changes_nothing(worlds: Worlds, moment: int) -> None:
    """Everything that folds is killed, at the moment of publishing or at random, and so are both pushers."""
    world, twin = (worlds(workers=("w1", "w2"), frame=LONG) for _ in range(2))
    specs = [world.deliver(1, worker) for worker in ("w1", "w2")]
    for spec in specs:
        twin.deliver(1, spec[-2:])
    twin.push(*specs)
    pushes = [world.hold(specs[0])]
    until(lambda: bool(pushes[0].keepers()))
    if moment == 0:
        stop_at_publishing(world)
    pushes.append(world.start(specs[1]))
    if moment == 0:
        until(lambda: not (world.origin / "armed").exists())
    else:
        until(lambda: len(world.refs("refs/inbox")) == 2 or frame_of(world) == 1)
        time.sleep(random.Random(moment).random() * 0.06)
    kill([pid for push in pushes for pid in push.processes()])
    for push in pushes:
        push.kill()
    if frame_of(world) == 0:
        for name in (["HEAD.lock"], ["refs/heads/main.lock"], ["HEAD.lock", "refs/heads/main.lock"])[moment % 3]:
            (world.origin / name).touch()
    genesis = world.git("rev-list", "--max-parents=0", "main")
    world.push(f"{genesis}:refs/wait/main/w1-1")
    if world.refs("refs/inbox") or frame_of(world) == 0:  # the second delivery had not come
        world.push(specs[1])
    assert world.tip() == twin.tip()
    for survivor in (world, twin):  # killed behind the publishing, it has left word for the next keeper to put away
        survivor.pull()
        survivor.push(*(survivor.deliver(2, worker) for worker in ("w1", "w2")))
    survivors(twin, world)


def stop_at_publishing(world: World) -> None:
    """Let the next fold stand still when it moves the refs."""
    hook = world.origin / "hooks" / "reference-transaction"
    hook.write_text(STOP)
    hook.chmod(0o755)
    (world.origin / "armed").touch()


@pytest.mark.parametrize("lock", ["HEAD.lock", "refs/heads/main.lock", "packed-refs.lock", "refs/inbox/main/1/w1.lock"])
def test_locks_of_the_dead_stop_no_frame(worlds: Worlds, lock: str) -> None:
    world = worlds(workers=("w1",), joiners=(), frame=LONG)
    world.git("pack-refs", "--all")
    path = world.origin / lock
    path.parent.mkdir(parents=True, exist_ok=True)
    held = world.deliver(1, "w1")
    if "inbox" in lock:  # the gate would not get past it: left by one who died while folding this delivery
        world.push(world.set("pause", paused=True))
        world.pull()
        world.git("fetch", "-q", str(world.clone), held.partition(":")[0])
        world.git("update-ref", names.inbox_ref("main", 1, "w1"), held.partition(":")[0])
        held = world.set("resume", paused=False)
    path.touch()
    os.utime(path, (1, 1))
    world.push(held)
    if frame_of(world) == 0:
        world.push(f"{world.pull()}:refs/wait/main/w1-1")
    assert frame_of(world) == 1
    world.check()


def test_the_pushers_disconnect_does_not_stop_the_frame(world: World) -> None:
    for worker in ("w1", "w2"):
        push = world.hold(world.deliver(1, worker))
        push.kill()
    world.push(world.deliver(1, "w3"))
    assert world.clock()["delivered"] == ["w1", "w2", "w3"]
    world.check()


def test_the_disconnect_of_all_does_not_stop_the_deadline(worlds: Worlds) -> None:
    world = worlds(**THREE, frame=SHORT)
    push = world.start(world.deliver(1, "w1"))
    until(lambda: bool(world.refs("refs/inbox")))
    push.kill()
    until(lambda: frame_of(world) == 1)
    assert world.clock()["delivered"] == ["w1"]
    until(lambda: world.left_over() == [])
    world.check()


def test_what_a_crash_left_in_the_inbox_is_counted_once(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frames=1, frame=LONG)
    done = world.git("rev-parse", "main^2")
    world.git("update-ref", names.inbox_ref("main", 1, "w1"), done)
    world.push(world.deliver(2, "w1"))
    clock = world.clock()
    assert (clock["applied"], clock["late"]) == (6, [])
    assert clock["total"]["actions"] == {"post": 12}
    world.check()


def test_the_note_of_a_dead_primary_is_written_anew(world: World) -> None:
    world.push(world.edit("mine", {"a.md": b"a\n"}))
    note = world.barrier() / "note"
    note.write_text(note.read_text().replace(world.tip(), "0" * 40).replace("w3", "w9"))
    world.push(*(world.deliver(1, worker) for worker in ("w1", "w2", "w3")))
    assert frame_of(world) == 1
    note.unlink()
    world.pull()
    world.push(*(world.deliver(2, worker) for worker in ("w1", "w2", "w3")))
    assert frame_of(world) == 2
    world.check()


# --- the same tree


def talk(worker: str, agents: list[str]) -> list[dict[str, object]]:
    """Two streams in which agents answer and vote on each other's threads of frame 1."""
    one, *others = agents
    said = [comment(2, one, 1, "1-ada-1", f"{one} says so."), vote(2, one, 2, "1-bo-1"), comment(2, one, 3, "1-no-1")]
    more = [
        action for a in others for action in (post(2, a), comment(2, a, 2, "1-ada-1"), vote(2, a, 3, "1-ada-1", -1))
    ]
    return [delta(2, worker, "1", agents=[one], actions=said), delta(2, worker, "2", agents=others, actions=more)]


def test_the_order_of_arrival_does_not_matter(worlds: Worlds) -> None:
    tips = set()
    for order in (("w1", "w2", "w3"), ("w3", "w1", "w2"), ("w2", "w3", "w1")):
        world = worlds(**THREE, frames=1, frame=LONG)
        specs = {worker: world.deliver(2, worker, *talk(worker, world.mine(worker))) for worker in order}
        held = [world.hold(specs[worker]) for worker in order[:2]]
        world.push(specs[order[2]])
        for push in held:
            push.end()
        assert {entry["why"] for entry in world.clock()["rejected"]} == {"unknown"}
        assert world.clock()["applied"] + len(world.clock()["rejected"]) == 18
        world.check()
        tips.add((world.tree(), world.tip()))
    assert len(tips) == 1


def test_thirty_workers_at_once_lose_nothing(worlds: Worlds) -> None:
    workers = tuple(f"w{n:02d}" for n in range(10, 40))
    agents = tuple(f"a{n:02d}" for n in range(60))
    world = worlds(workers=workers, joiners=(), agents=agents, frame=LONG)
    shared = world.document("state/slices.json")
    specs = []
    for worker in workers:
        mine = [agent for agent in agents if owner(shared, agent) == worker]
        made = delta(1, worker, agents=mine, actions=[post(1, agent) for agent in mine])
        specs.append(world.deliver(1, worker, made))
    pushes = [world.start(spec) for spec in specs]
    for push in pushes:
        assert "frame 1: 60 posts by 60 agents (30/30 workers)" in push.end()
    clock = world.clock()
    assert (clock["applied"], clock["rejected"], clock["missing"]) == (60, [], [])
    assert clock["delivered"] == list(workers)
    world.check()


def owner(shared: dict[str, object], agent: str) -> str | None:
    """Whose an agent is."""
    from fleet import slices

    return slices.owner(shared, agent)


# --- what breaks


def behind_the_gate(world: World, path: str, data: bytes) -> None:
    """Put a commit on main that no gate has seen."""
    commit = world.commit([world.pull()], {path: data}, "by hand\n")
    world.git("fetch", "-q", str(world.clone), commit)
    world.git("update-ref", "refs/heads/main", commit)


@pytest.mark.parametrize(
    "path", [names.agent_path("ada"), "state/threads/0/1/1-ada-1.json", "state/channels/general.json"]
)
def test_a_broken_document_stops_the_frame_until_an_edit_mends_it(worlds: Worlds, path: str) -> None:
    world = worlds(workers=("w1",), joiners=(), frames=1, frame=LONG)
    good = room.git(world.clone, "show", f"{world.pull()}:{path}").encode() + b"\n"
    behind_the_gate(world, path, b"<<<<<<< ours\n" + good)
    world.pull()
    said = [post(2, "ada"), comment(2, "ada", 2, "1-ada-1")]
    held = world.hold(world.deliver(2, "w1", delta(2, "w1", agents=["ada"], actions=said)))
    until(lambda: "cannot be folded" in held.said)
    assert f"frame 2 cannot be folded: {path} is broken: " in held.said
    assert frame_of(world) == 1
    assert held.running
    waiting = world.hold(f"{world.tip()}:refs/wait/main/w1-1")
    assert f"cannot be folded: {path} is broken" in waiting.said
    world.push(world.edit("mend", {path: good}))
    held.end()
    waiting.end()
    assert (world.clock()["frame"], world.clock()["applied"]) == (2, 2)
    world.check()


def test_broken_settings_stop_the_world_until_an_edit_mends_them(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame=LONG)
    good = room.git(world.clone, "show", "main:fleet.json").encode() + b"\n"
    delivery = world.deliver(1, "w1")
    behind_the_gate(world, "fleet.json", b"{}}")
    world.pull()
    said = world.push(delivery, ok=False).stderr
    assert "refused: refs/inbox/main/1/w1: fleet.json is broken" in said
    world.push(world.edit("mend", {"fleet.json": good}))
    world.push(delivery)
    assert world.clock()["applied"] == 6
    world.check()


def test_the_barrier_says_when_its_interpreter_has_gone(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame=LONG)
    hook = world.origin / "hooks" / "post-receive"
    text = hook.read_text()
    rows = ["PYTHON=/nowhere/python" if row.startswith("PYTHON=") else row for row in text.splitlines()]
    hook.write_text("\n".join(rows) + "\n")
    said = world.push(world.deliver(1, "w1")).stderr
    assert "the interpreter /nowhere/python has gone: run make install-hooks on the origin" in said
    assert frame_of(world) == 0
    hook.write_text(text)
    world.push(f"{world.pull()}:refs/wait/main/w1-1")
    assert frame_of(world) == 1
    world.check()


def test_sums_beyond_integers_break_no_clock(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frame=LONG)
    most = dict.fromkeys(("calls", "prompt_tokens", "completion_tokens", "microusd", "ms"), 2**53 - 1)
    usage = [{"agents": ["ada"], "model": "m", **most}] * 2
    world.push(world.deliver(1, "w1", delta(1, "w1", agents=["ada"], usage=usage)))
    world.pull()
    world.push(world.deliver(2, "w1"))
    assert frame_of(world) == 2


def test_a_title_of_several_lines_forges_no_trailer(worlds: Worlds) -> None:
    world = worlds(workers=("w1",), joiners=(), frames=1, frame=LONG)
    forged = post(2, "ada", title="x\n\nFleet-Frame: 99\nFleet-Missing: w1\n\n")
    world.push(
        world.deliver(2, "w1", delta(2, "w1", agents=["ada"], actions=[forged, comment(2, "ada", 2, "2-ada-1")]))
    )
    assert world.clock()["applied"] == 2
    rows = world.git("log", "-1", "--format=%B", "main").splitlines()
    assert [row for row in rows if row.startswith("Fleet-Frame:")] == ["Fleet-Frame: 2"]


def test_hooks_of_before_still_run(world: World, tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in ("pre-receive", "post-receive"):
        hook = world.origin / "hooks" / f"{name}.before-fleet"
        hook.write_text(f"#!/bin/sh\nwhile read -r line; do echo {name} $line >>'{log}'; done\n")
        hook.chmod(0o755)
    spec = world.edit("mine", {"a.md": b"a\n"})
    world.push(spec)
    line = f"{'0' * 40} {spec.replace(':', ' ')}"
    assert log.read_text().splitlines() == [f"pre-receive {line}", f"post-receive {line}"]
