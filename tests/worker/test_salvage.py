"""What a killed git can leave in a clone, each state made by hand: `work` gets over it, and over nothing of a person's.

The states are those that were seen by killing a worker before each change that it makes to a file.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fleet.errors import Failure
from fleet.operator.edit import Place, edit_fleet
from fleet.worker import clone, cycle, deliver, holders, salvage, thinking
from tests import room
from tests.askers import Fleet

LOCKS = (
    "index.lock", "HEAD.lock", "ORIG_HEAD.lock", "packed-refs.lock", "shallow.lock", "config.lock",
    "refs/heads/main.lock", "refs/remotes/origin/main.lock", "refs/fleet/scratch.lock",
)  # fmt: skip


@pytest.fixture
def fleet(tmp_path: Path) -> Fleet:
    """A world of one worker, with an edit that its clone has not pulled."""
    fleet = Fleet(tmp_path, workers=("ada",))
    edit(fleet, 200)
    return fleet


def edit(fleet: Fleet, deadline: int) -> None:
    edit_fleet(Place(str(fleet.origin)), "s", "s", lambda document: document["frame"].update(deadline=deadline))


def lock(folder: Path, name: str, age: float = 60.0) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (time.time() - age,) * 2)
    return path


def work(fleet: Fleet) -> list[str]:
    """What a worker of this process tells who makes one frame."""
    told: list[str] = []
    cycle.Circle(clone.clone_at(str(fleet.clone)), 1, told.append).run()
    return told


def goes_on(fleet: Fleet) -> None:
    """It makes a frame, and its clone is clean and where the origin is."""
    work(fleet)
    assert room.git(fleet.clone, "status", "--porcelain") == ""
    assert room.git(fleet.clone, "rev-parse", "HEAD") == room.git(fleet.origin, "rev-parse", "main")
    assert list(holders.lock_files(str(fleet.clone / ".git"))) == []
    assert fleet.clock["frame"] >= 1


def test_locks_that_a_killed_git_left_are_removed(fleet: Fleet) -> None:
    for name in LOCKS:
        lock(fleet.clone / ".git", name)
    goes_on(fleet)


def test_a_lock_that_was_made_just_now_is_waited_for(fleet: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cycle, "SHORTEST", 0.05)
    monkeypatch.setattr(salvage, "QUIET", 0.3)
    lock(fleet.clone / ".git", "refs/remotes/origin/main.lock", 0.0)
    assert "was made just now" in work(fleet)[0]


@pytest.mark.skipif(not holders.shown(), reason="the system does not show who works where")
def test_a_lock_that_a_living_process_holds_stays_and_its_holder_is_named(fleet: Fleet) -> None:
    room.git(fleet.clone, "config", "fleet.patience", "0")
    path = lock(fleet.clone / ".git", "index.lock")
    with path.open() as held, subprocess.Popen(["sleep", "60"], stdin=held) as holder:
        done = room.fleet(fleet.clone, "work", "--frames", "1")
        holder.kill()
    assert done.returncode == 1
    assert f"index.lock is held by process {holder.pid}" in done.stderr
    assert path.exists()
    goes_on(fleet)


# ---- a pull that was cut short


def fetched(fleet: Fleet) -> str:
    """The commit that a pull would go to."""
    room.git(fleet.clone, "fetch", "-q", "origin", "main")
    return room.git(fleet.clone, "rev-parse", "FETCH_HEAD")


def files_are_written(fleet: Fleet) -> None:
    (fleet.clone / "fleet.json").write_text(room.git(fleet.clone, "show", f"{fetched(fleet)}:fleet.json") + "\n")
    lock(fleet.clone / ".git", "index.lock")


def a_file_is_gone(fleet: Fleet) -> None:
    fetched(fleet)
    (fleet.clone / "fleet.json").unlink()
    lock(fleet.clone / ".git", "index.lock")


def a_file_is_begun(fleet: Fleet) -> None:
    files_are_written(fleet)
    text = (fleet.clone / "fleet.json").read_text()
    (fleet.clone / "fleet.json").write_text(text[: len(text) // 2])


def a_file_is_empty(fleet: Fleet) -> None:
    files_are_written(fleet)
    (fleet.clone / "fleet.json").write_text("")


def the_index_is_written(fleet: Fleet) -> None:
    room.git(fleet.clone, "reset", "-q", "--hard")
    room.git(fleet.clone, "read-tree", "-m", "-u", "HEAD", fetched(fleet))
    for name in ("HEAD.lock", "refs/heads/main.lock"):
        lock(fleet.clone / ".git", name)
    edit(fleet, 100)  # the next pull goes further than the one that was killed


def a_frame_is_in_the_index(fleet: Fleet) -> None:
    goes_on(fleet)
    room.git(fleet.clone, "update-ref", "refs/heads/main", "HEAD^")


def only_head_has_moved(fleet: Fleet) -> None:
    goes_on(fleet)
    room.git(fleet.clone, "read-tree", "-m", "-u", "HEAD", "HEAD^")
    edit(fleet, 100)


@pytest.mark.parametrize(
    "left",
    [
        files_are_written, a_file_is_gone, a_file_is_begun, a_file_is_empty, the_index_is_written,
        a_frame_is_in_the_index, only_head_has_moved,
    ],
)  # fmt: skip
def test_a_pull_that_was_killed_is_put_back_and_made_again(left: Callable[[Fleet], None], fleet: Fleet) -> None:
    left(fleet)
    goes_on(fleet)


def test_a_file_that_was_new_and_is_no_commits_yet_is_put_back(fleet: Fleet) -> None:
    plain = fleet.clone.parent / "plain"
    room.git(fleet.clone.parent, "clone", "-q", str(fleet.origin), str(plain))
    room.commit(plain, "README", "A world.\n")
    room.git(plain, "push", "-q", "origin", "HEAD:refs/edits/main/readme")
    fetched(fleet)
    (fleet.clone / "README").write_text("A world.\n")
    lock(fleet.clone / ".git", "index.lock")
    goes_on(fleet)
    assert (fleet.clone / "README").read_text() == "A world.\n"


# ---- what is a person's


def a_change(fleet: Fleet) -> str:
    return (fleet.clone / "fleet.json").read_text() + "mine\n"


def a_beginning(fleet: Fleet) -> str:
    return (fleet.clone / "fleet.json").read_text()[:50]


@pytest.mark.parametrize(
    ("text", "locked", "staged"),
    [(a_change, True, False), (a_change, True, True), (a_change, False, True), (a_beginning, False, False)],
)
def test_what_a_person_has_changed_stays(
    text: Callable[[Fleet], str], locked: bool, staged: bool, fleet: Fleet
) -> None:
    mine = text(fleet)
    (fleet.clone / "fleet.json").write_text(mine)
    if staged:
        room.git(fleet.clone, "add", "fleet.json")
    before = room.git(fleet.clone, "status", "--porcelain")
    if locked:
        lock(fleet.clone / ".git", "index.lock")
    with pytest.raises(Failure, match="local changes"):
        work(fleet)
    assert (fleet.clone / "fleet.json").read_text() == mine
    assert room.git(fleet.clone, "status", "--porcelain") == before


def test_the_text_before_an_edit_that_a_person_wants_back_stays(fleet: Fleet) -> None:
    room.git(fleet.clone, "-c", "core.hooksPath=/dev/null", "pull", "-q")
    room.git(fleet.clone, "checkout", "-q", "HEAD^", "--", "fleet.json")
    mine = (fleet.clone / "fleet.json").read_text()
    edit(fleet, 100)
    with pytest.raises(Failure, match="local changes"):
        work(fleet)
    assert (fleet.clone / "fleet.json").read_text() == mine


# ---- at the origin


def test_the_lock_of_a_push_that_was_killed_costs_no_delivery(fleet: Fleet) -> None:
    """While it is young the push fails, and counts as made by nobody; then the gate takes the lock away."""
    here = clone.clone_at(str(fleet.clone))
    with here.repo.objects() as objects, thinking.Thinking(here) as mind:
        world = cycle.head(here, objects)
        commit = deliver.build(here, world, mind.deltas(world)[0])
    path = lock(fleet.origin, "refs/inbox/main/1/ada.lock", 0.0)
    outcome = deliver.send(here, 1, commit, relay=False)
    assert (outcome.taken, outcome.refused) == (False, False)
    assert deliver.leftovers(here) == [(1, commit)]
    lock(fleet.origin, "refs/inbox/main/1/ada.lock")
    goes_on(fleet)
    assert not path.exists() and fleet.clock["delivered"] == ["ada"]
