"""What lanes make of thoughts: deltas that the gate takes, whatever a mind did, said or broke."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import delta, names, strictjson
from fleet.errors import Failure
from fleet.minds import LONGEST_ERROR, Desk, Minds, Thought, Turn
from fleet.minds.answers import Journal
from fleet.minds.progress import Progress
from fleet.minds.purse import Purse
from fleet.worker import streams
from tests import worlds
from tests.worlds import law

LIMITS = worlds.genesis().settings.limits
UTC = "2026-11-24T04:05:06Z"
USAGE = {"agents": ["ada"], **worlds.USAGE}
POST = {"do": "post", "channel": "general", "title": "A title", "body": "A body."}
HOSTILE = "\x1b[31mred\x9b \u202e \x00 half \ud83d \ufeff\u2028 \n end"


class Here:
    """What a delta takes from the world."""

    frame = 6
    timeline = "main"
    settings = worlds.genesis().settings


def made(*lanes: list[Thought]) -> list[dict[str, Any]]:
    """The deltas of the lanes' thoughts, after the gate has let them pass."""
    here: Any = Here()
    found = streams.deltas(here, "mini-1", UTC, lanes)
    parsed = []
    for each in found:
        path = names.delta_path(7, "mini-1", each["stream"])
        parsed.append((path, delta.parse(path, strictjson.dumps(each))))
    delta.judge(parsed, delta.Binding("main", 7, "mini-1", LIMITS, lambda agent: "mini-1"))
    return found


# --- deltas


def test_each_lane_has_a_delta_also_one_without_agents() -> None:
    found = made([Thought("ada", [POST, POST])], [], [Thought("bo")])
    assert [(each["stream"], each["agents"]) for each in found] == [("00", ["ada"]), ("01", []), ("02", ["bo"])]
    assert [act["id"] for act in found[0]["actions"]] == ["7-ada-1", "7-ada-2"]
    assert "usage" not in found[0]


def test_a_delivery_that_would_be_too_large_leaves_out_those_who_wrote_most_and_says_so(monkeypatch: Any) -> None:
    monkeypatch.setitem(Here.settings.limits, "delta_bytes", 4000)
    long = [Thought(name, [{**POST, "body": "x" * size}]) for name, size in (("ada", 2500), ("bo", 100), ("cy", 1500))]
    found = made(long[:2], long[2:])
    assert sum(len(strictjson.dumps(each)) for each in found) <= 4000
    assert [act["agent"] for each in found for act in each["actions"]] == ["bo", "cy"]
    (error,) = found[0]["errors"]
    assert (error["agent"], error["error"].partition(":")[0]) == ("ada", "limits.delta_bytes")


def test_an_agent_that_failed_is_among_the_errors_and_not_among_those_who_ran_and_its_cost_is_told() -> None:
    (found,) = made([Thought("ada", error="busy: 429", usage=[USAGE]), Thought("bo", [POST])])
    assert found["agents"] == ["bo"]
    assert found["errors"] == [{"agent": "ada", "error": "busy: 429"}]
    assert found["usage"] == [USAGE]


def test_what_was_dropped_of_an_agent_is_told_and_the_agent_ran() -> None:
    (found,) = made([Thought("ada", [POST], faults=[f"action {n}: no" for n in range(20)])])
    assert found["agents"] == ["ada"]
    assert [error["error"] for error in found["errors"]] == [f"action {n}: no" for n in range(streams.FAULTS)]


def test_an_action_that_no_document_may_hold_is_dropped_and_the_ids_have_no_gap() -> None:
    bad = [{**POST, "title": text} for text in ("\x1b[2J", "half \ud83d", "\x9b")]
    (found,) = made([Thought("ada", [POST, *bad, POST])])
    assert [act["id"] for act in found["actions"]] == ["7-ada-1", "7-ada-2"]
    assert len(found["errors"]) == 3
    assert all(error["error"].startswith("an action (post) was dropped: ") for error in found["errors"])


