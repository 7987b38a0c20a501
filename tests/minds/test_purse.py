"""The purse: never spends more than its share, whoever asks at once, and lets nobody wait for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import strategies as st

from fleet.minds.purse import Purse
from tests.worlds import law

CALL = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 3))
"""(the worst case, what it comes to at most, for how many turns of the loop it is in flight)."""
LANES = st.lists(st.lists(CALL, max_size=5), min_size=1, max_size=6)


TURNS = 1000
"""Turns of the loop in which any story here is over: nothing in it waits for a clock."""


def run(story: Coroutine[Any, Any, Any]) -> Any:
    """A story that must end by itself: one that does not is a deadlock."""

    async def watched() -> Any:
        task = asyncio.ensure_future(story)
        for _ in range(TURNS):
            if task.done():
                return task.result()
            await asyncio.sleep(0)
        raise AssertionError("a deadlock")

    return asyncio.run(watched())


async def turns(count: int = 5) -> None:
    """Let all others go as far as they get."""
    for _ in range(count):
        await asyncio.sleep(0)


async def lane(purse: Purse, calls: list[tuple[int, int, int]], log: list[tuple[bool, int]]) -> None:
    for worst, most, flight in calls:
        let_in = await purse.reserve(worst)
        if let_in:
            assert purse.left is None or purse.left >= 0
            for _ in range(flight):
                await asyncio.sleep(0)
            cost = min(worst, most)
            await purse.settle(worst, cost)
        log.append((let_in, cost if let_in else worst))


@law(st.none() | st.integers(0, 120), st.integers(0, 60), LANES, examples=150)
def test_spent_never_exceeds_the_share_where_no_call_costs_more_than_its_worst(
    share: int | None, before: int, lanes: list[list[tuple[int, int, int]]]
) -> None:
    """And every lane comes to its end, each call let in or refused."""
    purse = Purse(share, before, "the cap")
    log: list[tuple[bool, int]] = []

    async def story() -> None:
        await asyncio.gather(*(lane(purse, calls, log) for calls in lanes))

    run(story())
    assert len(log) == sum(map(len, lanes))
    spent = before + sum(cost for let_in, cost in log if let_in)
    assert purse.spent == spent
    if share is None:
        assert all(let_in for let_in, _ in log)
        assert purse.left is None
    else:
        assert spent <= max(share, before)
        assert purse.left == share - spent


@law(st.integers(0, 120), LANES, examples=80)
def test_a_call_is_refused_only_where_it_does_not_fit_what_is_left_when_nobody_is_in_flight(
    share: int, lanes: list[list[tuple[int, int, int]]]
) -> None:
    purse = Purse(share, 0)
    refused: list[bool] = []

    async def watched(calls: list[tuple[int, int, int]]) -> None:
        for call in calls:
            log: list[tuple[bool, int]] = []
            await lane(purse, [call], log)
            if not log[0][0]:
                refused.append(purse.spent + call[0] > share)

    async def story() -> None:
        await asyncio.gather(*map(watched, lanes))

    run(story())
    assert all(refused)


def test_a_call_of_exactly_what_is_left_is_let_in_and_one_microdollar_more_is_not() -> None:
    purse = Purse(100, 40)
    assert run(purse.reserve(60))
    assert purse.left == 0
    run(purse.settle(60, 59))
    assert not run(purse.reserve(2))
    assert run(purse.reserve(1))


def test_without_a_share_everything_fits_and_is_counted_all_the_same() -> None:
    purse = Purse(None, 7)
    assert run(purse.reserve(10**15))
    run(purse.settle(10**15, 5))
    assert (purse.spent, purse.left) == (12, None)


@pytest.mark.parametrize(("cost", "let_in"), [(20, True), (60, False)])
def test_a_lane_that_must_wait_for_others_waits_and_is_then_let_in_or_refused(cost: int, let_in: bool) -> None:
    async def story() -> None:
        purse = Purse(100, 0)
        assert await purse.reserve(70)
        waiting = asyncio.ensure_future(purse.reserve(50))
        await turns()
        assert not waiting.done()
        await purse.settle(70, cost)
        assert await waiting is let_in
        assert purse.left == 100 - cost - (50 if let_in else 0)

    run(story())


def test_a_lane_waits_for_the_last_one_in_flight_before_it_is_refused() -> None:
    async def story() -> None:
        purse = Purse(100, 0)
        assert await purse.reserve(50)
        assert await purse.reserve(50)
        waiting = asyncio.ensure_future(purse.reserve(80))
        await purse.settle(50, 10)
        await turns()
        assert not waiting.done()
        await purse.settle(50, 10)
        assert await waiting

    run(story())


def test_a_small_call_goes_by_one_that_waits() -> None:
    async def story() -> None:
        purse = Purse(100, 0)
        assert await purse.reserve(60)
        waiting = asyncio.ensure_future(purse.reserve(50))
        await turns()
        assert await purse.reserve(40)
        await purse.settle(40, 40)
        await purse.settle(60, 20)
        assert not await waiting

    run(story())


def test_of_many_that_wait_as_many_are_let_in_as_fit_and_no_one_is_left_waiting() -> None:
    async def story() -> list[bool]:
        purse = Purse(100, 0)
        assert await purse.reserve(100)
        waiting = [asyncio.ensure_future(purse.reserve(30)) for _ in range(6)]
        await turns()
        await purse.settle(100, 25)
        await turns()
        assert sum(each.done() for each in waiting) == 2
        assert purse.left == 15
        for _ in range(6):
            if sum(each.done() for each in waiting) < 6:
                await purse.settle(30, 30)
                await turns()
        return list(await asyncio.gather(*waiting))

    assert run(story()).count(True) == 2


def test_a_lane_that_is_ended_while_it_waits_holds_nothing_and_stands_in_nobodys_way() -> None:
    async def story() -> None:
        purse = Purse(100, 0)
        assert await purse.reserve(100)
        waiting = [asyncio.ensure_future(purse.reserve(90)) for _ in range(3)]
        await turns()
        waiting[0].cancel()
        await turns()
        await purse.settle(100, 0)
        assert await waiting[1]
        assert purse.left == 10
        await purse.settle(90, 0)
        assert await waiting[2]
        with pytest.raises(asyncio.CancelledError):
            await waiting[0]

    run(story())


def test_what_was_spent_before_the_worker_was_killed_counts() -> None:
    assert not run(Purse(100, 100).reserve(1))
    assert run(Purse(100, 100).reserve(0))
    assert not run(Purse(100, 130).reserve(0))
    assert Purse(100, 130).left == -30


def test_a_call_that_cost_more_than_its_worst_leaves_less_for_the_next() -> None:
    purse = Purse(100, 0)
    assert run(purse.reserve(10))
    run(purse.settle(10, 95))
    assert not run(purse.reserve(10))
    assert run(purse.reserve(5))
