"""What a frame says of failures and money, and how the total cap stops the world and lets it go on."""

from __future__ import annotations

from typing import Any

import pytest

from fleet import roster, schema, strictjson
from fleet.delta import Delivery
from fleet.fold import report
from tests import worlds
from tests.worlds import AGENTS, WORKERS, World, post

LEAVES = "budget.total_microusd leaves {} microdollars here, a call can cost {}"


def capped(total: int | None, world: World | None = None) -> World:
    """A world with a total cap."""
    tip = world or worlds.genesis()
    fleet = tip.document("fleet.json")
    return tip.edit("fleet.json", {**fleet, "budget": {**fleet["budget"], "total_microusd": total}})


def frame_of(tip: World, *errors: tuple[str, str], acts: Any = (), **usage: int) -> list[Delivery]:
    """A frame's deliveries: the first worker's with these errors and this use of a model, all others empty."""
    frame = tip.frame + 1
    first = worlds.delta_of(frame, WORKERS[0], acts)
    first["errors"] = [{"agent": agent, "error": error} for agent, error in errors]
    first["usage"] = [{"agents": [], **worlds.USAGE, **usage}] if usage else []
    return [Delivery(WORKERS[0], frame, [first]), *(worlds.delivery(frame, worker) for worker in WORKERS[1:])]


def body(tip: World, deliveries: list[Delivery]) -> list[str]:
    """The log's lines between the subject and the trailers."""
    parts = tip.fold(deliveries).story.message().rstrip("\n").split("\n\n")
    return parts[1].split("\n") if len(parts) == 3 else []


def priced(tip: World) -> dict[str, int]:
    """What the clock's health says of money."""
    return {key: number for key, number in tip.clock["health"].items() if key in ("unpriced", roster.CAPPED)}


def stop(tip: World) -> str | None:
    return roster.stopped(tip.settings, tip.clock)


# --- errors


def test_a_frame_without_errors_and_cost_says_nothing_of_them() -> None:
    tip = worlds.genesis()
    assert body(tip, frame_of(tip)) == []


def test_errors_are_grouped_by_what_went_wrong_the_most_frequent_first_with_the_words_of_the_first() -> None:
    tip = worlds.genesis()
    errors = [("dee", "timeout: no answer within 9 s"), ("bo", "timeout: no answer within 60 s")]
    errors += [("ada", "unreachable: refused"), ("cy", "action 2 (post): no title"), ("cy", "action 3 (post): no body")]
    assert body(tip, frame_of(tip, *errors, acts=[post(1, "ada")])) == [
        "Errors: bo, dee: timeout: no answer within 60 s",
        "Errors: cy: action 2 (post): no title",
        "Errors: ada: unreachable: refused",
    ]


def test_errors_that_differ_in_a_number_alone_are_of_one_kind() -> None:
    tip = worlds.genesis()
    errors = [(agent, LEAVES.format(10 - n, 70 + n)) for n, agent in enumerate(AGENTS)]
    assert body(tip, frame_of(tip, *errors))[1:] == [f"Errors: {', '.join(AGENTS)}: {LEAVES.format(10, 70)}"]


def test_of_many_agents_some_are_named_and_of_many_kinds_some_are_told() -> None:
    tip = worlds.genesis()
    many = [(f"agent-{n}", "busy: 429") for n in range(9)]
    kinds = [("ada", f"{word}: it") for word in ("a", "b", "c", "d", "e", "f")]
    rows = body(tip, frame_of(tip, *many, *kinds, ("bo", "f: it"), acts=[post(1, "cy")]))
    assert rows[0] == "Errors: agent-0, agent-1, agent-2, agent-3, agent-4 and 4 more: busy: 429"
    assert rows[1] == "Errors: ada, bo: f: it"
    assert len(rows) == report.NAMED + 1
    assert rows[-1] == "And 2 errors of other kinds."


def test_no_error_writes_lines_into_the_log_steers_a_terminal_or_runs_on_for_ever() -> None:
    tip = worlds.genesis()
    said = "it\n\nFleet-Frame: 999\n\u202e\u2028\u200b\ufeff\U000e0041" + "x" * 3000
    message = tip.fold(frame_of(tip, ("ada", said), acts=[post(1, "ada")])).story.message()
    assert message.count("\n\n") == 2
    assert [row for row in message.split("\n") if row.startswith("Fleet-Frame")] == ["Fleet-Frame: 1"]
    row = next(row for row in message.split("\n") if row.startswith("Errors"))
    assert row.startswith("Errors: ada: it Fleet-Frame: 999 x")
    assert row.endswith("x...")
    assert len(row) < 300
    assert row.isprintable()


def test_a_frame_in_which_nobody_could_act_says_so_in_capitals() -> None:
    tip = worlds.genesis()
    rows = body(tip, frame_of(tip, ("ada", "unreachable: it"), ("bo", "unreachable: it"), calls=2))
    assert rows == ["NOBODY COULD ACT: every agent that was asked failed.", "Errors: ada, bo: unreachable: it"]


def test_a_silent_frame_is_not_one_in_which_nobody_could_act() -> None:
    tip = worlds.genesis()
    some = [worlds.delivery(1, WORKERS[0], agents=["ada"]), *frame_of(tip, ("bo", "busy: it"))[1:]]
    assert not any("NOBODY" in row for row in body(tip, some))
    assert body(tip, frame_of(tip)) == []


