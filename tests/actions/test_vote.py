"""`vote`: one an agent and target, the newest by id, whenever it arrives; a cap on those that stand."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.worlds import AGENTS, World, comment, debate, delivery, genesis, post, vote

THREAD = "state/threads/0/1/1-ada-1.json"


@pytest.fixture
def tip() -> World:
    return genesis().after([delivery(1, "mini-1", post(1, "ada"), comment(1, "ada", "1-ada-1", 2))])


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def test_a_vote_is_on_a_thread_or_on_a_comment(tip: World) -> None:
    thread = after(tip, vote(2, "bo", "1-ada-1"), vote(2, "bo", "1-ada-1/1-ada-2", -1, 2)).document(THREAD)
    assert thread["votes"] == {"bo": {"at": "2-bo-1", "value": 1}}
    assert thread["comments"]["1-ada-2"]["votes"] == {"bo": {"at": "2-bo-2", "value": -1}}


def test_the_newest_vote_stands_in_whatever_order_they_come(tip: World) -> None:
    votes = [vote(2, "bo", "1-ada-1", 1, 1), vote(3, "bo", "1-ada-1", -1, 1), vote(3, "bo", "1-ada-1", 0, 10)]
    for order in itertools.permutations(votes):
        world = tip
        for act in order:
            world = after(world, act)
            assert world.clock["rejected"] == []
        assert world.document(THREAD)["votes"] == {"bo": {"at": "3-bo-10", "value": 0}}


def test_a_vote_taken_back_stays_with_value_0(tip: World) -> None:
    world = after(after(tip, vote(2, "bo", "1-ada-1")), vote(3, "bo", "1-ada-1", 0))
    assert world.document(THREAD)["votes"] == {"bo": {"at": "3-bo-1", "value": 0}}


def test_the_same_vote_again_changes_nothing(tip: World) -> None:
    once = after(tip, vote(2, "bo", "1-ada-1"))
    assert after(once, vote(2, "bo", "1-ada-1")).files[THREAD] == once.files[THREAD]


def test_an_old_vote_on_what_has_closed_is_closed_too(tip: World) -> None:
    tip = after(after(after(tip.limited(debate_frames=1), debate(2, "ada")), vote(3, "bo", "2-ada-1", -1)))
    late = after(tip, vote(2, "bo", "2-ada-1"), vote(5, "cy", "2-ada-1"))
    assert [entry["why"] for entry in late.clock["rejected"]] == ["closed", "closed"]
    assert late.threads()["2-ada-1"]["votes"] == {"bo": {"at": "3-bo-1", "value": -1}}


def test_a_vote_on_what_is_not_there_is_unknown(tip: World) -> None:
    acts = [vote(2, "bo", "9-no-1"), vote(2, "bo", "1-ada-1/9-no-1", n=2)]
    assert [entry["why"] for entry in after(tip, *acts).clock["rejected"]] == ["unknown", "unknown"]


def test_a_new_vote_over_the_cap_is_full_and_zeros_do_not_count(tip: World) -> None:
    tip = tip.limited(votes=2)
    two = after(tip, vote(2, "bo", "1-ada-1"), vote(2, "cy", "1-ada-1", -1))
    assert after(two, vote(3, "dee", "1-ada-1")).clock["rejected"] == [{"id": "3-dee-1", "why": "full"}]
    assert after(two, vote(3, "dee", "1-ada-1", 0)).clock["rejected"] == []
    assert after(two, vote(3, "bo", "1-ada-1", -1)).clock["rejected"] == []
    freed = after(two, vote(3, "bo", "1-ada-1", 0))
    third = after(freed, vote(4, "dee", "1-ada-1"))
    assert third.clock["rejected"] == []
    assert after(third, vote(5, "bo", "1-ada-1")).clock["rejected"] == [{"id": "5-bo-1", "why": "full"}]


def test_an_old_vote_that_comes_late_to_a_full_target_counts_as_applied(tip: World) -> None:
    tip = tip.limited(votes=1)
    world = after(after(tip, vote(3, "bo", "1-ada-1", 0)), vote(3, "cy", "1-ada-1"))
    late = after(world, vote(2, "bo", "1-ada-1"))
    assert late.clock["applied"] == 1
    assert late.files[THREAD] == world.files[THREAD]


def test_a_vote_is_no_act_of_ones_own(tip: World) -> None:
    world = after(tip, *(vote(2, agent, "1-ada-1") for agent in AGENTS))
    acts = {agent["name"]: agent["acts"] for agent in world.documents("state/agents/").values()}
    assert [name for name, found in acts.items() if found] == ["ada"]
    assert world.document("state/channels/general.json") == tip.document("state/channels/general.json")
