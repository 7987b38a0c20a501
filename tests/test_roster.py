"""What the operators' file means where it is silent, who is expected, what stops the clock, which deliveries count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import strategies as st

from fleet import roster
from tests.worlds import law

NEW = {"missed": 0, "owed": [], "last": 0}


def fleet(**more: Any) -> roster.Settings:
    return roster.Settings({"workers": {"a": {}, "b": {}, "c": {}}, **more})


def clock(frame: int, spent: int = 0) -> dict[str, Any]:
    return {"frame": frame, "health": {}, "total": {"usage": {"microusd": spent}}}


def seen(missed: int = 0, owed: tuple[int, ...] = (), last: int = 0) -> dict[str, Any]:
    return {"missed": missed, "owed": list(owed), "last": last}


def test_an_empty_file_means_the_defaults() -> None:
    empty = roster.Settings({})
    assert empty.frame == roster.DEFAULTS["frame"]
    assert empty.limits == roster.DEFAULTS["limits"]
    assert empty.budget == roster.DEFAULTS["budget"]
    assert (empty.name, empty.seed, empty.workers, empty.minds) == ("world", 0, {}, {})
    assert not empty.require_signatures


def test_what_is_said_is_kept_and_the_rest_filled_in() -> None:
    said = roster.Settings({"limits": {"title": 5}, "frame": {"pace": 9}, "workers": {"a": {"streams": 3}}})
    assert said.limits == {**roster.DEFAULTS["limits"], "title": 5}
    assert said.frame == {**roster.DEFAULTS["frame"], "pace": 9}
    assert said.workers == {"a": {"streams": 3, "key": None, "agents": []}}


def test_settings_never_share_their_defaults() -> None:
    roster.Settings({}).limits["title"] = 1
    roster.Settings({}).frame["pace"] = 1
    assert roster.Settings({}).limits["title"] == 200
    assert roster.Settings({}).frame["pace"] == 0


def test_expected_is_who_was_there_is_in_the_roster_and_not_absent() -> None:
    workers = {"c": seen(2), "b": seen(3), "a": seen(0), "gone": seen(0)}
    assert roster.expected(fleet(), workers) == ["a", "c"]
    assert roster.expected(fleet(frame={"absent_after": 1}), workers) == ["a"]
    assert roster.expected(fleet(), {}) == []


@pytest.mark.parametrize(
    ("settings", "now", "why"),
    [
        ({}, clock(9), None),
        ({"frame": {"paused": True}}, clock(9), "paused"),
        ({"frame": {"until": 10}}, clock(9), None),
        ({"frame": {"until": 10}}, clock(10), "at frame 10"),
        ({"frame": {"until": 10}}, clock(11), "at frame 10"),
        ({"frame": {"until": 0}}, clock(0), "at frame 0"),
        ({"budget": {"total_microusd": 5}}, clock(9, 4), None),
        ({"budget": {"total_microusd": 5}}, clock(9, 5), "out of budget"),
        ({"budget": {"total_microusd": 0}}, clock(0, 0), "out of budget"),
    ],
)
def test_the_clock_stops_when_told_to(settings: dict[str, Any], now: dict[str, Any], why: str | None) -> None:
    said = roster.stopped(fleet(**settings), now)
    assert (said is None) if why is None else (said is not None and said.startswith(why))


def test_a_delivery_counts_for_the_next_frame_a_frame_owed_or_an_empty_one_above_the_last() -> None:
    workers = {"a": seen(owed=(3, 5), last=6)}
    at = {frame: roster.timing(frame, "a", True, clock(8), workers) for frame in range(1, 11)}
    assert {frame for frame, when in at.items() if when == "late"} == {3, 5}
    assert {frame for frame, when in at.items() if when == "on time"} == {9}
    empty = {frame for frame in range(1, 11) if roster.timing(frame, "a", False, clock(8), workers) == "late"}
    assert empty == {3, 5, 7, 8}
    assert roster.timing(4, "new", False, clock(8), {}) == "late"
    assert roster.timing(4, "new", True, clock(8), {}) is None


def test_a_frame_is_owed_when_it_closes_without_whom_its_slices_name() -> None:
    workers = {name: seen(last=4) for name in "abc"}
    after = roster.after_frame(fleet(), workers, {"a", "b"}, 5, [("a", 5)])
    assert after == {"a": seen(last=5), "b": seen(1, (5,), 4), "c": seen(1, (), 4)}


def test_any_delivery_makes_one_expected_again_and_strikes_off_what_was_owed() -> None:
    workers = {"a": seen(last=9), "b": seen(7, (4, 5, 9), 3)}
    after = roster.after_frame(fleet(), workers, {"a", "b"}, 10, [("a", 10), ("b", 5)])
    assert after["b"] == seen(0, (4, 9, 10), 5)
    assert roster.expected(fleet(), after) == ["a", "b"]


def test_an_absent_worker_is_no_longer_counted_but_owes_while_the_slices_name_it() -> None:
    after = roster.after_frame(fleet(), {"a": seen(), "b": seen(3, (2,))}, {"a", "b"}, 9, [("a", 9)])
    assert after["b"] == seen(3, (2, 9))


def test_a_stranger_enters_with_its_first_delivery_and_nobody_is_ever_removed() -> None:
    after = roster.after_frame(fleet(), {"gone": seen(9)}, (), 3, [("a", 3), ("b", 2)])
    assert after == {"gone": seen(9), "a": seen(last=3), "b": seen(last=2)}


def test_the_newest_64_frames_owed_are_kept_in_order() -> None:
    workers: dict[str, Any] = {"a": seen()}
    for frame in range(1, 101):
        workers = roster.after_frame(fleet(), workers, {"a"}, frame, [])
    assert workers["a"]["owed"] == list(range(37, 101))


def test_the_state_before_is_left_as_it_was() -> None:
    workers = {"a": seen(1, (2,))}
    roster.after_frame(fleet(), workers, {"a"}, 3, [("a", 2)])
    assert workers == {"a": seen(1, (2,))}


@law(st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 4), st.booleans()), max_size=4), max_size=12))
def test_no_delivery_is_ever_folded_twice(history: list[list[tuple[str, int, bool]]]) -> None:
    """Whatever is offered again, in whatever frame: each (worker, frame) is folded at most once."""
    workers: dict[str, Any] = {name: dict(NEW) for name in "ab"}
    folded: list[tuple[str, int]] = []
    for frame, offers in enumerate(history, 1):
        came = {
            (worker, max(1, frame - back))
            for worker, back, ran in offers
            if roster.timing(max(1, frame - back), worker, ran, clock(frame - 1), workers)
        }
        folded += came
        workers = roster.after_frame(fleet(), workers, {"a", "b"}, frame, came)
    assert len(folded) == len(set(folded))
