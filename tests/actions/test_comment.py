"""`comment`: answers to any depth, in what is there, until the thread is full."""

from __future__ import annotations

from typing import Any

import pytest

from fleet import schema
from tests.worlds import World, comment, debate, delivery, genesis, post, vote


@pytest.fixture
def tip() -> World:
    return genesis().after([delivery(1, "mini-1", post(1, "ada"))])


def rejected(tip: World, *acts: dict[str, Any]) -> dict[str, str]:
    clock = tip.fold([delivery(tip.frame + 1, "mini-1", *acts)]).clock
    return {entry["id"]: entry["why"] for entry in clock["rejected"]}


def test_a_comment_is_in_its_thread_and_among_its_authors_acts(tip: World) -> None:
    after = tip.after([delivery(2, "mini-1", comment(2, "bo", "1-ada-1"))])
    said = {"agent": "bo", "on": "1-ada-1", "body": "Yes, but.", "votes": {}, "flags": {}}
    assert after.threads()["1-ada-1"]["comments"] == {"2-bo-1": said}
    acts = next(agent["acts"] for agent in after.documents("state/agents/").values() if agent["name"] == "bo")
    assert acts == {"2-bo-1": {"do": "comment", "on": "1-ada-1"}}


def test_comments_answer_comments_to_any_depth(tip: World) -> None:
    on = "1-ada-1"
    for frame in range(2, 8):
        tip = tip.after([delivery(frame, "mini-1", comment(frame, "bo", on))])
        on = f"1-ada-1/{frame}-bo-1"
    comments = tip.threads()["1-ada-1"]["comments"]
    assert [comments[f"{frame}-bo-1"]["on"] for frame in range(3, 8)] == [f"{frame}-bo-1" for frame in range(2, 7)]


def test_a_comment_brings_its_thread_to_the_front_of_its_channel(tip: World) -> None:
    after = tip.after([delivery(2, "mini-1", post(2, "bo"), comment(2, "cy", "1-ada-1"))])
    threads = after.document("state/channels/general.json")["threads"]
    assert threads == {"1-ada-1": {"at": "2-cy-1"}, "2-bo-1": {"at": "2-bo-1"}}


def test_a_comment_brings_a_forgotten_thread_back_into_the_window(tip: World) -> None:
    narrow = tip.limited(channel_threads=1).after([delivery(2, "mini-1", post(2, "bo"))])
    assert set(narrow.document("state/channels/general.json")["threads"]) == {"2-bo-1"}
    after = narrow.after([delivery(3, "mini-1", comment(3, "cy", "1-ada-1"))])
    assert after.document("state/channels/general.json")["threads"] == {"1-ada-1": {"at": "3-cy-1"}}
    voted = narrow.after([delivery(3, "mini-1", vote(3, "cy", "1-ada-1"))])
    assert set(voted.document("state/channels/general.json")["threads"]) == {"2-bo-1"}


def test_an_answer_to_what_is_not_there_is_unknown(tip: World) -> None:
    acts = [comment(2, "bo", "1-no-1"), comment(2, "bo", "1-ada-1/1-no-1", 2), comment(2, "bo", "1-no-1/1-ada-1", 3)]
    assert rejected(tip, *acts) == {f"2-bo-{n}": "unknown" for n in (1, 2, 3)}


def test_one_may_answer_what_one_has_just_said(tip: World) -> None:
    assert rejected(tip, post(2, "bo"), comment(2, "bo", "2-bo-1", 2), comment(2, "bo", "2-bo-1/2-bo-2", 3)) == {}


def test_a_comment_that_is_there_already_is_a_duplicate(tip: World) -> None:
    tip = tip.after([delivery(2, "mini-1", comment(2, "bo", "1-ada-1"))])
    assert rejected(tip, comment(2, "bo", "1-ada-1", body="other words")) == {"2-bo-1": "duplicate"}


def test_a_thread_is_full_at_its_bytes_whatever_frame_they_came_in(tip: World) -> None:
    tip = tip.limited(thread_bytes=1500)
    acts = [comment(2, "bo", "1-ada-1", n, body="x" * 300) for n in range(1, 9)]
    clock = tip.fold([delivery(2, "mini-1", *acts)]).clock
    assert 0 < clock["applied"] < 8
    assert {entry["why"] for entry in clock["rejected"]} == {"full"}
    after = tip.after([delivery(2, "mini-1", *acts)])
    assert len(after.files["state/threads/0/1/1-ada-1.json"]) >= 1500
    assert rejected(after, comment(3, "cy", "1-ada-1")) == {"3-cy-1": "full"}
    assert rejected(after, vote(3, "cy", "1-ada-1")) == {}


def test_a_stance_is_kept_in_a_debate_and_nowhere_else(tip: World) -> None:
    sides = [comment(2, "bo", on, n, stance="against") for n, on in enumerate(("1-ada-1", "2-cy-1"), 1)]
    after = tip.after([delivery(2, "mini-1", debate(2, "cy"))]).after([delivery(3, "mini-1", *sides)])
    assert after.clock["rejected"] == []
    assert "stance" not in after.threads()["1-ada-1"]["comments"]["2-bo-1"]
    assert after.threads()["2-cy-1"]["comments"]["2-bo-2"]["stance"] == "against"


@pytest.mark.parametrize(("stance", "good"), [("for", True), ("neither", False), (None, False)])
def test_the_gate_knows_the_stances(stance: Any, good: bool) -> None:
    assert schema.is_valid("actions/comment", comment(2, "bo", "1-ada-1", stance=stance)) is good


def test_the_newest_acts_of_an_agent_are_kept(tip: World) -> None:
    tip = tip.limited(acts=2)
    for frame in (2, 3, 10):
        tip = tip.after([delivery(frame, "mini-1", comment(frame, "ada", "1-ada-1"))])
    assert set(tip.document("state/agents/fd/ada.json")["acts"]) == {"3-ada-1", "10-ada-1"}
    assert tip.document("state/channels/general.json")["threads"] == {"1-ada-1": {"at": "10-ada-1"}}