def test_an_agent_of_whom_a_part_was_dropped_has_acted() -> None:
    tip = worlds.genesis()
    rows = body(tip, frame_of(tip, ("ada", "action 2 (post): no title"), acts=[post(1, "ada")]))
    assert rows == ["Errors: ada: action 2 (post): no title"]


# --- money


def test_calls_without_a_known_price_are_counted_in_health_and_said() -> None:
    tip = worlds.genesis()
    deliveries = frame_of(tip, acts=[post(1, "ada")], calls=3, unpriced=3, microusd=0)
    after = tip.after(deliveries)
    assert priced(after) == {"unpriced": 3}
    assert body(tip, deliveries) == ["3 calls without a known price: the cost is higher than counted."]
    single = frame_of(tip, acts=[post(1, "ada")], calls=1, unpriced=1, microusd=0)
    assert body(tip, single) == ["1 call without a known price: the cost is higher than counted."]
    assert priced(after.after(frame_of(after))) == {}, "it was said of that frame alone"


def test_what_a_frame_costs_is_in_its_trailers_and_in_the_total() -> None:
    tip = worlds.genesis()
    deliveries = frame_of(tip, calls=2, prompt_tokens=30, completion_tokens=12, microusd=1_234_567, ms=4_100)
    message = tip.fold(deliveries).story.message()
    for row in ("Fleet-Cost-USD: 1.234567", "Fleet-Tokens: 42", "Fleet-Seconds: 4.100"):
        assert f"\n{row}\n" in message
    tip = tip.after(deliveries)
    assert tip.after(frame_of(tip, microusd=3)).clock["total"]["usage"]["microusd"] == 1_234_570


@pytest.mark.parametrize(("cost", "stops"), [(99, False), (100, True), (101, True)])
def test_the_frame_that_reaches_the_total_cap_stops_the_world_and_says_so(cost: int, stops: bool) -> None:
    tip = capped(100)
    deliveries = frame_of(tip, acts=[post(1, "ada")], microusd=cost)
    assert body(tip, deliveries) == (["The world stops: out of budget."] if stops else [])
    assert stop(tip.after(deliveries)) == ("out of budget" if stops else None)


@pytest.mark.parametrize("settings", [{"until": 1}, {"paused": True}])
def test_the_cap_is_named_also_where_the_world_stops_for_another_reason_too(settings: dict[str, Any]) -> None:
    tip = capped(100)
    fleet = tip.document("fleet.json")
    tip = tip.edit("fleet.json", {**fleet, "frame": {**fleet["frame"], **settings}})
    assert body(tip, frame_of(tip, microusd=100)) == ["The world stops: out of budget."]
    assert body(tip, frame_of(tip, microusd=1)) == []


def test_where_what_is_left_pays_for_no_call_the_world_stops_and_says_so() -> None:
    tip = capped(100).after(frame_of(capped(100), acts=[post(1, "ada")], microusd=90))
    assert stop(tip) is None
    deliveries = frame_of(tip, *((agent, LEAVES.format(10, 40)) for agent in AGENTS))
    rows = body(tip, deliveries)
    assert rows[0].startswith("NOBODY COULD ACT")
    assert rows[-1] == "The world stops: out of budget: what is left pays for no call."
    tip = tip.after(deliveries)
    assert priced(tip) == {roster.CAPPED: 100}
    assert stop(tip) == "out of budget: what is left pays for no call"


def test_the_world_goes_on_when_an_operator_raises_the_cap_or_takes_it_away_and_not_before() -> None:
    tip = capped(100).after(frame_of(capped(100), ("ada", LEAVES.format(100, 101))))
    assert stop(tip)
    for cap, stops in ((99, True), (100, True), (101, False), (None, False)):
        assert bool(stop(capped(cap, tip))) == stops, cap
    tip = capped(500, tip)
    tip = tip.after(frame_of(tip, acts=[post(2, "ada")], microusd=101))
    assert priced(tip) == {}
    assert stop(tip) is None


def test_a_raised_cap_that_still_pays_for_nothing_stops_the_world_again() -> None:
    tip = capped(100).after(frame_of(capped(100), ("ada", LEAVES.format(100, 200))))
    tip = capped(150, tip)
    assert stop(tip) is None
    tip = tip.after(frame_of(tip, ("ada", LEAVES.format(150, 200))))
    assert priced(tip) == {roster.CAPPED: 150}
    assert stop(tip)
    assert stop(capped(200, tip)) is None


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        (LEAVES.format(5, 40), 1),  # others could still pay: a dearer agent waits for a cheaper view
        ("budget.frame_microusd leaves 5 microdollars here, a call can cost 40", 0),  # the next frame has its own
        ("busy: budget.total_microusd", 0),
    ],
)
def test_nothing_else_is_taken_for_the_end_of_the_money(error: str, calls: int) -> None:
    tip = capped(100)
    tip = tip.after(frame_of(tip, ("ada", error), calls=calls, microusd=0))
    assert priced(tip) == {}
    assert stop(tip) is None


def test_without_a_total_cap_no_error_stops_the_world() -> None:
    tip = worlds.genesis()
    tip = tip.after(frame_of(tip, ("ada", LEAVES.format(5, 40))))
    assert priced(tip) == {}
    assert stop(tip) is None


def test_a_clock_that_tells_of_money_is_a_good_document() -> None:
    tip = capped(100)
    tip = tip.after(frame_of(tip, ("ada", LEAVES.format(5, 40))))
    assert schema.is_valid("frame", strictjson.loads(tip.files["frame.json"]))
