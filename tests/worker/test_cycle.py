"""A worker's circle on a real origin: once a frame, whatever dies, and no trace in its work tree."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from fleet.operator import init, join
from fleet.worker import clone, cycle, deliver, thinking
from tests import room
from tests.askers import Fleet

CREW = ("ada", "bo")
PATIENT = 60


def make_world(folder: Path, workers: tuple[str, ...] = CREW, agents: int = 6, **frame: Any) -> Path:
    """A bare origin with its hooks, and a clone for each worker beside it."""
    fleet = Fleet(folder, agents=agents, workers=workers)
    if frame:
        edit_frame(fleet.origin, **frame)
        for clone_of in fleet.clones.values():
            room.git(clone_of, "-c", "core.hooksPath=/dev/null", "pull", "-q")
    return fleet.origin


@pytest.fixture(scope="module")
def twins_trees(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The trees of two frames of ada's world in which nobody was killed."""
    folder = tmp_path_factory.mktemp("twin")
    origin = make_world(folder, ("ada",))
    ended(work(folder / "ada", 2))
    return [tree_of_frame(origin, frame) for frame in (1, 2)]


def edit_frame(origin: Path, **frame: Any) -> None:
    """Change settings of `fleet.json` by an edit."""
    from fleet.operator.edit import Place, edit_fleet

    edit_fleet(Place(str(origin)), "settings", "settings", lambda fleet: fleet["frame"].update(frame))


def work(clone: Path, frames: int, **more: str) -> subprocess.Popen[str]:
    """A real `git fleet work`, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, str(room.ROOT / "bin" / "git-fleet"), "work", "--frames", str(frames)],
        cwd=clone, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        env={**os.environ, **more},
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> str:
    """The output of a worker that must end well."""
    out, _ = process.communicate(timeout=PATIENT)
    assert process.returncode == 0, out
    return out


def subjects(origin: Path) -> list[str]:
    """The dashboard, oldest first."""
    return room.git(origin, "log", "--first-parent", "--reverse", "--format=%s", "main").splitlines()


def document(origin: Path, path: str, at: str = "main") -> Any:
    """A document of the world."""
    return json.loads(room.git(origin, "show", f"{at}:{path}"))


def wait_for(what: Callable[[], Any], why: str) -> Any:
    """Wait until something is so."""
    ends = time.monotonic() + PATIENT
    while not (found := what()):
        assert time.monotonic() < ends, why
        time.sleep(0.02)
    return found


def tree_of_frame(origin: Path, frame: int) -> str:
    """The tree hash of a frame, without what operators changed."""
    rows = room.git(origin, "log", "--first-parent", "--format=%T %s", "main").splitlines()
    return next(row.split()[0] for row in rows if row.split(" ", 1)[1].startswith(f"frame {frame}:"))


def test_workers_tick_the_clock_and_leave_their_clones_clean(tmp_path: Path) -> None:
    origin = make_world(tmp_path)
    for process in [work(tmp_path / name, 3) for name in CREW]:
        ended(process)
    assert [row.split(":")[0] for row in subjects(origin)[-3:]] == ["frame 1", "frame 2", "frame 3"]
    assert document(origin, "frame.json")["delivered"] == sorted(CREW)
    for name in CREW:
        assert room.git(tmp_path / name, "status", "--porcelain") == ""
        assert room.git(tmp_path / name, "rev-parse", "HEAD") == room.git(origin, "rev-parse", "main")
        assert sorted(p.name for p in (tmp_path / name).iterdir() if p.name != ".git") == [
            ".gitattributes",
            "fleet.json",
            "frame.json",
        ]
    assert room.git(origin, "for-each-ref", "--format=%(refname)") == "refs/heads/main"
    room.git(origin, "fsck", "--full", "--strict")


def test_the_same_seed_gives_the_same_trees_whoever_is_first(tmp_path: Path) -> None:
    trees = []
    for number, crew in enumerate((CREW, tuple(reversed(CREW)))):
        folder = tmp_path / str(number)
        folder.mkdir()
        origin = make_world(folder)
        for process in [work(folder / name, 2) for name in crew]:
            ended(process)
        trees.append([tree_of_frame(origin, frame) for frame in (1, 2)])
    assert trees[0] == trees[1]


def test_a_plain_pull_computes_and_delivers_and_leaves_word(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    edit_frame(origin, deadline=200)
    room.git(tmp_path / "ada", "pull", "-q")
    assert subjects(origin)[-1].startswith("frame 1:")
    assert "delivered" in (tmp_path / "ada" / ".git" / "fleet" / "word").read_text()
    room.git(tmp_path / "ada", "pull", "-q")
    assert subjects(origin)[-1].startswith("frame 2:")
    assert document(origin, "frame.json")["delivered"] == ["ada"]


def test_a_pull_whose_interpreter_has_gone_says_so_where_status_looks(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    hook = tmp_path / "ada" / ".git" / "hooks" / "post-merge"
    hook.write_text(hook.read_text().replace(f"PYTHON={sys.executable}", "PYTHON=/gone/python"))
    edit_frame(origin, deadline=200)
    assert "/gone/python has gone" in room.attempt(tmp_path / "ada", "git", "pull").stderr
    assert "/gone/python has gone" in room.fleet(tmp_path / "ada", "status").stdout


def test_a_worker_without_its_hook_says_how_to_mend_it(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    (tmp_path / "ada" / ".git" / "hooks" / "post-merge").unlink()
    edit_frame(origin, deadline=200)
    done = room.fleet(tmp_path / "ada", "work", "--frames", "1")
    assert done.returncode == 1
    assert "make install-hooks" in done.stderr


def test_a_second_work_in_one_clone_is_refused(tmp_path: Path) -> None:
    make_world(tmp_path)  # bo never comes: ada's push is held
    first = work(tmp_path / "ada", 1)
    wait_for(lambda: (tmp_path / "ada" / ".git" / "fleet" / "work.lock").exists(), "no work")
    wait_for(lambda: "refs/inbox" in room.git(tmp_path / "origin.git", "for-each-ref"), "no delivery")
    done = room.fleet(tmp_path / "ada", "work")
    assert done.returncode == 1
    assert "already" in done.stderr
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()


def test_local_changes_stop_a_worker_and_stay(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    file = tmp_path / "ada" / "fleet.json"
    file.write_text(file.read_text() + "mine\n")
    edit_frame(origin, deadline=200)
    done = room.fleet(tmp_path / "ada", "work", "--frames", "1")
    assert done.returncode == 1
    assert "fleet.json" in done.stderr and "git stash" in done.stderr
    assert file.read_text().endswith("mine\n")


def test_interrupting_a_worker_says_how_to_go_on_and_breaks_nothing(tmp_path: Path) -> None:
    origin = make_world(tmp_path)
    first = work(tmp_path / "ada", 1)
    wait_for(lambda: "refs/inbox" in room.git(origin, "for-each-ref"), "no delivery")
    os.killpg(first.pid, signal.SIGINT)
    out, _ = first.communicate(timeout=PATIENT)
    assert first.returncode == 130
    assert "goes on" in out
    assert "Traceback" not in out
    for process in [work(tmp_path / name, 1) for name in CREW]:
        ended(process)
    assert document(origin, "frame.json")["delivered"] == sorted(CREW)


@pytest.mark.parametrize("moment", [0.0, 0.12, 0.2, 0.28, 0.36, 0.5])
def test_a_worker_killed_at_any_moment_goes_on_to_the_tree_that_would_have_been(
    tmp_path: Path, moment: float, twins_trees: list[str]
) -> None:
    """Every single state that a kill can leave: tests/worker/test_salvage.py."""
    origin = make_world(tmp_path, ("ada",))
    victim = work(tmp_path / "ada", 2)
    time.sleep(moment)
    os.killpg(victim.pid, signal.SIGKILL)
    victim.communicate()
    while (missing := 2 - document(origin, "frame.json")["frame"]) > 0:
        ended(work(tmp_path / "ada", missing))
    assert [tree_of_frame(origin, frame) for frame in (1, 2)] == twins_trees


def computed(clone):
    """The deltas that a clone's worker makes for the state it has pulled; nothing is delivered."""
    with clone.repo.objects() as objects, thinking.Thinking(clone) as mind:
        return mind.deltas(cycle.head(clone, objects))[0]