def test_an_error_that_quotes_hostile_text_or_a_whole_book_loses_no_delivery() -> None:
    (found,) = made([Thought("ada", error=HOSTILE), Thought("bo", [POST], faults=[HOSTILE, "x" * 10**5])])
    said = [error["error"] for error in found["errors"]]
    assert said[0] == said[1]
    assert said[0].startswith("\ufffd[31mred\ufffd")
    assert len(said[2]) == LONGEST_ERROR


@law(st.text(), st.lists(st.text(), max_size=3), examples=100)
def test_whatever_is_said_of_a_failure_the_gate_takes_the_delta(error: str, faults: list[str]) -> None:
    made([Thought("ada", error="x" + error), Thought("bo", [POST], faults=faults)])


# --- lanes


class Mind:
    """A mind that does as it is told, agent by agent."""

    def __init__(self, deeds: dict[str, Any], per_call: int = 1) -> None:
        self.deeds = deeds
        self.per_call = per_call
        self.flying = 0
        self.most = 0
        self.calls: list[list[str]] = []

    async def think(self, turns: list[Turn], desk: Desk) -> list[Thought]:
        self.calls.append([turn.agent for turn in turns])
        self.flying += 1
        self.most = max(self.most, self.flying)
        await asyncio.sleep(0.001)
        self.flying -= 1
        for turn in turns:
            if isinstance(self.deeds.get(turn.agent), Exception):
                raise self.deeds[turn.agent]
        return [Thought(turn.agent, [POST]) for turn in turns]


def minds_of(mind: Mind) -> Minds:
    minds = Minds("only", lambda key: None)
    minds._open["only"] = mind  # type: ignore[assignment]
    return minds


def desk(folder: Path, agents: int) -> Desk:
    return Desk(Journal(str(folder), "main", 7), Purse(None, 0), 60.0, str(folder), Progress(agents))


def ran(folder: Path, mind: Mind, lanes: int, agents: int) -> tuple[list[list[Thought]], Desk]:
    turns = [Turn({"agent": f"a{n}"}, LIMITS) for n in range(agents)]
    world: Any = worlds.genesis()
    minds = minds_of(mind)
    at = desk(folder, agents)
    return asyncio.run(streams.run(streams.plans(turns, lanes, world, minds), minds, at)), at


def test_agents_are_dealt_round_to_lanes_each_with_one_call_in_flight_at_most(tmp_path: Path) -> None:
    mind = Mind({})
    lanes, _ = ran(tmp_path, mind, 3, 8)
    assert [[thought.agent for thought in lane] for lane in lanes] == [
        ["a0", "a3", "a6"],
        ["a1", "a4", "a7"],
        ["a2", "a5"],
    ]
    assert mind.most == 3


def test_a_call_speaks_for_as_many_agents_of_a_lane_as_the_mind_likes(tmp_path: Path) -> None:
    mind = Mind({}, per_call=2)
    lanes, _ = ran(tmp_path, mind, 2, 7)
    assert sorted(mind.calls) == [["a0", "a2"], ["a1", "a3"], ["a4", "a6"], ["a5"]]
    assert sum(map(len, lanes)) == 7


def test_a_bug_of_a_mind_costs_its_agent_the_frame_and_nobody_else(tmp_path: Path) -> None:
    lanes, at = ran(tmp_path, Mind({"a1": ZeroDivisionError("by \x00")}), 2, 6)
    errors = {thought.agent: thought.error for lane in lanes for thought in lane if thought.error}
    assert errors == {"a1": "ZeroDivisionError: by \ufffd"}
    assert at.progress.failed == ["a1"]
    assert at.progress.done == 6


def test_what_the_operator_must_mend_stops_all_lanes(tmp_path: Path) -> None:
    mind = Mind({"a1": Failure("mend it")})
    with pytest.raises(ExceptionGroup) as group:
        ran(tmp_path, mind, 2, 100)
    assert [str(error) for error in group.value.exceptions] == ["mend it"]
    assert len(mind.calls) < 20
