"""What a demo's agents built, outside of it: a clone of the world, and the tests of every project in it."""

from __future__ import annotations

from pathlib import Path

from tests.prose.test_catalogue import passes
from tests.room import fleet, git

LONG_ENOUGH = ("--agents", "40", "--workers", "2", "--streams", "2", "--frames", "12", "--seed", "3")


def test_the_tests_of_every_project_of_a_demo_pass_in_a_clone(tmp_path: Path) -> None:
    done = fleet(tmp_path, "demo", "--dir", "demo", *LONG_ENOUGH)
    assert done.returncode == 0, done.stderr
    git(tmp_path, "clone", "-q", str(tmp_path / "demo" / "origin.git"), "outside")
    folders = sorted((tmp_path / "outside" / "projects").iterdir())
    tested = [folder for folder in folders if (folder / "tests").is_dir()]
    assert tested == folders
    for folder in tested:
        ok, said = passes(folder)
        assert ok, f"{folder.name}: {said}"
    log = git(tmp_path / "outside", "log", "--first-parent", "--format=%b")
    assert all(folder.name in log for folder in folders), "the frame's log tells what was merged"