def test_a_frame_that_is_computed_again_gives_the_same_delta_to_the_byte(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    here = clone.clone_at(str(tmp_path / "ada"))
    before = computed(here)
    time.sleep(1.1)  # a second later the clock says something else
    assert computed(here) == before
    cycle.compute_once(here, lambda sentence: None)
    assert subjects(origin)[-1].startswith("frame 1:")


def test_what_a_crash_left_in_the_outbox_is_delivered_late_with_its_own_parent(tmp_path: Path) -> None:
    origin = make_world(tmp_path, deadline=1)
    here = clone.clone_at(str(tmp_path / "ada"))
    deltas = computed(here)
    with here.repo.objects() as objects:
        commit = deliver.build(here, cycle.head(here, objects), deltas)
    ended(work(tmp_path / "bo", 1))  # the deadline closes frame 1 without ada
    assert document(origin, "frame.json")["missing"] == ["ada"]
    for process in [work(tmp_path / name, 1) for name in CREW]:
        ended(process)
    assert document(origin, "frame.json")["late"] == ["ada/1"]
    assert commit in room.git(origin, "log", "-1", "--format=%P", "main")


def test_an_edit_in_the_middle_of_a_frame_costs_no_delta_and_no_agent_acts_twice(tmp_path: Path) -> None:
    origin = make_world(tmp_path)
    first = work(tmp_path / "ada", 1)
    wait_for(lambda: "refs/inbox" in room.git(origin, "for-each-ref"), "no delivery")
    edit_frame(origin, deadline=250)
    assert subjects(origin)[-1] == "edit settings: settings"
    assert first.poll() is None, "the delivery is held on"
    ended(work(tmp_path / "bo", 1))
    ended(first)
    clock = document(origin, "frame.json")
    assert clock["delivered"] == sorted(CREW)
    assert clock["agents"] == 6
    assert clock["rejected"] == []


def test_a_stopped_world_is_waited_for_and_until_ends_work_well(tmp_path: Path) -> None:
    origin = make_world(tmp_path, paused=True)
    running = [work(tmp_path / name, 5) for name in CREW]
    for process in running:
        assert process.stdout and "the world is stopped (paused)" in process.stdout.readline()
    assert subjects(origin)[-1].startswith("edit settings")
    edit_frame(origin, paused=False, until=2)
    for process in running:
        assert "done at frame 2" in ended(process)
    assert subjects(origin)[-1].startswith("frame 2:")


def test_a_worker_off_the_roster_is_told_and_ends_badly(tmp_path: Path) -> None:
    make_world(tmp_path)
    room.git(tmp_path / "ada", "config", "fleet.worker", "nobody")
    done = room.fleet(tmp_path / "ada", "work", "--frames", "1")
    assert done.returncode == 1
    assert "nobody is not in the roster" in done.stderr


def test_a_refused_delivery_is_told_and_counts_as_made(tmp_path: Path) -> None:
    origin = make_world(tmp_path)
    edit_frame(origin, deadline=1)
    narrow = "lambda fleet: fleet['limits'].update(delta_bytes=1)"
    edit = f"from fleet.operator.edit import *; edit_fleet(Place('.'), 'narrow', 'narrow', {narrow})"
    subprocess.run(
        [sys.executable, "-c", edit], cwd=origin, env={**os.environ, "PYTHONPATH": str(room.ROOT)}, check=True
    )
    running = work(tmp_path / "ada", 1)
    wait_for(lambda: (tmp_path / "ada" / ".git" / "fleet" / "delivered.json").exists(), "no note")
    note = (tmp_path / "ada" / ".git" / "fleet" / "delivered.json").read_text()
    assert "refused" in note and "delta_bytes" in note
    assert running.poll() is None, "it goes on by waiting"
    os.killpg(running.pid, signal.SIGKILL)
    assert "the delivery was refused" in running.communicate()[0]


def test_a_worker_that_joins_a_running_world_owns_agents_from_the_frame_after_its_first(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",))
    ended(work(tmp_path / "ada", 1))
    join.join(str(origin), str(tmp_path / "new"), "new")
    assert subjects(origin)[-1] == "edit join-new: new joins"
    for process in [work(tmp_path / name, 2) for name in ("new", "ada")]:
        ended(process)
    shared = document(origin, "state/slices.json")
    assert {worker for _, worker in shared["cuts"]} == {"ada", "new"}


def test_a_hookless_host_is_served_by_two_primaries_at_once(tmp_path: Path) -> None:
    from fleet.operator import install

    origin = make_world(tmp_path, ("ada", "bo", "cy"))
    install.uninstall(str(origin))
    primaries = []
    for name in ("ada", "bo"):
        primaries.append(
            subprocess.Popen(
                [sys.executable, str(room.ROOT / "bin" / "git-fleet"), "fold", "--watch"],
                cwd=tmp_path / name,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        )
    for process in [work(tmp_path / name, 2) for name in ("ada", "bo", "cy")]:
        ended(process)
    for process in primaries:
        os.killpg(process.pid, signal.SIGINT)
        out, _ = process.communicate(timeout=PATIENT)
        assert process.returncode == 130 and "bug" not in out, out
    assert [row.split(":")[0] for row in subjects(origin)[-2:]] == ["frame 1", "frame 2"]
    assert document(origin, "frame.json")["delivered"] == ["ada", "bo", "cy"]
    assert room.git(origin, "for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_a_strangers_shell_worker_delivers_and_sees_it_in_the_next_frame(tmp_path: Path) -> None:
    origin = tmp_path / "origin.git"
    init.init(str(origin), seed=3, agents=4, workers=[("ada", 2)])
    done = room.attempt(
        tmp_path, "sh", str(room.ROOT / "tests/strangers/worker.sh"), str(origin), "ada-clone", "ada", "2"
    )
    assert done.returncode == 0, done.stderr
    assert document(origin, "frame.json")["frame"] == 2
    assert document(origin, "frame.json")["total"]["actions"]


def is_small(packs: Path) -> bool:
    """Whether a folder of packs holds only a few."""
    return len(list(packs.glob("*.pack"))) < 10


def test_a_long_run_keeps_origin_and_clones_to_few_packs_by_itself(tmp_path: Path) -> None:
    origin = make_world(tmp_path, ("ada",), agents=1)
    ended(work(tmp_path / "ada", 33))
    for folder in (origin, tmp_path / "ada" / ".git"):
        packs = folder / "objects" / "pack"
        wait_for(partial(is_small, packs), f"no maintenance in {folder}")
        loose = room.git(folder, "count-objects", "-v").splitlines()[0]
        assert int(loose.removeprefix("count: ")) < 60
    room.git(origin, "fsck", "--full", "--strict")
