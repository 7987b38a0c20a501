"""Timelines: forked at a frame, run beside each other, compared, and merged back, with the words that go with it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.operator import audit, difference, edit, init, join, timelines
from fleet.operator.doctor import doctor
from fleet.worker import clone, cycle
from tests import room


def document(origin: Path, path: str, at: str = "main") -> Any:
    return json.loads(room.git(origin, "show", f"{at}:{path}"))


def subjects(origin: Path, at: str) -> list[str]:
    return room.git(origin, "log", "--first-parent", "--format=%s", at).splitlines()


def run(folder: Path, frames: int) -> None:
    """Be the worker of a clone for some frames, in this process."""
    cycle.Circle(clone.clone_at(str(folder)), frames, lambda sentence: None).run()


@pytest.fixture(scope="module")
def grown(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a world at frame 4 and the clone of its worker."""
    folder = tmp_path_factory.mktemp("grown")
    init.init(str(folder / "o.git"), agents=8, seed=2, workers=[("ada", 4)])
    join.join(str(folder / "o.git"), str(folder / "ada"), "ada")
    run(folder / "ada", 4)
    return folder


def copied(made: Path, folder: Path) -> Path:
    """A copy of an origin and its clones."""
    shutil.copytree(made, folder, symlinks=True)
    for path in folder.iterdir():
        if path.name != "o.git":
            room.git(path, "remote", "set-url", "origin", str(folder / "o.git"))
    return folder


@pytest.fixture
def world(grown: Path, tmp_path: Path) -> Path:
    """A copy of it: `o.git`, and `ada`."""
    return copied(grown, tmp_path / "w")


def place(world: Path, timeline: str = "") -> edit.Place:
    return edit.Place(str(world / "o.git"), timeline)


