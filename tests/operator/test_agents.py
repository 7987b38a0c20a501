"""More agents for a world that runs: as one edit, from a clone or at the origin, all or none."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from fleet import names
from fleet.errors import Failure
from fleet.operator import agents, init, join
from fleet.operator.edit import Place
from tests.room import fleet, git


def row(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "display": name.title(), "bio": "New here.", "interests": ["tea"], **more}


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A world of one worker, whose clone lies beside it."""
    path = tmp_path / "origin.git"
    init.init(str(path), seed=3, agents=3, workers=[("mini-1", 4)])
    join.join(str(path), str(tmp_path / "mini-1"), "mini-1")
    return path


def add(place: Path, *rows: dict[str, Any]) -> list[str]:
    """What was said."""
    file = place.parent / "more.json"
    file.write_text(json.dumps(rows))
    said: list[str] = []
    agents.add(Place(str(place)), str(file), said.append)
    return said


def there(origin: Path) -> set[str]:
    """The agents of the world."""
    paths = git(origin, "ls-tree", "-r", "--name-only", "main", "state/agents/").splitlines()
    return {path.rpartition("/")[2].removesuffix(".json") for path in paths}


@pytest.mark.parametrize("where", ["origin.git", "mini-1"])
def test_agents_are_added_by_one_edit_from_either_place(origin: Path, where: str) -> None:
    before = git(origin, "rev-parse", "main")
    assert add(origin.parent / where, row("zoe"), row("zed")) == ["2 agents added to main, acting from frame 1 or 2 on"]
    assert {"zoe", "zed"} < there(origin) and len(there(origin)) == 5
    assert git(origin, "rev-list", "--count", f"{before}..main") == "2"  # the edit and its merge
    assert git(origin, "log", "-1", "--format=%b", "main").strip() == "zoe, zed"
    assert ": add 2 agents" in git(origin, "log", "-1", "--format=%s", "main")
    assert git(origin, "for-each-ref", "refs/edits") == ""
    document = json.loads(git(origin, "show", f"main:{names.agent_path('zoe')}"))
    assert document["profile"]["interests"] == {"at": None, "value": ["tea"]} and document["acts"] == {}


def test_a_clone_is_not_touched(origin: Path) -> None:
    clone = origin.parent / "mini-1"
    before = git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain")
    add(clone, row("zoe"))
    assert (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain")) == before


def test_agents_that_are_there_are_all_named_and_nobody_is_added(origin: Path) -> None:
    known = sorted(there(origin))[:2]
    before = git(origin, "rev-parse", "main")
    with pytest.raises(Failure) as failure:
        add(origin, row(known[0]), row("zoe"), row(known[1]))
    assert str(failure.value).split("\n  ")[1:] == [
        f"more.json[0]: {known[0]} is an agent of main already",
        f"more.json[2]: {known[1]} is an agent of main already",
    ]
    assert git(origin, "rev-parse", "main") == before


def test_a_row_that_cannot_be_used_keeps_all_out(origin: Path) -> None:
    with pytest.raises(Failure, match=r"more.json\[1\]: display is missing"):
        add(origin, row("zoe"), {"name": "zed", "bio": "x"})
    assert "zoe" not in there(origin)


def test_lengths_are_judged_by_the_limits_of_that_world(origin: Path) -> None:
    from fleet.operator.edit import edit_fleet

    edit_fleet(Place(str(origin)), "bios", "short bios", lambda document: document["limits"].update(bio=8))
    with pytest.raises(Failure, match=r"bio: 9 characters, over limits\.bio = 8"):
        add(origin, row("zoe"))


def test_who_is_added_runs_with_the_next_frames(origin: Path) -> None:
    clone = origin.parent / "mini-1"
    assert fleet(clone, "work", "--frames", "1").returncode == 0
    add(clone, row("zoe", interests=["soup"]), row("zed"))
    done = fleet(clone, "work", "--frames", "2")
    assert done.returncode == 0, done.stderr
    assert json.loads(git(origin, "show", "main:state/slices.json"))["agents"] == 5
    assert json.loads(git(origin, "show", "main:frame.json"))["agents"] == 5


def test_a_paused_world_takes_them_too(origin: Path) -> None:
    from fleet.operator.edit import pause

    pause(Place(str(origin)), True)
    add(origin, row("zoe"))
    assert "zoe" in there(origin)


def test_a_place_without_a_world_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="is no git repository"):
        add(tmp_path, row("zoe"))


def test_thousands_come_in_by_one_edit(origin: Path) -> None:
    start = time.monotonic()
    said = add(origin, *(row(f"new-{n}") for n in range(2000)))
    assert time.monotonic() - start < 30  # about two seconds where nothing else runs
    assert "2000 agents read, adding them" in said[0] and said[1].startswith("2000 agents added to main")
    assert len(there(origin)) == 2003
    assert "and 1980 more" in git(origin, "log", "-1", "--format=%b", "main")
