"""Debates in a real world: terms in its tree while they run, the verdict in its log, and channels that are counted."""

from __future__ import annotations

import pytest

from tests import room
from tests.origin.world import AGENTS, Document, World, Worlds, comment, delta, vote


@pytest.fixture
def world(worlds: Worlds) -> World:
    """One worker, which runs everybody; debates take two frames, and there is room for two channels."""
    return worlds(workers=("w1",), joiners=(), limits={"debate_frames": 2, "channels": 2})


def act(do: str, frame: int, agent: str, n: int = 1, **fields: str) -> Document:
    """An action of any kind."""
    return {"id": f"{frame}-{agent}-{n}", "agent": agent, "do": do, **fields}


def frame(world: World, *actions: Document) -> list[str]:
    """One frame in which the agents do this; the lines of its commit message."""
    world.pull()
    number = world.clock()["frame"] + 1
    world.push(world.deliver(number, "w1", delta(number, "w1", agents=list(AGENTS), actions=list(actions))))
    assert world.clock()["frame"] == number
    return room.git(world.origin, "log", "-1", "--format=%B", "main").split("\n")


def due(world: World) -> list[str]:
    """What is in `state/due/` at the tip."""
    return room.git(world.origin, "ls-tree", "-r", "--name-only", "main", "state/due/").split()


def test_a_debate_runs_its_term_and_closes_in_the_log(world: World) -> None:
    one, two, three = AGENTS[:3]
    said = frame(world, act("debate", 1, one, channel="general", motion="Tea is soup.", body="It is wet and hot."))
    assert said[0] == f"frame 1: 1 debate by {len(AGENTS)} agents (1/1 workers)"
    assert due(world) == ["state/due/3.json"]
    debate = f"1-{one}-1"
    argument = {**comment(2, two, 1, debate, f"Ask @{three}: soup has salt."), "stance": "against"}
    frame(world, argument, vote(2, two, 2, debate, -1))
    said = frame(world, vote(3, three, 1, f"{debate}/2-{two}-1"), vote(3, three, 2, debate, -1))
    assert said[2:4] == [
        'Debate closed: "Tea is soup." in general is lost, 0 for and 2 against.',
        f'  Against, {two} (+1): "Ask @{three}: soup has salt."',
    ]
    assert due(world) == []
    said = frame(world, vote(4, one, 1, debate))
    assert f"Rejected as closed: 4-{one}-1." in said
    world.check()


def test_channels_of_the_tip_are_counted(world: World) -> None:
    one, two = AGENTS[:2]
    frame(world, act("channel", 1, one, slug="tea", title="Tea", about="Leaves."))
    said = frame(world, act("channel", 2, two, slug="rum", title="Rum", about="Cane."))
    assert f"Rejected as full: 2-{two}-1." in said
    assert "state/channels/tea.json" in room.git(
        world.origin, "ls-tree", "-r", "--name-only", "main", "state/channels/"
    )
    world.check()