def test_a_fork_has_its_own_clock_the_same_people_and_nobody_who_is_awaited(world: Path) -> None:
    told = timelines.fork(place(world), "exp", 2, ["frame.deadline=7"])
    assert told[0] == "exp begins, a fork of main after frame 2"
    origin = world / "o.git"
    assert subjects(origin, "exp")[:2] == ["fork exp: leaves main after frame 2", subjects(origin, "main")[-3]]
    clock, before = document(origin, "frame.json", "exp"), document(origin, "frame.json", "exp^")
    assert clock == {**before, "timeline": "exp"} and clock["frame"] == 2
    assert document(origin, "state/workers.json", "exp") == {}
    assert document(origin, "state/slices.json", "exp") == {"agents": 8, "cuts": [], "pins": {}}
    assert document(origin, "fleet.json", "exp")["frame"]["deadline"] == 7
    assert document(origin, "fleet.json")["frame"]["deadline"] == 300
    assert room.git(origin, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/exp", "refs/heads/main"]


@pytest.mark.parametrize(
    ("name", "frame", "words", "why"),
    [
        ("main", None, [], "there is a timeline main already"),
        ("No Name", None, [], "is no name for a timeline"),
        ("exp", 99, [], "frame 99 is not made yet: this repository is at frame 4"),
        ("exp", None, ["frame.deadline=soon"], "'soon' is not of type 'integer'"),
        ("exp", None, ["deadline"], "write KEY.KEY=VALUE"),
    ],
)
def test_a_fork_that_cannot_be_is_told_and_begins_nothing(
    world: Path, name: str, frame: int | None, words: list[str], why: str
) -> None:
    before = room.git(world / "o.git", "for-each-ref")
    with pytest.raises(Failure, match=why.replace("(", r"\(")):
        timelines.fork(place(world), name, frame, words)
    assert room.git(world / "o.git", "for-each-ref") == before


def test_workers_run_two_timelines_of_one_origin_at_the_same_time(world: Path) -> None:
    origin = world / "o.git"
    timelines.fork(place(world), "exp")
    join.join(str(origin), str(world / "bo"), "bo", timeline="exp")
    command = [sys.executable, str(room.ROOT / "bin" / "git-fleet"), "work", "--frames", "3"]
    both = [subprocess.Popen(command, cwd=world / name, stdout=subprocess.DEVNULL) for name in ("ada", "bo")]
    assert [process.wait(60) for process in both] == [0, 0]
    for timeline, worker in (("main", "ada"), ("exp", "bo")):
        clock = document(origin, "frame.json", timeline)
        assert (clock["timeline"], clock["frame"], clock["delivered"]) == (timeline, 7, [worker])
    assert "bo" not in document(origin, "fleet.json")["workers"]
    threads = room.git(origin, "ls-tree", "-r", "--name-only", "exp", "state/threads/0/6").split()
    assert threads and all("/exp.6-" in path for path in threads)


@pytest.fixture(scope="module")
def grown_apart(grown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Main at frame 8, and exp, which left it after frame 4, at frame 7."""
    world = copied(grown, tmp_path_factory.mktemp("apart") / "w")
    timelines.fork(place(world), "exp")
    join.join(str(world / "o.git"), str(world / "bo"), "bo", timeline="exp")
    run(world / "bo", 3)
    run(world / "ada", 4)
    return world


@pytest.fixture
def parted(grown_apart: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copied(grown_apart, tmp_path / "w")


def content(origin: Path, at: str) -> dict[str, set[str]]:
    """The threads of a world with the ids of their comments."""
    paths = room.git(origin, "ls-tree", "-r", "--name-only", at, "state/threads").split()
    return {path: set(document(origin, path, at)["comments"]) for path in paths}


def test_a_merge_brings_what_was_said_and_the_clock_and_the_audit_go_on(parted: Path) -> None:
    origin = parted / "o.git"
    sides = [content(origin, timeline) for timeline in ("main", "exp")]
    told = timelines.merge(place(parted), "exp")
    assert told[0].startswith("exp at frame 7 is merged into main at frame 8: ") and " comments, " in told[0]
    merged = content(origin, "main")
    for side in sides:
        assert all(comments <= merged[path] for path, comments in side.items())
    assert document(origin, "frame.json") == document(origin, "frame.json", "main^")
    assert "bo" not in document(origin, "fleet.json")["workers"]
    run(parted / "ada", 1)
    assert subjects(origin, "main")[0].startswith("frame 9: ")
    assert subjects(origin, "main")[1] == "edit merge-exp: merge timeline exp at frame 7"
    assert audit.audit(str(origin), "", 1, "").code == 0
    assert audit.audit(str(origin), "", 1, "exp").code == 0
    report = doctor(str(origin))
    assert report.code == 0, report.findings
    assert timelines.merge(place(parted), "exp") == ["exp at frame 7 is part of main already"]


def test_a_timeline_that_goes_on_after_a_merge_can_be_merged_again(parted: Path) -> None:
    origin = parted / "o.git"
    timelines.merge(place(parted), "exp")
    run(parted / "bo", 1)
    timelines.merge(place(parted), "exp")
    merged = content(origin, "main")
    assert all(comments <= merged[path] for path, comments in content(origin, "exp").items())
    assert doctor(str(origin)).code == 0


def test_a_timeline_that_is_ahead_waits_or_is_merged_the_other_way(parted: Path) -> None:
    run(parted / "bo", 2)
    with pytest.raises(Failure, match="exp is at frame 9, beyond 8, where main is: wait until main"):
        timelines.merge(place(parted), "exp")
    told = timelines.merge(place(parted, "exp"), "main")
    assert told[0].startswith("main at frame 8 is merged into exp at frame 9")
    run(parted / "bo", 1)
    assert document(parted / "o.git", "frame.json", "exp")["frame"] == 10
    assert audit.audit(str(parted / "o.git"), "", 1, "exp").code == 0


def test_the_settings_of_the_other_timeline_come_only_when_asked_for(parted: Path) -> None:
    edit.set_values(place(parted, "exp"), "fleet.json", ["frame.deadline=11"])
    timelines.merge(place(parted), "exp", settings=True)
    assert document(parted / "o.git", "fleet.json")["frame"]["deadline"] == 11


def write(world: Path, timeline: str, path: str, text: str) -> None:
    """An operator's own file on a timeline."""
    here = place(world, timeline)
    tip = here.fetch()
    commit = here.repo.commit([tip], {path: text.encode()}, "a file\n", here.author(), here.author())
    edit.push(here, "a-file", commit)


@pytest.mark.parametrize(("prefer", "stays"), [("main", "of main"), ("exp", "of exp")])
def test_what_both_wrote_is_a_conflict_until_one_timeline_is_preferred(parted: Path, prefer: str, stays: str) -> None:
    origin = parted / "o.git"
    for timeline in ("main", "exp"):
        write(parted, timeline, "projects/boat/README.md", f"of {timeline}\n")
    before = room.git(origin, "for-each-ref")
    with pytest.raises(Failure, match=r"projects/boat/README.md: the same lines were changed.*--prefer main or .*exp"):
        timelines.merge(place(parted), "exp")
    assert room.git(origin, "for-each-ref") == before
    told = timelines.merge(place(parted), "exp", prefer)
    assert told[1] == f"As on {prefer}: projects/boat/README.md: the same lines were changed here and there"
    assert room.git(origin, "show", "main:projects/boat/README.md") == stays
    assert told[1] in room.git(origin, "log", "-1", "--format=%B", "main")
    assert audit.audit(str(origin), "", 1, "").code == 0


@pytest.mark.parametrize(
    ("name", "prefer", "why"),
    [
        ("main", None, "main is the timeline itself"),
        ("exp", "nope", "--prefer nope: it is main or exp"),
        ("nope", None, "has no timeline nope|could not be asked"),
    ],
)
def test_a_merge_that_cannot_be_meant_is_told(parted: Path, name: str, prefer: str | None, why: str) -> None:
    with pytest.raises(Failure, match=why):
        timelines.merge(place(parted), name, prefer)


def test_the_tip_of_a_timeline_pushed_as_an_edit_merges_it(parted: Path) -> None:
    origin = parted / "o.git"
    room.git(origin, "push", "-q", ".", "exp:refs/edits/main/bring-exp")
    merged = content(origin, "main")
    assert all(comments <= merged[path] for path, comments in content(origin, "exp").items())
    assert document(origin, "frame.json")["timeline"] == "main"
    assert audit.audit(str(origin), "", 1, "").code == 0


def test_a_full_clone_merges_a_timeline_with_plain_git_and_pushes_it_as_an_edit(parted: Path) -> None:
    origin = parted / "o.git"
    full = parted / "full"
    room.git(parted, "clone", "-q", str(origin), str(full))
    room.fleet(full, "install-hooks", ".")
    done = room.attempt(full, "git", "merge", "-q", "-m", "bring exp", "origin/exp")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<<<<<<<" not in room.git(full, "show", "HEAD:frame.json")
    run(parted / "ada", 1)  # main has moved meanwhile
    room.git(full, "push", "-q", "origin", "HEAD:refs/edits/main/by-hand")
    merged = content(origin, "main")
    assert all(comments <= merged[path] for path, comments in content(origin, "exp").items())
    assert document(origin, "frame.json")["frame"] == 9
    assert audit.audit(str(origin), "", 1, "").code == 0


def test_the_difference_tells_what_was_said_and_decided_on_each_side(parted: Path) -> None:
    found = difference.compare(str(parted / "o.git"), "main", "exp")
    assert (found["parted"]["timeline"], found["parted"]["frame"]) == ("main", 4)
    assert [side["frames"] for side in found["sides"]] == [4, 3]
    for side, timeline in zip(found["sides"], ("main", "exp"), strict=True):
        clock = document(parted / "o.git", "frame.json", timeline)
        before = document(parted / "o.git", "frame.json", "main~4")
        new = {path for path in content(parted / "o.git", timeline) if path not in content(parted / "o.git", "main~4")}
        assert {f"{thread['id']}.json" for thread in side["opened"]} == {path.rpartition("/")[2] for path in new}
        assert side["actions"]["post"] == clock["total"]["actions"]["post"] - before["total"]["actions"]["post"]
    assert {"key": "workers.bo", "values": [{}, {"value": {}}]} in found["settings"]
    told = difference.text(found)
    assert "main at frame 8 and exp at frame 7 parted after frame 4 of main" in told
    assert "Only on exp" in told and "workers.bo: main: not set; exp: {}" in told


def test_the_difference_names_what_was_decided_otherwise(world: Path) -> None:
    """A debate that both have closes for on one side, and against on the other."""
    origin = world / "o.git"
    timelines.fork(place(world), "exp")
    path = room.git(origin, "ls-tree", "-r", "--name-only", "main", "state/threads").split()[0]
    for timeline, outcome in (("main", "for"), ("exp", "against")):
        thread = document(origin, path, timeline)
        for key in ("tags",):
            thread.setdefault(key, [])
        counts = {"for": 1, "against": 0} if outcome == "for" else {"for": 0, "against": 1}
        thread.update(kind="debate", closes=4, verdict={"frame": 4, "outcome": outcome, **counts})
        here = place(world, timeline)
        body = (json.dumps(thread, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()
        commit = here.repo.commit([here.fetch()], {path: body}, "decide\n", here.author(), here.author())
        edit.push(here, "decide", commit)
    found = difference.compare(str(origin), "main", "exp")
    (decided,) = found["decided"]
    assert [verdict["outcome"] for verdict in decided["verdicts"]] == ["for", "against"]
    assert "main: for, 1 : 0; exp: against, 0 : 1" in difference.text(found)


@pytest.mark.parametrize(
    ("one", "why"),
    [("nope", "no timeline nope|could not be asked"), ("main@", "is no timeline"), ("main@99", "not made")],
)
def test_a_difference_of_what_is_not_there_is_told(world: Path, one: str, why: str) -> None:
    with pytest.raises(Failure, match=why):
        difference.compare(str(world / "o.git"), one, "main")


def test_a_command_in_one_timelines_clone_can_look_at_another(parted: Path) -> None:
    shown = room.fleet(parted / "ada", "feed", "--timeline", "exp", "--json")
    assert json.loads(shown.stdout)["frame"] == 7
    paused = room.fleet(parted / "ada", "pause", "--timeline", "exp")
    assert paused.stdout.strip() == "exp is paused"
    assert document(parted / "o.git", "fleet.json", "exp")["frame"]["paused"] is True
    assert "paused" in room.fleet(parted / "ada", "status", "--timeline", "exp").stdout
    assert "exp" in room.fleet(parted / "bo", "status").stdout
