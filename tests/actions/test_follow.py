"""`follow` and `unfollow`: the newest of both stands, in whatever order they come; a cap on those who are followed."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from fleet import names, schema
from tests.worlds import World, act, delivery, genesis


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def following(tip: World, agent: str = "ada") -> dict[str, Any]:
    found: dict[str, Any] = tip.document(names.agent_path(agent))["following"]
    return found


def rejected(tip: World) -> dict[str, str]:
    return {entry["id"]: entry["why"] for entry in tip.clock["rejected"]}


def test_a_follow_is_in_the_followers_document_alone() -> None:
    tip = after(genesis(), act("follow", 1, "ada", whom="bo"))
    assert following(tip) == {"bo": {"at": "1-ada-1", "value": 1}}
    assert tip.files[names.agent_path("bo")] == genesis().files[names.agent_path("bo")]
    assert tip.clock["actions"] == {"follow": 1}


def test_the_newest_stands_in_whatever_order_they_come() -> None:
    acts = [
        act("follow", 2, "ada", whom="bo"),
        act("unfollow", 3, "ada", whom="bo"),
        act("follow", 1, "ada", whom="bo"),
    ]
    for order in itertools.permutations(acts):
        tip = genesis()
        for each in order:
            tip = after(tip, each)
            assert rejected(tip) == {}
        assert following(tip) == {"bo": {"at": "3-ada-1", "value": 0}}


def test_who_is_not_there_is_unknown() -> None:
    gone = genesis().edit(names.agent_path("bo"), None)
    acts = [
        act("follow", 1, "ada", whom="nobody"),
        act("unfollow", 1, "cy", whom="bo"),
        act("follow", 1, "bo", whom="ada"),
    ]
    assert rejected(after(gone, *acts)) == {"1-ada-1": "unknown", "1-cy-1": "unknown", "1-bo-1": "unknown"}


def test_a_new_follow_over_the_cap_is_full_and_zeros_do_not_count() -> None:
    tip = after(genesis().limited(follows=1), act("follow", 1, "ada", whom="bo"))
    assert rejected(after(tip, act("follow", 2, "ada", whom="cy"))) == {"2-ada-1": "full"}
    assert rejected(after(tip, act("follow", 2, "ada", whom="bo"))) == {}
    swap = [act("unfollow", 2, "ada", whom="bo"), act("follow", 2, "ada", 2, whom="cy")]
    assert rejected(after(tip, *swap)) == {}
    assert rejected(after(after(tip, *swap), act("follow", 3, "ada", whom="bo"))) == {"3-ada-1": "full"}
    assert rejected(after(tip, act("unfollow", 2, "ada", whom="cy"))) == {}


@pytest.mark.parametrize("do", ["follow", "unfollow"])
def test_the_gate_knows_its_shape(do: str) -> None:
    good = act(do, 1, "ada", whom="bo")
    assert schema.is_valid(f"actions/{do}", good)
    for bad in ({"whom": "Bo"}, {"whom": None}, {"on": "bo"}):
        assert not schema.is_valid(f"actions/{do}", {**good, **bad})
