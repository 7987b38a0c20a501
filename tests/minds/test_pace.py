"""The pace of an endpoint: stops all lanes when it is told to, halves once a wave, and gets up to speed again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from fleet.minds import pace as paces
from fleet.minds.pace import Pace

LONG = 20.0


def run(story: Coroutine[Any, Any, Any]) -> Any:
    """A story that must end by itself."""
    return asyncio.run(asyncio.wait_for(story, LONG))


def later(seconds: float = LONG) -> float:
    return time.monotonic() + seconds


async def let_in(pace: Pace, count: int) -> int:
    """How many of so many lanes get a place without waiting."""
    lanes = [asyncio.ensure_future(pace.enter(later())) for _ in range(count)]
    for _ in range(10):
        await asyncio.sleep(0)
    entered = [lane for lane in lanes if lane.done()]
    for lane in lanes:
        lane.cancel()
    await asyncio.gather(*lanes, return_exceptions=True)
    return len(entered)


async def filled(pace: Pace, count: int) -> None:
    for _ in range(count):
        assert await pace.enter(later())


async def all_leave(pace: Pace, count: int, busy: bool = False, after: float | None = None) -> None:
    for _ in range(count):
        await pace.leave(busy, after)


def test_a_fresh_endpoint_is_asked_by_all_lanes_at_once() -> None:
    async def story() -> None:
        pace = Pace()
        assert await let_in(pace, 200) == 200
        assert pace.in_flight == 200

    run(story())


def test_a_busy_answer_stops_all_lanes_for_as_long_as_the_endpoint_asks() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 4)
        began = time.monotonic()
        await pace.leave(True, 0.05)
        await all_leave(pace, 3)
        assert await let_in(pace, 4) == 0, "there is room, but it is not time"
        assert await pace.enter(later())
        assert time.monotonic() - began >= 0.05

    run(story())


def test_a_lane_that_waited_for_a_place_hears_of_a_pause_too() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 2)
        await pace.leave(True, 0.0)  # one place from now on, which is taken
        waiting = asyncio.ensure_future(pace.enter(later()))
        await asyncio.sleep(0.01)
        assert not waiting.done()
        began = time.monotonic()
        await pace.leave(True, 0.05)
        assert await waiting
        assert time.monotonic() - began >= 0.05

    run(story())


@pytest.mark.parametrize("after", [0.05, 0.0])
@pytest.mark.parametrize(("flight", "left"), [(40, 20), (8, 4), (2, 1), (1, 1)])
def test_a_wave_of_busy_answers_halves_the_calls_in_flight_once(flight: int, left: int, after: float) -> None:
    """Also where the pause is over before the last call of the wave has come back."""

    async def story() -> int:
        pace = Pace()
        await filled(pace, flight)
        await all_leave(pace, flight, busy=True, after=after)
        await asyncio.sleep(after + 0.01)
        return await let_in(pace, 100)

    assert run(story()) == left


def test_a_second_wave_halves_again_down_to_one_and_never_to_none() -> None:
    async def story() -> list[int]:
        pace = Pace()
        found = []
        flight = 8
        for _ in range(5):
            await filled(pace, flight)
            await all_leave(pace, flight, busy=True, after=0.02)
            await asyncio.sleep(0.03)
            flight = await let_in(pace, 100)
            found.append(flight)
            await all_leave_as_if_never(pace, flight)
        return found

    async def all_leave_as_if_never(pace: Pace, count: int) -> None:
        pace.in_flight -= count  # neither good nor busy

    assert run(story()) == [4, 2, 1, 1, 1]


def test_good_answers_bring_the_pace_up_again_step_by_step() -> None:
    async def story() -> list[int]:
        pace = Pace()
        await filled(pace, 8)
        await all_leave(pace, 8, busy=True, after=0.0)
        await asyncio.sleep(0.01)
        found = []
        for _ in range(12):
            flight = await let_in(pace, 30)
            found.append(flight)
            await all_leave(pace, flight)
        return found

    found = run(story())
    assert found == sorted(found)
    assert found[0] < found[-1]
    assert all(after - before <= 2 for before, after in pairwise(found)), "one more a round"


def test_no_lane_is_left_behind_when_a_crowd_of_lanes_meets_a_slow_endpoint() -> None:
    """A server that takes two calls at a time and says busy to all others: all lanes are served in the end."""
    served: list[int] = []
    open_calls = 0

    async def lane(pace: Pace, number: int) -> None:
        nonlocal open_calls
        while True:
            assert await pace.enter(later())
            open_calls += 1
            busy = open_calls > 2
            await asyncio.sleep(0.002)
            open_calls -= 1
            await pace.leave(busy, 0.004 if busy else None)
            if not busy:
                served.append(number)
                return

    async def story() -> Pace:
        pace = Pace()
        await asyncio.gather(*(lane(pace, number) for number in range(40)))
        return pace

    pace = run(story())
    assert sorted(served) == list(range(40))
    assert pace.in_flight == 0


def test_without_a_time_the_pause_doubles_wave_by_wave_up_to_a_limit_and_a_good_answer_ends_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr(paces, "time", SimpleNamespace(monotonic=lambda: now))

    async def wave(pace: Pace) -> float:
        """How long a busy answer stops the lanes."""
        nonlocal now
        assert await pace.enter(now + 1)
        await pace.leave(True)
        pause = pace._not_before - now
        now = pace._not_before
        return pause

    async def story() -> list[float]:
        pace = Pace()
        found = [await wave(pace) for _ in range(9)]
        assert await pace.enter(now + 1)
        await pace.leave(False)
        return [*found, await wave(pace)]

    first, longest = paces.FIRST, paces.LONGEST
    assert asyncio.run(story()) == [*(min(first * 2**n, longest) for n in range(9)), first]


def test_the_longest_pause_that_a_wave_asks_for_holds() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 3)
        began = time.monotonic()
        for after in (0.01, 0.06, 0.02):
            await pace.leave(True, after)
        assert await pace.enter(later())
        assert time.monotonic() - began >= 0.06

    run(story())


def test_a_lane_whose_time_ends_before_the_pause_does_is_told_so_at_once() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 1)
        await pace.leave(True, 3600)
        assert not await pace.enter(later(600))
        assert pace.in_flight == 0

    run(story())


def test_a_lane_whose_time_ends_while_it_waits_for_a_place_is_told_so() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 2)
        await pace.leave(True, 0.0)
        assert not await pace.enter(later(0.02))
        assert not await pace.enter(later(-1))
        assert pace.in_flight == 1

    run(story())


def test_a_lane_that_is_ended_while_it_waits_takes_no_place() -> None:
    async def story() -> None:
        pace = Pace()
        await filled(pace, 2)
        await pace.leave(True, 0.0)
        waiting = [asyncio.ensure_future(pace.enter(later())) for _ in range(3)]
        await asyncio.sleep(0.01)
        for lane in waiting[:2]:
            lane.cancel()
        await pace.leave(False)
        assert await waiting[2]
        assert pace.in_flight == 1

    run(story())
