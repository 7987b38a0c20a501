"""Plain git on a world's history: what a frame said is taken back by `git revert`, and `git bisect` finds a frame."""

from __future__ import annotations

from pathlib import Path

import pytest

from fleet.operator import audit, init, join
from fleet.operator.doctor import doctor
from fleet.worker import clone, cycle
from tests import room


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """An operator's full clone of a world at frame 4; the origin is beside it."""
    origin = tmp_path / "o.git"
    init.init(str(origin), agents=6, seed=1, workers=[("ada", 3)])
    join.join(str(origin), str(tmp_path / "ada"), "ada")
    cycle.Circle(clone.clone_at(str(tmp_path / "ada")), 4, lambda sentence: None).run()
    room.git(tmp_path, "clone", "-q", str(origin), str(tmp_path / "full"))
    room.fleet(tmp_path / "full", "install-hooks", ".")
    return tmp_path / "full"


def of_frame(full: Path, frame: int) -> str:
    """The commit that made a frame."""
    return room.git(full, "log", "--first-parent", "--format=%H", f"--grep=^frame {frame}:", "-1").strip()


def test_a_reverted_frame_takes_back_what_was_said_and_the_history_still_audits(full: Path) -> None:
    origin = full.parent / "o.git"
    said = room.git(full, "ls-tree", "-r", "--name-only", "HEAD", "state/threads/0/4").split()
    assert said
    room.git(full, "revert", "-n", "-m", "1", of_frame(full, 4))
    room.git(full, "checkout", "-q", "HEAD", "--", "frame.json", "state/workers.json", "state/slices.json")
    room.git(full, "commit", "-q", "-m", "take back frame 4")
    refused = room.attempt(full, "git", "push", "-q", "origin", "HEAD:refs/edits/main/undo")
    assert refused.returncode and "would vanish; if that is meant, say so" in refused.stderr
    room.git(full, "commit", "-q", "--amend", "-m", "take back frame 4\n\nFleet-Shrink: yes")
    room.git(full, "push", "-q", "origin", "HEAD:refs/edits/main/undo")
    assert room.git(origin, "ls-tree", "-r", "--name-only", "main", "state/threads/0/4") == ""
    assert room.git(origin, "log", "-1", "--format=%s", "main").strip() == "edit undo: take back frame 4"
    assert audit.audit(str(origin), "", 1, "").code == 0
    assert doctor(str(origin)).code == 0
    cycle.Circle(clone.clone_at(str(full.parent / "ada")), 1, lambda sentence: None).run()
    assert audit.audit(str(origin), "", 1, "").code == 0


def test_a_bisection_over_frames_finds_the_one_that_did_it(full: Path, tmp_path: Path) -> None:
    script = tmp_path / "good"
    script.write_text('#!/bin/sh\ntest "$(git show HEAD:frame.json | grep -c \'"frame": [012],\')" = 1\n')
    script.chmod(0o755)
    room.git(full, "bisect", "start", "--first-parent", "HEAD", of_frame(full, 1))
    found = room.git(full, "bisect", "run", str(script))
    assert f"{of_frame(full, 3)} is the first bad commit" in found
    room.git(full, "bisect", "reset")
