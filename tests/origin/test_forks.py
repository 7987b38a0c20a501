"""Forks at the gate: one commit on a commit of another timeline that changes what a fork changes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from fleet import slices, strictjson
from fleet.git import Repository, foreign_environment
from fleet.origin import forks, watch
from fleet.world import World as Tip
from tests import room
from tests.origin.world import AGENTS, World, Worlds, delta, post

Change = Callable[[World, dict[str, Any]], None]


@pytest.fixture
def world(worlds: Worlds) -> World:
    """A world at frame 2."""
    fresh = worlds(frames=2)
    fresh.pull()
    return fresh


def changes(world: World, name: str = "exp", at: str = "refs/heads/main") -> dict[str, Any]:
    """What a stranger with nothing but DESIGN sections 3 and 7 would write into a fork."""
    clock = world.document("frame.json", at)
    nobody = {"agents": len(AGENTS), "cuts": [], "pins": {}}
    documents = {
        "frame.json": {**clock, "timeline": name},
        "state/workers.json": {},
        "state/slices.json": nobody,
    }
    return {path: strictjson.dumps(document) for path, document in documents.items()}


def fork(world: World, name: str = "exp", at: str = "refs/heads/main", more: Mapping[str, bytes] | None = None) -> str:
    """A fork as a refspec."""
    parent = world.repo.resolve(at)
    assert parent
    commit = world.commit([parent], {**changes(world, name, at), **(more or {})}, f"fork {name}\n")
    return f"{commit}:refs/edits/{name}/fork"


def test_a_strangers_fork_becomes_the_first_commit_of_its_timeline_as_it_is(world: World) -> None:
    spec = fork(world)
    said = world.push(spec).stderr
    assert "the timeline exp begins, a fork of main" in said
    assert world.tip("refs/heads/exp") == spec.partition(":")[0]
    assert world.refs() == ["refs/heads/exp", "refs/heads/main"]


def test_what_a_fork_changes_is_what_a_stranger_reads_in_the_contract(world: World) -> None:
    repo = Repository(str(world.origin), foreign_environment())
    with repo.objects() as objects:
        tip = Tip.at(objects, "refs/heads/main")
        assert tip is not None
        assert forks.changes(tip, "exp") == changes(world)
        assert slices.divide(list(AGENTS), tip.settings.workers, []) == world.document(
            "state/slices.json", "refs/heads/main"
        ) | {"cuts": [], "pins": {}}


def test_a_fork_may_leave_an_older_frame_and_change_the_settings(world: World) -> None:
    settings = strictjson.dumps({**world.document("fleet.json"), "name": "another"})
    world.push(fork(world, at="refs/heads/main~1", more={"fleet.json": settings}))
    assert world.document("frame.json", "refs/heads/exp")["frame"] == 1
    assert world.document("fleet.json", "refs/heads/exp")["name"] == "another"
    assert world.document("fleet.json")["name"] != "another"


def test_a_fork_can_be_forked(world: World) -> None:
    world.push(fork(world))
    room.git(world.clone, "fetch", "-q", str(world.origin), "+refs/heads/exp:refs/heads/exp")
    world.push(fork(world, "deeper", at="refs/heads/exp"))
    assert world.document("frame.json", "refs/heads/deeper")["timeline"] == "deeper"
    assert world.refs() == ["refs/heads/deeper", "refs/heads/exp", "refs/heads/main"]


def test_a_forks_first_frame_takes_whoever_comes_and_its_ids_name_the_timeline(world: World) -> None:
    world.push(fork(world))
    room.git(world.clone, "fetch", "-q", str(world.origin), "+refs/heads/exp:refs/heads/exp")
    parent = world.repo.resolve("refs/heads/exp")
    assert parent
    first = world.commit([parent], {"deltas/3/w1/1.json": strictjson.dumps(delta(3, "w1"))})
    world.push(f"{first}:refs/inbox/exp/3/w1")
    assert world.document("frame.json", "refs/heads/exp")["delivered"] == ["w1"]
    room.git(world.clone, "fetch", "-q", str(world.origin), "+refs/heads/exp:refs/heads/exp")
    parent = world.repo.resolve("refs/heads/exp")
    assert parent
    said = {**post(4, "ada"), "id": "exp.4-ada-1"}
    made = delta(4, "w1", agents=["ada"], actions=[said])
    second = world.commit([parent], {"deltas/4/w1/1.json": strictjson.dumps(made)})
    world.push(f"{second}:refs/inbox/exp/4/w1")
    assert world.document("state/threads/0/4/exp.4-ada-1.json", "refs/heads/exp")["agent"] == "ada"
    assert world.clock()["frame"] == 2


def settings_of(world: World, **more: Any) -> bytes:
    return strictjson.dumps({**world.document("fleet.json"), **more})


BROKEN: dict[str, tuple[Callable[[World], str], str]] = {
    "another document": (
        lambda w: fork(w, more={"state/due/9.json": b"{}\n"}),
        "state/due/9.json: a fork changes frame.json, state/workers.json, state/slices.json and fleet.json alone",
    ),
    "a clock that runs ahead": (
        lambda w: fork(w, more={"frame.json": strictjson.dumps({**w.clock(), "timeline": "exp", "frame": 9})}),
        "frame.json: a fork to exp has here exactly:",
    ),
    "workers that are expected": (
        lambda w: fork(w, more={"state/workers.json": strictjson.dumps(w.document("state/workers.json"))}),
        "state/workers.json: a fork to exp has here exactly: {}",
    ),
    "another name in the clock": (
        lambda w: fork(w, more={"frame.json": strictjson.dumps({**w.clock(), "timeline": "other"})}),
        "frame.json: a fork to exp has here exactly:",
    ),
    "settings that break their schema": (
        lambda w: fork(w, more={"fleet.json": settings_of(w, colour="red")}),
        "fleet.json: ",
    ),
    "settings laid out otherwise": (
        lambda w: fork(w, more={"fleet.json": b" " + settings_of(w)}),
        "fleet.json: a fork stays as it is",
    ),
    "no fork": (
        lambda w: w.edit("x", {"fleet.json": settings_of(w, name="n")}).replace("edits/main", "edits/exp"),
        "there is no timeline exp here, and",
    ),
    "two parents": (
        lambda w: w.commit([w.tip(), w.tip("refs/heads/main~1")], changes(w)) + ":refs/edits/exp/fork",
        "begins none",
    ),
    "a commit of no timeline": (
        lambda w: w.commit([w.commit([w.tip()], {"projects/x/y": b"z"})], changes(w)) + ":refs/edits/exp/fork",
        "which is no commit of the timeline main",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_proper_fork_is_refused_and_leaves_nothing(world: World, case: str) -> None:
    build, why = BROKEN[case]
    spec = build(world)
    before = world.traces()
    done = world.push(spec, ok=False)
    assert "fleet: refused: " in done.stderr and why in done.stderr
    assert world.traces() == before


def test_a_new_branch_is_refused_with_the_way_to_begin_a_timeline(world: World) -> None:
    said = world.push("refs/heads/main:refs/heads/exp", ok=False).stderr
    assert "or begin a timeline: git fleet fork NAME" in said


def test_a_timeline_that_is_ahead_of_ours_is_not_merged_yet(world: World) -> None:
    """Its tip shows a later frame than the timeline that it is pushed to."""
    world.push(fork(world, at="refs/heads/main~1"))
    room.git(world.clone, "fetch", "-q", str(world.origin), "+refs/heads/exp:refs/heads/exp")
    said = world.push("refs/heads/main:refs/edits/exp/bring", ok=False).stderr
    assert "the timeline main is at frame 2, beyond 1, where exp is: merge exp into it instead, or wait" in said


def test_where_the_host_runs_no_hooks_the_watching_primary_begins_the_timeline(world: World) -> None:
    for hook in ("pre-receive", "post-receive"):
        (world.origin / "hooks" / hook).unlink()
    good, bad = fork(world), fork(world, "worse", more={"state/due/9.json": b"{}\n"})
    world.push(good, bad)
    said: list[str] = []
    clone = Repository(str(world.clone), foreign_environment())
    watch.Primary(clone, str(world.origin), "main", said.append).turn()
    assert "the timeline exp begins, a fork of main" in said
    assert any(row.startswith("refused: state/due/9.json: a fork changes") for row in said)
    refs = world.refs()
    assert refs[:2] == ["refs/heads/exp", "refs/heads/main"] and refs[2].startswith("refs/refused/edits/worse/fork-")
