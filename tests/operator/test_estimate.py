"""What a frame would cost, before it is run: no model is asked, and what comes is what was said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fleet.errors import Failure
from fleet.operator import estimate
from tests.askers import Fleet, falling_back, post, reach, run, say, think, total, warm
from tests.endpoint import Endpoint, Request

PRICED = {"input-price": "2", "output-price": "10", "max-tokens": "400"}


@pytest.fixture(autouse=True, scope="module")
def imported() -> None:
    warm()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as running:
        running.modes(say(post()))
        yield running


def estimated(fleet: Fleet, worker: str = "") -> Any:
    return estimate.estimate(str(fleet.clones[worker] if worker else fleet.clone))


def counting(endpoint: Endpoint, fleet: Fleet) -> None:
    """Let the endpoint count a prompt's tokens as the estimate does."""
    from fleet.minds.calls import Model

    model = Model("openai/x", endpoint.url, None, None, "m")
    model.open()

    def plan(request: Request) -> str:
        endpoint.usage = (sum(map(model.count, request.texts)), 200)
        return say(post())

    endpoint.modes(plan)


def test_a_guess_of_answers_half_as_long_as_they_may_be_and_prompts_as_they_are_sent(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask({**reach(endpoint), **PRICED})
    found = estimated(fleet)
    assert endpoint.count == 0
    mind = found["minds"]["litellm"]
    assert (found["agents"], found["agents_of_world"], mind["calls"], found["frame"]) == (6, 6, 6, 1)
    assert mind["completion_tokens"] == 6 * 200 and not mind["answer_known"]
    assert found["microusd"] == 2 * mind["prompt_tokens"] + 10 * 6 * 200
    counting(endpoint, fleet)
    deltas, _ = think(fleet.clone)
    assert total(deltas, "prompt_tokens") == mind["prompt_tokens"]
    assert total(deltas, "microusd") == found["microusd"] < found["worst_microusd"]


def test_after_a_frame_answers_are_taken_to_be_as_long_as_they_were(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask({**reach(endpoint), **PRICED})
    endpoint.usage = (1000, 37)
    run(fleet.clone, "work", "--frames", "1")
    found = estimated(fleet)
    assert found["minds"]["litellm"]["completion_tokens"] == 6 * 37
    assert found["minds"]["litellm"]["answer_known"]
    assert "as in the last frame" in run(fleet.clone, "estimate")
    assert json.loads(run(fleet.clone, "estimate", "--json")) == found


def test_one_call_for_several_is_estimated_as_that(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask({**reach(endpoint), **PRICED})
    alone = estimated(fleet)["minds"]["litellm"]
    fleet.ask({"agents-per-call": "3"})
    together = estimated(fleet)["minds"]["litellm"]
    assert (alone["calls"], together["calls"]) == (6, 2)
    assert together["prompt_tokens"] < 0.6 * alone["prompt_tokens"]


def test_the_whole_world_is_estimated_by_the_agents_of_the_slice_not_by_those_who_have_a_turn(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    fleet = Fleet(tmp_path, agents=24, workers=("mini-1", "mini-2"))
    fleet.ask({**reach(endpoint), **PRICED})
    whole = estimated(fleet)
    assert 0.8 < whole["world_microusd"] / (2 * whole["microusd"]) < 1.2
    fleet.set({"frame": {"turns": 8}})
    for worker in fleet.workers:
        part = estimated(fleet, worker)
        assert part["agents"] < 12
        assert part["world_microusd"] <= part["microusd"] * 24 / 11


def test_calls_without_a_price_are_counted_and_a_share_is_named(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.ask(reach(endpoint))
    assert "6 calls have no known price" in run(fleet.clone, "estimate")
    fleet.set({"budget": {"frame_microusd": 50}})
    with pytest.raises(Failure, match="no known price"):
        estimated(fleet)
    fleet.ask(PRICED)
    found = estimated(fleet)
    assert (found["share_microusd"], found["share_by"]) == (50, "budget.frame_microusd")
    assert "budget.frame_microusd gives this worker 0.000050 USD, LESS than the likely cost" in run(
        fleet.clone, "estimate"
    )


def test_agents_of_several_minds_are_told_apart(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path)
    fleet.set({"minds": {"model": {"agents": fleet.agents()[:2]}}})
    fleet.ask({"kind": "litellm", **reach(endpoint), **PRICED}, "model", default=False)
    found = estimated(fleet)
    assert {name: entry["agents"] for name, entry in found["minds"].items()} == {"model": 2, "scripted": 4}
    assert "scripted: 4 agents, free" in run(fleet.clone, "estimate")


def test_no_turn_costs_more_than_was_said_whatever_goes_wrong(endpoint: Endpoint, tmp_path: Path) -> None:
    """Each call fails and is charged as much as it can be; the fallback model is dearer than the first one."""
    fleet = Fleet(tmp_path)
    fleet.ask({**reach(endpoint, model="gpt-4o-mini"), **falling_back(endpoint, model="gpt-4o"), "max-tokens": "300"})
    most = estimated(fleet)["worst_microusd"]

    def plan(request: Request) -> str:
        endpoint.usage = (sum(len(text.encode()) for text in request.texts), 300)
        return "say:" + "no JSON \U0001f600 " * 2000

    endpoint.modes(plan)
    deltas, _ = think(fleet.clone)
    assert endpoint.count == 18
    assert 0 < total(deltas, "microusd") <= most


SMALL = {"manner": "small", **PRICED}


def test_in_the_small_manner_every_step_of_a_turn_is_a_call(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, agents=24)
    fleet.ask({**reach(endpoint), **SMALL})
    found = estimated(fleet)["minds"]["litellm"]
    assert 2 * 24 <= found["calls"] <= 4 * 24, "a choice, and a text or two"

    def plan(request: Request) -> str:
        choice = request.body.get("response_format")
        if not choice:
            return f"say:{request.texts[-1].splitlines()[-1][:150]}."
        schema = choice["json_schema"]["schema"]
        branch = schema.get("anyOf", [schema])[endpoint.count % 2 - 1]
        return "say:" + json.dumps({field: node["enum"][0] for field, node in branch["properties"].items()})

    endpoint.modes(plan)
    think(fleet.clone)
    assert 0.7 < found["calls"] / endpoint.count < 1.3
    assert estimated(fleet)["worst_microusd"] > found["microusd"]


def test_what_is_kept_for_frames_owed_is_told(endpoint: Endpoint, tmp_path: Path) -> None:
    fleet = Fleet(tmp_path, workers=("mini-1", "mini-2"), world={"frame": {"deadline": 1}})
    fleet.set({"budget": {"total_microusd": 10**6}})
    for worker in fleet.workers:
        fleet.ask({**reach(endpoint), **PRICED}, worker=worker)
    assert estimated(fleet)["reserved_microusd"] == 0
    endpoint.usage = (100, 10)
    run(fleet.clone, "work", "--frames", "1")
    found = estimated(fleet)
    assert found["reserved_microusd"] == 500_000
    assert "0.500000 USD of the total cap are kept for frames that workers owe" in run(fleet.clone, "estimate")
