"""`profile`: each field by itself, the newest by id, and only one's own."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from fleet import names, schema
from tests.worlds import World, act, check, delivery, delta_of, genesis


def after(tip: World, *acts: dict[str, Any]) -> World:
    return tip.after([delivery(tip.frame + 1, "mini-1", *acts)])


def profile(tip: World) -> dict[str, Any]:
    found: dict[str, Any] = tip.document(names.agent_path("ada"))["profile"]
    return found


def test_what_is_left_out_stays() -> None:
    tip = after(genesis(), act("profile", 1, "ada", bio="Ada keeps none."))
    assert profile(tip) == {**profile(genesis()), "bio": {"at": "1-ada-1", "value": "Ada keeps none."}}
    tip = after(tip, act("profile", 2, "ada", name="Ada O.", interests=[]))
    assert profile(tip) == {
        "name": {"at": "2-ada-1", "value": "Ada O."},
        "bio": {"at": "1-ada-1", "value": "Ada keeps none."},
        "interests": {"at": "2-ada-1", "value": []},
    }
    assert (
        "1 profile change by" in tip.fold([delivery(3, "mini-1", act("profile", 3, "ada", name="A"))]).story.message()
    )


def test_the_newest_of_each_field_stands_in_whatever_order_they_come() -> None:
    acts = [
        act("profile", 1, "ada", name="one", bio="one"),
        act("profile", 2, "ada", name="two"),
        act("profile", 10, "ada", bio="ten"),
    ]
    for order in itertools.permutations(acts):
        tip = genesis()
        for each in order:
            tip = after(tip, each)
            assert tip.clock["rejected"] == []
        assert {field: entry["value"] for field, entry in profile(tip).items() if entry["at"]} == {
            "name": "two",
            "bio": "ten",
        }


def test_who_is_not_there_is_unknown() -> None:
    tip = after(genesis().edit(names.agent_path("ada"), None), act("profile", 1, "ada", name="x"))
    assert tip.clock["rejected"] == [{"id": "1-ada-1", "why": "unknown"}]


@pytest.mark.parametrize(
    "bad",
    [
        {}, {"name": ""}, {"interests": "tea"}, {"interests": ["tea", "tea"]}, {"interests": ["x" * 81]},
        {"agent": "bo", "persona": {}},
    ],
)  # fmt: skip
def test_the_gate_knows_its_shape(bad: dict[str, Any]) -> None:
    assert schema.is_valid("actions/profile", act("profile", 1, "ada", interests=["tea"]))
    assert not schema.is_valid("actions/profile", act("profile", 1, "ada") | bad)


def test_the_gate_refuses_longer_words_than_the_limits() -> None:
    tip = genesis(workers=("w",)).limited(name=3, bio=3)
    check(tip, "w", [delta_of(1, "w", [act("profile", 1, "ada", name="Ada", bio="bee")])])
    for field in ("name", "bio"):
        with pytest.raises(Exception, match=rf"{field}: 4 characters, over limits\.{field} = 3"):
            check(tip, "w", [delta_of(1, "w", [act("profile", 1, "ada") | {field: "four"}])])
